import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCapture } from '../src/capture/start-capture.ts';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { killAtRandom, partsPerLife } from './kill-at-random.ts';
import type { KilledProgramRequest } from './killed-program.ts';
import { createTestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';
import { writeTableUntil } from './write-table-until.ts';

/** `pnpm run random-kills` takes 20 kills and a million rows. */
const kills = Number(process.env.RANDOM_KILLS ?? 6);
const rowsPerKill = Number(process.env.RANDOM_KILLS_ROWS ?? 3_000);
/** The first kills meet the snapshot of these. */
const firstRows = 10 * rowsPerKill;
const topic = 'riverhotel.public.guest';

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'random-kills-'));
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

test('killed at random moments of snapshot, stream and checkpoint: no row is lost, none is doubled, all are in order', async () => {
  const request: KilledProgramRequest = {
    config: labConfig(server.postgres, { 'table.include.list': 'public.guest', 'snapshot.mode': 'when_needed' }),
    topic,
    storeFolder: join(folder, 'store'),
    tableFolder: join(folder, 'table'),
  };
  await sql(
    'CREATE TABLE guest (id int PRIMARY KEY, name text)',
    'ALTER TABLE guest OWNER TO debezium',
    // Otherwise a scan begins where one that was killed has got to, and a snapshot has another order.
    'ALTER ROLE debezium SET synchronize_seqscans = off',
    `INSERT INTO guest SELECT n, 'guest ' || n FROM generate_series(1, ${firstRows}) AS n`,
  );
  let rows = firstRows;
  const lives = await killAtRandom(request, kills, async () => {
    const count = rowsPerKill / partsPerLife;
    await sql(`INSERT INTO guest SELECT n, 'guest ' || n FROM generate_series(${rows + 1}, ${rows + count}) AS n`);
    rows += count;
  });

  const host = await createTestHost(request.storeFolder);
  const capture = startCapture({ name: 'pg', config: request.config, host });
  await host.reaches(topic, rows);
  await sql("INSERT INTO guest VALUES (0, 'last')");
  rows += 1;
  await host.reaches(topic, rows);
  await writeTableUntil(host, request, rows);
  await capture.stop();

  const expected = [...Array.from({ length: rows - 1 }, (_, index) => index + 1), 0];
  const captured = (await host.decoded(topic, 0, rows + 10)).map(({ key }) => (key as { id: number }).id);
  expect(firstDifference(captured, expected)).toBe(undefined);
  const snapshot = await readDeltaLog(request.tableFolder);
  const written = (await Promise.all((snapshot?.liveFiles ?? []).map(({ path }) => readIds(path)))).flat();
  // Small files have become few, which changes where a row is, and not which record it was.
  const inOrder = written.sort((one, other) => one.offset - other.offset);
  expect(
    firstDifference(
      inOrder.map(({ id }) => id),
      expected,
    ),
  ).toBe(undefined);
  const logNames = await readdir(join(request.tableFolder, '_delta_log'));
  const checkpoints = logNames.filter((name) => name.endsWith('.checkpoint.parquet')).length;
  process.stdout.write(
    `${kills} kills after ${lives.join(', ')} ms, ${rows} rows, version ${snapshot?.version}, ${checkpoints} checkpoints\n`,
  );
  await host.remove();

  async function readIds(path: string): Promise<readonly { id: number; offset: number }[]> {
    const content = await readFile(join(request.tableFolder, decodeURIComponent(path)));
    const file = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
    const rows = await parquetReadObjects({ file, columns: ['id', '$$offset'] });
    return rows.map((row) => ({ id: row.id as number, offset: Number(row.$$offset) }));
  }
});

function firstDifference(found: readonly number[], expected: readonly number[]): string | undefined {
  const at = expected.findIndex((id, index) => found[index] !== id);
  if (at >= 0) return `at ${at} there is ${found[at]} instead of ${expected[at]}`;
  return found.length === expected.length ? undefined : `${found.length} instead of ${expected.length}`;
}

function sql(...statements: string[]): Promise<void> {
  return server.postgres.withClient(async (client) => {
    for (const statement of statements) await client.query(statement);
  }, 'workshop');
}
