import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Benchmark } from '../benchmark.ts';
import { type ProgramName, programNames, sourceOfProgram } from '../cold-programs.ts';
import { startServer } from '../start-server.ts';
import { short, told } from '../statistics.ts';

const names = programNames.filter((name) => name !== 'bare' && name !== 'ours over fetch');
const others = names.filter((name) => name !== 'ours' && name !== 'node:http');
/** Built by esbuild into this folder, and run from there. */
const folder = join(import.meta.dirname, 'bundles');

interface Bundle {
  readonly kb: number;
  /** How much of it are descriptions of operations: so much more it is when they double. */
  readonly described: number;
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
        {
          measure: 'the same: how much more it is when the operations double',
          ours: `${((bundles.ours?.described ?? Number.NaN) * 100).toFixed(1)} %`,
          goal: '≤ 1 %',
          isMet: (bundles.ours?.described ?? Number.NaN) <= 0.01,
          limit: '0 %',
          others: {},
        },
      ],
      runs: 1,
      figures: { unit: 'KB', bundles },
    };
  },
};

async function bundle(name: ProgramName, url: string): Promise<Bundle> {
  const outfile = join(folder, `${name.replace(/\W+/g, '-')}.mjs`);
  const { metafile } = await build({
    entryPoints: [sourceOfProgram(name)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    outfile,
    // The paths of ours lead to sources; what is measured is what is packed.
    tsconfigRaw: {},
    logLevel: 'error',
    metafile: true,
  });
  const { stdout } = spawnSync(process.execPath, [outfile, url], { encoding: 'utf8' });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const sizeOf = (isCounted: (path: string) => boolean): number =>
    inputs.reduce((sum, [path, input]) => sum + (isCounted(path) ? input.bytesInOutput : 0), 0);
  const described = sizeOf((path) => path.includes('.shapes-')) / sizeOf(() => true);
  return {
    described,
    kb: gzipSync(readFileSync(outfile), { level: 9 }).length / 1_000,
    runs: stdout.trim() === 'river',
  };
}
