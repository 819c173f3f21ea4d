import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCapture } from '../src/capture/start-capture.ts';
import { startDerivedTopics } from '../src/derived/start-derived-topics.ts';
import { killAtRandom } from './kill-at-random.ts';
import type { KilledProgramRequest } from './killed-program.ts';
import { readColumn } from './read-table.ts';
import { createTestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';
import { writeTableUntil } from './write-table-until.ts';

/** `pnpm run random-kills` takes 20 kills. */
const kills = Number(process.env.RANDOM_KILLS ?? 4);
/** The first of a part is by a customer who comes in the next transaction. */
const bookingsPerPart = 20;
const seeded = 300;
const topic = 'denormalized_hotel_bookings';

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startTestPostgres();
  folder = await mkdtemp(join(tmpdir(), 'derived-kills-'));
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

test('killed at random moments: each booking is in the derived topic and in its table once', async () => {
  const request: KilledProgramRequest = {
    config: labConfig(server.postgres, {
      'table.include.list': 'cdc.customer, cdc.hotel, cdc.bookings, cdc.reviews',
      'snapshot.mode': 'when_needed',
    }),
    topic,
    storeFolder: join(folder, 'store'),
    tableFolder: join(folder, 'table'),
    isDerived: true,
  };
  let count = 0;
  const lives = await killAtRandom(request, kills, async () => {
    await addBookings(count + 1, count + bookingsPerPart);
    count += bookingsPerPart;
  });

  const host = await createTestHost(request.storeFolder);
  const problems: string[] = [];
  const jobs = startDerivedTopics({ ...host, onProblem: (text) => problems.push(text) });
  const capture = startCapture({ name: 'pg', config: request.config, host });
  const rows = seeded + count;
  await host.reaches(topic, rows);
  // Whatever came twice would be behind it.
  await addBookings(count + 1, count + 1);
  await host.reaches(topic, rows + 1);
  await writeTableUntil(host, request, rows + 1);
  await capture.stop();
  await jobs.stop();

  const expected = await ids('SELECT booking_id AS id FROM cdc.bookings');
  const derived = (await host.decoded(topic, 0, rows + 10)).map(
    ({ value }) => value as { booking_id: string; customer_email: string; customer_first_name: string },
  );
  expect(derived.map((one) => one.booking_id).sort()).toEqual(expected);
  expect((await readColumn(request.tableFolder, 'booking_id')).sort()).toEqual(expected);
  // Each has the customer of its address.
  const own = derived.filter((one) => one.customer_email.startsWith('late-'));
  expect(own).toHaveLength(count / bookingsPerPart + 1);
  expect(own.every((one) => one.customer_email === `${one.customer_first_name.toLowerCase()}@example.com`)).toBe(true);
  expect(problems).toEqual([]);
  process.stdout.write(`${kills} kills after ${lives.join(', ')} ms, ${rows + 1} bookings\n`);
  await host.remove();
});

/** Bookings in one transaction; the customer of the first comes in the next. */
async function addBookings(from: number, to: number): Promise<void> {
  await server.postgres.withClient(async (client) => {
    await client.query(
      `INSERT INTO cdc.bookings
       SELECT 'K' || n, CASE WHEN n = $1 THEN 'late-' || n || '@example.com' ELSE email END, 'H21000016', '2026-01-02',
              '2026-01-05', 2, 10, '2026-01-01'
         FROM generate_series($1::int, $2::int) AS n, (SELECT min(email) AS email FROM cdc.customer) AS first`,
      [from, to],
    );
    await client.query(
      `INSERT INTO cdc.customer VALUES ('late-' || $1::int || '@example.com', 'C' || $1::int, 'Late-' || $1::int)`,
      [from],
    );
  }, 'workshop');
}

async function ids(statement: string): Promise<string[]> {
  const found = await server.postgres.withClient((client) => client.query<{ id: string }>(statement), 'workshop');
  return found.rows.map(({ id }) => id).sort();
}
