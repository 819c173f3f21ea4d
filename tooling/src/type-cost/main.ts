import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

// What our types cost whoever compiles one call: each program is checked against the built declarations, as after an
// install. Needs `turbo run build declarations` before.

const mostInstantiations = 2_400;
const mostLines = 3_000;
const programs = join(import.meta.dirname, 'programs');
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const folder = mkdtempSync(join(tmpdir(), 'type-cost-'));

interface Cost {
  readonly instantiations: number;
  /** Of everything that was read, the libraries of the language included. */
  readonly lines: number;
}

const without = costOf('empty.ts');
const programNames = readdirSync(programs).filter((name) => name !== 'empty.ts');
const costs = programNames.map((name) => ({ name: basename(name, '.ts'), cost: costOf(name) }));
rmSync(folder, { recursive: true });

for (const { name, cost } of costs) {
  const added = cost.lines - without.lines;
  console.log(`${name}: ${cost.instantiations} instantiations, ${added} lines more than an empty program`);
}
const tooDear = costs.filter(
  ({ cost }) => cost.instantiations > mostInstantiations || cost.lines - without.lines > mostLines,
);
if (tooDear.length > 0) {
  const names = tooDear.map(({ name }) => name).join(', ');
  console.error(`More than ${mostInstantiations} instantiations or ${mostLines} lines: ${names}`);
  process.exitCode = 1;
}

function costOf(name: string): Cost {
  const project = join(folder, 'tsconfig.json');
  const compilerOptions = {
    strict: true,
    target: 'es2023',
    module: 'nodenext',
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [join(programs, name)] }));
  const report = compile(project, name);
  const figure = (label: RegExp): number =>
    [...report.matchAll(new RegExp(`^${label.source}:\\s+(\\d+)$`, 'gm'))].reduce(
      (sum, [, text]) => sum + Number(text),
      0,
    );
  return { instantiations: figure(/Instantiations/), lines: figure(/Lines of \w+/) };
}

function compile(project: string, name: string): string {
  try {
    return execFileSync(process.execPath, [compiler, '-p', project, '--extendedDiagnostics'], { encoding: 'utf8' });
  } catch (error) {
    const [faults] = ((error as { stdout?: string }).stdout ?? String(error)).split('\nFiles:');
    throw new Error(`${name} does not compile; are the declarations built?\n${faults}`);
  }
}
