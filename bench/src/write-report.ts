import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { allClients } from './clients/all-clients.ts';
import { type Outcomes, tableOf, verdictOf } from './table.ts';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'bench/README.md');
const major = process.versions.node.split('.')[0];
/** Each Node has a place of its own. */
const [begin, end] = [`<!-- bench:node${major} -->`, `<!-- /bench:node${major} -->`];

/** Keeps the figures of a whole run, and puts its table into the page of the benchmarks. */
export function writeReport(outcomes: Outcomes): void {
  const date = new Date().toISOString().slice(0, 10);
  const machine = { node: process.version, cpus: cpus().length, platform: process.platform };
  const { devDependencies: versions } = JSON.parse(readFileSync(join(root, 'bench/package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const file = `bench/results/${date}-node${major}.json`;
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  const report = { date, ...machine, versions, outcomes };
  writeFileSync(join(root, file), `${JSON.stringify(report, shortened, 1)}\n`);
  const others = Object.keys(allClients).filter((name) => name in versions);
  const runs = Object.values(outcomes).flatMap((outcome) => (outcome.runs > 1 ? [outcome.runs] : []));
  const text = [
    begin,
    `Measured ${date} with Node ${machine.node.slice(1)} on ${machine.cpus} CPUs over loopback: our packages as a release`,
    `has them, in turn with the others (${others.map((name) => `${name} ${versions[name]}`).join(', ')}),`,
    `each with its defaults. Medians of ${Math.min(...runs)} to ${Math.max(...runs)} runs, with the lowest and the highest figure`,
    'of any run in brackets; sizes are measured once. "Ours over fetch" is the same client where somebody has patched `fetch`.',
    '',
    tableOf(outcomes),
    '',
    verdictOf(outcomes),
    '',
    'The limit in H1 and H2 is bare `node:http`. In the waits of H3, in H8 and in H9 the clients run side by side, and share the',
    `processors with each other. Every single figure is in [${file}](${file.replace('bench/', '')}).`,
    end,
  ].join('\n');
  const before = readFileSync(page, 'utf8');
  const [start, stop] = [before.indexOf(begin), before.indexOf(end)];
  if (start < 0 || stop < start) throw new Error(`bench/README.md has no place for ${begin}.`);
  writeFileSync(page, before.slice(0, start) + text + before.slice(stop + end.length));
}

/** More digits than these say nothing. */
function shortened(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(6)) : value;
}
