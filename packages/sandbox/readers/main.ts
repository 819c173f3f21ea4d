import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTables } from './make-tables.ts';

// Makes tables of every kind, and has each version of each read by delta-rs and by DuckDB's delta extension, which share no code
// with what wrote them. Needs python3 (3.9 or newer, with venv); their packages come from PyPI into a temporary folder.

const packages = ['deltalake==1.6.6', 'pyarrow==26.0.1', 'duckdb==1.5.5', 'duckdb-extension-delta==1.5.5'];

const folder = await mkdtemp(join(tmpdir(), 'table-readers-'));
try {
  const environment = join(folder, 'python');
  console.log(`Installing ${packages.join(', ')} …`);
  run('python3', ['-m', 'venv', environment]);
  const python = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages]);
  console.log('Making tables …');
  const tables = await makeTables(folder);
  const expected = join(folder, 'expected.json');
  await writeFile(expected, JSON.stringify(tables));
  run(python, [join(import.meta.dirname, 'read-tables.py'), expected]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** @throws when the program is not there, or ends with an error, which it has printed */
function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) throw new Error(`${command} cannot be run: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}`);
}
