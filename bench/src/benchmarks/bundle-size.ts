import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Benchmark } from '../benchmark.ts';
import { type ProgramName, programNames, sourceOfProgram } from '../cold-programs.ts';
import { startServer } from '../start-server.ts';
import { short, told } from '../statistics.ts';

const names = programNames.filter((name) => name !== 'bare');
const others = names.filter((name) => name !== 'ours' && name !== 'node:http');
/** Built by esbuild into this folder, and run from there. */
const folder = join(import.meta.dirname, 'bundles');

interface Bundle {
  readonly kb: number;
  /** Whether Node runs it as it is, as an ES module. */
  readonly runs: boolean;
}

/** The program of one call with all that it may ever load as one file, minified. */
export const bundleSize: Benchmark = {
  id: 'H4',
  title: 'bundle',
  async run() {
    const server = await startServer();
    const bundles: Partial<Record<ProgramName, Bundle>> = {};
    for (const name of names) bundles[name] = await bundle(name, server.url);
    server.stop();
    const kb = (name: ProgramName): number => bundles[name]?.kb ?? Number.NaN;
    const runs = (name: ProgramName): boolean => bundles[name]?.runs ?? false;
    return {
      rows: [
        {
          measure: 'bundle of one call as an ES module, min + gzip, KB',
          ours: short(kb('ours')),
          goal: '≤ 11',
          isMet: kb('ours') <= 11 && runs('ours'),
          limit: short(kb('node:http')),
          others: told(others, (name) => short(kb(name)) + (runs(name) ? '' : ' (does not run)')),
        },
      ],
      runs: 1,
      figures: { unit: 'KB', bundles },
    };
  },
};

async function bundle(name: ProgramName, url: string): Promise<Bundle> {
  const outfile = join(folder, `${name.replace(/\W+/g, '-')}.mjs`);
  await build({
    entryPoints: [sourceOfProgram(name)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    outfile,
    // The paths of ours lead to sources; what is measured is what is packed.
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const { stdout } = spawnSync(process.execPath, [outfile, url], { encoding: 'utf8' });
  return { kb: gzipSync(readFileSync(outfile), { level: 9 }).length / 1_000, runs: stdout.trim() === 'river' };
}
