import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Receipt } from '../src/receipt.ts';
import { connectSource, selectRows } from './query-sandbox.ts';
import { runLab3 } from './run-lab3.ts';

// Topics that somebody made before the lab: compacted, and one of them in three partitions.

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-compacted-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const lab3 = (args: readonly string[]): ReturnType<typeof runLab3> =>
  runLab3([...args, '--sandbox', sandbox.description.dataFolder], { cwd: folder });
const table = '`river-hotels`.`lkc-river1`.riverhotel_public_hotel';

/** Calls Kafka REST or the Schema Registry as curl would. */
async function call(service: 'kafka' | 'schemaRegistry', path: string, body?: object): Promise<unknown> {
  const { confluent, credentials } = sandbox.description;
  const { id, secret } = credentials[service];
  const url = service === 'kafka' ? confluent.kafkaRestUrl : confluent.schemaRegistryUrl;
  const response = await fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return response.json();
}

const topics = (): string => `/kafka/v3/clusters/${sandbox.description.ids.kafkaClusterId}/topics`;
const createTopic = (name: string, partitions: number): Promise<unknown> =>
  call('kafka', topics(), {
    topic_name: name,
    partitions_count: partitions,
    configs: [{ name: 'cleanup.policy', value: 'compact' }],
  });

it('have tables with a row for each key, which lab3 up proves', async () => {
  await createTopic('riverhotel.public.hotel', 3);
  await createTopic('riverhotel.public.customer', 1);
  const finished = await lab3(['up']);
  expect([finished.code, finished.stderr]).toEqual([0, '']);
  const { tables } = JSON.parse(await readFile(join(folder, '.lab3/receipt.json'), 'utf8')) as Receipt;
  expect(
    tables.map(({ verdict, writeMode, partitions, sourceRows, topicRecords, deltaRows, restsOn, notes }) => ({
      ...{ verdict, writeMode, partitions, sourceRows, topicRecords, deltaRows, restsOn, notes },
    })),
  ).toEqual([
    {
      ...{ verdict: 'complete', writeMode: 'UPSERT', partitions: 3, sourceRows: 30, topicRecords: 30, deltaRows: 30 },
      ...{ restsOn: ['offsets', 'keys', 'slot'], notes: [] },
    },
    {
      ...{ verdict: 'complete', writeMode: 'UPSERT', partitions: 1, sourceRows: 1_000, topicRecords: 1_000 },
      ...{ deltaRows: 1_000, restsOn: ['offsets', 'keys', 'slot'], notes: [] },
    },
  ]);
});

it('follow what happens in PostgreSQL: an update is not another row, a deletion marks it, and a tombstone takes it away', async () => {
  const client = await connectSource(sandbox.description);
  const { rows } = await client.query<{ hotel_id: string }>('SELECT hotel_id FROM hotel ORDER BY hotel_id');
  const [first, second] = rows.map((row) => row.hotel_id);
  await client.query('UPDATE hotel SET available_rooms = 3 WHERE hotel_id = $1', [first]);
  await client.query('UPDATE hotel SET available_rooms = 2 WHERE hotel_id = $1', [first]);
  await client.query('DELETE FROM hotel WHERE hotel_id = $1', [second]);
  await client.query(
    "INSERT INTO hotel (hotel_id, name, city, room_capacity, available_rooms) VALUES ('H-new', 'Fjord', 'Oslo', 10, 5)",
  );
  const source = await client.query<{ hotel_id: string; available_rooms: number }>(
    'SELECT hotel_id, available_rooms FROM hotel ORDER BY hotel_id',
  );
  await client.end();
  const expected = source.rows.map((row) => [row.hotel_id, String(row.available_rooms), 'false']);
  const statement = `SELECT hotel_id, available_rooms, __deleted FROM ${table} ORDER BY hotel_id`;
  const patience = { timeout: 120_000, interval: 200 };
  // The lab's connector writes no tombstones: its record of a deletion is the newest of the key.
  const marked = [...expected, [second, null, 'true']].sort((one, other) =>
    String(one[0]) < String(other[0]) ? -1 : 1,
  );
  await vi.waitFor(async () => expect(await selectRows(sandbox.description, statement)).toEqual(marked), patience);

  const { id } = (await call('schemaRegistry', '/subjects/riverhotel.public.hotel-key/versions/latest')) as {
    id: number;
  };
  const tombstone = { key: { schema_id: id, data: { hotel_id: second } }, value: null };
  const taken = await call('kafka', `${topics()}/riverhotel.public.hotel/records`, tombstone);
  expect(taken).toMatchObject({ error_code: 200 });
  await vi.waitFor(async () => expect(await selectRows(sandbox.description, statement)).toEqual(expected), patience);

  const finished = await lab3(['verify', '--json']);
  expect(finished.code).toBe(0);
  const { tables } = JSON.parse(finished.stdout) as Receipt;
  expect(tables[0]).toMatchObject({
    topic: 'riverhotel.public.hotel',
    verdict: 'complete',
    writeMode: 'UPSERT',
    sourceRows: 30,
    // Two updates, an insert, a deletion and its tombstone.
    topicRecords: 35,
    deltaRows: 30,
    liveKeys: 30,
    reason: 'the 30 rows of the table are the newest records of their keys, out of 35 records',
  });
});
