import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startCapture } from '../src/capture/start-capture.ts';
import { startDataFileThread } from '../src/tableflow/start-data-file-thread.ts';
import type { KilledProgramRequest } from './killed-program.ts';
import { readTable } from './read-table.ts';
import { startKilledProgram } from './start-killed-program.ts';
import { createTestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';
import { writeTopicTable } from './write-topic-table.ts';

/** `pnpm run random-kills` takes 20 kills. */
const kills = Number(process.env.RANDOM_KILLS ?? 5);
const guests = 2_000;
const longestLifeMs = 1_500;
const topic = 'riverhotel.public.guest';

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'upsert-kills-'));
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

const sql = <T extends Record<string, unknown>>(statement: string): Promise<readonly T[]> =>
  server.postgres.withClient(async (client) => (await client.query<T>(statement)).rows, 'workshop');

test('killed at random moments, an upserted table of three partitions ends with the rows that PostgreSQL has', async () => {
  await sql('CREATE TABLE guest (id int PRIMARY KEY, name text)');
  await sql('ALTER TABLE guest OWNER TO debezium');
  await sql(`INSERT INTO guest SELECT n, 'guest ' || n FROM generate_series(1, ${guests}) AS n`);
  const request: KilledProgramRequest = {
    config: labConfig(server.postgres, { 'table.include.list': 'public.guest', 'snapshot.mode': 'when_needed' }),
    topic,
    storeFolder: join(folder, 'store'),
    tableFolder: join(folder, 'table'),
    writeMode: 'UPSERT',
    partitions: 3,
  };
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await startKilledProgram();
    const killed = new Promise((resolve) => child.once('exit', resolve));
    // It writes from its first change on: they have to happen for as long as it lives.
    child.once('message', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * longestLifeMs));
    child.send(request);
    let isDead = false;
    void killed.then(() => {
      isDead = true;
    });
    for (let step = 0; !isDead; step += 1) {
      const part = `id % 37 = ${step % 37}`;
      await sql(`UPDATE guest SET name = 'kill ${kill}, step ${step}' WHERE ${part}`);
      await sql(`DELETE FROM guest WHERE id % 101 = ${step % 101}`);
      await sql(
        `INSERT INTO guest SELECT n, 'back' FROM generate_series(1, ${guests}) AS n WHERE n % 89 = ${step % 89} ON CONFLICT DO NOTHING`,
      );
    }
  }

  const host = await createTestHost(request.storeFolder);
  const capture = startCapture({ name: 'pg', config: request.config, host });
  await sql("INSERT INTO guest VALUES (0, 'last')");
  const expected = (await sql('SELECT id, name FROM guest ORDER BY id')).map(({ id, name }) => [id, name]);
  const files = startDataFileThread();
  await vi.waitFor(() => expect(host.subjects.has(`${topic}-value`)).toBe(true), { timeout: 100_000 });
  let problem: string | undefined;
  const table = { topic, tableFolder: request.tableFolder, commitIntervalMs: 0, writeMode: 'UPSERT' } as const;
  const writer = writeTopicTable(host, files, table, (event) => {
    if (event.kind !== 'running') problem = event.message;
  });
  const found = async (): Promise<unknown[]> =>
    (await readTable(request.tableFolder))
      .map(({ id, name }): [number, unknown] => [Number(id), name])
      .sort(([one], [other]) => one - other);
  await vi.waitFor(async () => expect([problem, await found()]).toEqual([undefined, expected]), {
    timeout: 100_000,
    interval: 200,
  });
  await writer.stop();
  await files.close();
  await capture.stop();
  const places = new Set((await readTable(request.tableFolder)).map((row) => `${row.$$partition}/${row.$$offset}`));
  expect(places.size).toBe(expected.length);
  expect(new Set((await readTable(request.tableFolder)).map((row) => row.$$partition))).toEqual(new Set([0, 1, 2]));
  await host.remove();
}, 400_000);
