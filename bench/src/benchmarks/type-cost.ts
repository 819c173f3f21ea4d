import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Row } from '../benchmark.ts';
import { sourceOfProgram } from '../cold-programs.ts';
import { rounds } from '../rounds.ts';
import { inTurn, median, ratiosOf, seriesOf, short, told, withSpread } from '../statistics.ts';

const others = ['openapi-fetch', '@databricks/sdk-experimental'] as const;
const names = ['fetch', 'ours', ...others] as const;
type Measured = (typeof names)[number];
const compilers = ['typescript', 'typescript-7'] as const;
type Compiler = (typeof compilers)[number];

const root = join(import.meta.dirname, '../..');
/** Within this folder, so that packages are found where npm put them. */
const folder = join(import.meta.dirname, 'types');
const project = join(folder, 'tsconfig.json');

interface Cost {
  readonly seconds: number;
  readonly instantiations: number;
  readonly lines: number;
}

/** What the types of one call cost the compiler. `openapi-fetch` has the same description as ours. */
export const typeCost: Benchmark = {
  id: 'H6',
  title: 'type-check',
  async run() {
    copyPrograms();
    const costs = { typescript: seriesOf<Measured, Cost>(names), 'typescript-7': seriesOf<Measured, Cost>(names) };
    for (let round = 0; round < rounds; round += 1)
      for (const name of inTurn(names, round))
        for (const compiler of compilers) costs[compiler][name].push(compile(compiler, name));
    const seconds = (compiler: Compiler, name: Measured): readonly number[] =>
      costs[compiler][name].map((cost) => cost.seconds);
    const ratios = (compiler: Compiler, name: Measured): readonly number[] =>
      ratiosOf(seconds(compiler, name), seconds(compiler, 'fetch'));
    // These do not differ between runs.
    const instantiations = (name: Measured): number => costs.typescript[name][0]?.instantiations ?? Number.NaN;
    const lines = (name: Measured): number =>
      (costs.typescript[name][0]?.lines ?? Number.NaN) - (costs.typescript.fetch[0]?.lines ?? Number.NaN);
    const row = (measure: string, goal: string, isMet: boolean, figure: (name: Measured) => string): Row => ({
      measure,
      ours: figure('ours'),
      goal,
      isMet,
      others: told(others, figure),
    });
    return {
      rows: [
        row(
          'TypeScript 5.9.3 and 7.0.2, one call: time ÷ the same with global `fetch`',
          '≤ 1.05',
          compilers.every((compiler) => median(ratios(compiler, 'ours')) <= 1.05),
          (name) => compilers.map((compiler) => withSpread(ratios(compiler, name))).join(' and '),
        ),
        row('the same: instantiations', '≤ 2,400', instantiations('ours') <= 2_400, (name) =>
          short(instantiations(name)),
        ),
        row('the same: lines beyond those of `fetch`', '≤ 3,000', lines('ours') <= 3_000, (name) => short(lines(name))),
      ],
      runs: rounds,
      figures: costs,
    };
  },
};

/** As a user has them: beside declarations, which the compiler only reads. */
function copyPrograms(): void {
  mkdirSync(folder, { recursive: true });
  const description = join(root, 'packages/databricks-client/src/generated/unity-catalog.ts');
  copyFileSync(description, join(folder, 'unity-catalog.d.ts'));
  for (const name of names) {
    const program = readFileSync(sourceOfProgram(name), 'utf8');
    writeFileSync(fileOf(name), program.replace(/'[^']*\/generated\/unity-catalog\.ts'/, "'./unity-catalog.d.ts'"));
  }
}

function fileOf(name: Measured): string {
  return join(folder, `${name.replace(/\W+/g, '-')}.ts`);
}

function compile(compiler: Compiler, name: Measured): Cost {
  const compilerOptions = {
    strict: true,
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'nodenext',
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [fileOf(name)] }));
  const command = join(root, 'bench/node_modules', compiler, 'bin/tsc');
  const report = execFileSync(process.execPath, [command, '-p', project, '--extendedDiagnostics'], {
    encoding: 'utf8',
  });
  const sum = (label: string): number =>
    [...report.matchAll(new RegExp(`^${label}:\\s+([\\d.]+)s?$`, 'gm'))].reduce(
      (total, [, text]) => total + Number(text),
      0,
    );
  return { seconds: sum('Total time'), instantiations: sum('Instantiations'), lines: sum('Lines(?: of \\w+)?') };
}
