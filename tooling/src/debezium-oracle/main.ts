import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missingTools } from '../java/missing-tools.ts';
import { resolveClassPath } from '../java/resolve-class-path.ts';

// Has Debezium itself capture what the sandbox's connector captures, and compares both, field by field: fetches a release (the
// argument, else the one below), records it, and runs the test over the recordings. With --rates it then also measures how fast
// both drain a slot, beside `pg_recvlogical`.

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { rates: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [version = '3.6.1.Final'] = positionals;
const modules = ['debezium-api', 'debezium-embedded', 'debezium-connector-postgres'];
const drained = { rows: 300_000, rounds: 5 };

const problems = [...missingTools(), ...(values.rates ? missingReference() : [])];
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const sandbox = join(import.meta.dirname, '../../../packages/sandbox');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'debezium-oracle-')));
try {
  console.log(`Fetching Debezium ${version} …`);
  const classPath = resolveClassPath(
    folder,
    modules.map((module) => `io.debezium:${module}:${version}`),
  );
  const recordings = join(folder, 'recordings');
  const condition = '--conditions=@tableflow-workshop/source';
  run('tsx', [condition, join(sandbox, 'test/debezium/record-live.ts'), classPath, recordings]);
  run('vitest', ['run', 'test/debezium-oracle.test.ts'], { DEBEZIUM_RECORDINGS: recordings });
  if (values.rates) {
    console.log(
      `Draining ${drained.rows.toLocaleString('en')} rows, ${drained.rounds} rounds, another first in each …`,
    );
    run('tsup', ['--config', 'bench/tsup.config.ts', '--silent']);
    run('node', ['bench/.build/main.js', String(drained.rows), String(drained.rounds), classPath]);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function missingReference(): readonly string[] {
  if (spawnSync('pg_recvlogical', ['--version']).status === 0) return [];
  return ['pg_recvlogical is missing: install a PostgreSQL client (Debian: postgresql-client).'];
}

/** @throws when it ends with an error, which it has printed */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd: sandbox,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}.`);
}
