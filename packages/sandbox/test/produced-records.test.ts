import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SandboxAccess } from '../src/access-file.ts';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { resolveStoragePath } from '../src/delta/storage-path.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { readTable } from './read-table.ts';

// What a later lab does without a database: makes a topic, registers a schema, sends records, and has a table of them.

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'produced-records-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), derivedTopics: true });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

type Key = 'kafka' | 'schemaRegistry' | 'tableflow' | 'cloud';

async function call(
  key: Key,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; lines: readonly unknown[] }> {
  const { confluent, credentials } = sandbox.description;
  const { id, secret } = credentials[key];
  const response = await fetch(`${confluent.baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return {
    status: response.status,
    lines: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  };
}

const cluster = (): string => `/kafka/v3/clusters/${sandbox.description.ids.kafkaClusterId}`;
const records = (topic: string): string => `${cluster()}/topics/${topic}/records`;
async function createTopic(name: string, settings: object = { partitions_count: 1 }): Promise<void> {
  const body = JSON.stringify({ topic_name: name, ...settings });
  expect((await call('kafka', 'POST', `${cluster()}/topics`, body)).status).toBe(201);
}

async function enableTableflow(topic: string, config: object = {}): Promise<void> {
  const { environmentId, kafkaClusterId, bucketName, providerIntegrationId } = sandbox.description.ids;
  const enabled = await call(
    'tableflow',
    'POST',
    '/tableflow/v1/tableflow-topics',
    JSON.stringify({
      spec: {
        display_name: topic,
        storage: { kind: 'ByobAws', bucket_name: bucketName, provider_integration_id: providerIntegrationId },
        config,
        table_formats: ['DELTA'],
        environment: { id: environmentId },
        kafka_cluster: { id: kafkaClusterId },
      },
    }),
  );
  expect(enabled.status).toBe(202);
}

/** Where the table of a topic is. */
async function tableFolderOf(topic: string): Promise<string> {
  type Shown = { spec: { storage: { table_path?: string } } };
  const { environmentId, kafkaClusterId } = sandbox.description.ids;
  const scope = `environment=${environmentId}&spec.kafka_cluster=${kafkaClusterId}`;
  const shown = await call('tableflow', 'GET', `/tableflow/v1/tableflow-topics/${topic}?${scope}`);
  return resolveStoragePath(sandbox.description.storageFolder, (shown.lines[0] as Shown).spec.storage.table_path ?? '');
}

/** What is in a topic, as whoever knows the sandbox's own token reads it. */
async function read(topic: string, query = ''): Promise<{ status: number; records: unknown }> {
  const access = JSON.parse(
    await readFile(join(sandbox.description.dataFolder, 'sandbox.json'), 'utf8'),
  ) as SandboxAccess;
  const response = await fetch(`${access.url}/sandbox/topics/${topic}/records${query}`, {
    headers: { authorization: `Bearer ${access.token}` },
  });
  return { status: response.status, records: ((await response.json()) as { records?: unknown }).records };
}

const click = {
  type: 'record',
  name: 'Click',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'page', type: 'string' },
    { name: 'hotel', type: ['null', 'string'], default: null },
  ],
};

test('100 clicks under a schema are 100 rows of a table', async () => {
  await createTopic('clicks');
  const registered = await call(
    'schemaRegistry',
    'POST',
    '/subjects/clicks-value/versions',
    JSON.stringify({ schema: JSON.stringify(click) }),
  );
  const { id } = registered.lines[0] as { id: number };
  const { kafkaClusterId } = sandbox.description.ids;
  await enableTableflow('clicks');

  const body = Array.from({ length: 100 }, (_, index) =>
    JSON.stringify({
      key: { type: 'STRING', data: `guest-${index}` },
      value: {
        schema_id: id,
        data: { id: index, page: `/hotels/${index}`, hotel: index % 2 ? { string: 'H1' } : null },
      },
    }),
  ).join('');
  const sent = await call('kafka', 'POST', records('clicks'), body);
  expect(sent.status).toBe(200);
  expect(sent.lines).toHaveLength(100);
  expect(sent.lines[99]).toEqual({
    error_code: 200,
    cluster_id: kafkaClusterId,
    topic_name: 'clicks',
    partition_id: 0,
    offset: 99,
    timestamp: expect.stringMatching(/^20\d\d-\d\d-\d\dT/),
    key: { type: 'STRING', size: 8 },
    value: { type: 'AVRO', size: expect.any(Number) },
  });

  const tableFolder = await vi.waitFor(
    async () => {
      const found = await tableFolderOf('clicks');
      expect(await readTable(found)).toHaveLength(100);
      return found;
    },
    { timeout: 60_000, interval: 200 },
  );
  const rows = await readTable(tableFolder);
  expect(rows.map(({ id: one, page, hotel }) => [one, page, hotel])).toEqual(
    Array.from({ length: 100 }, (_, index) => [BigInt(index), `/hotels/${index}`, index % 2 ? 'H1' : null]),
  );
});

test('a topic has the partitions that were asked for, and its table the rows of all', async () => {
  const name = 'clicks-in-parts';
  await createTopic(name, { partitions_count: 3 });
  const registered = await call(
    'schemaRegistry',
    'POST',
    `/subjects/${name}-value/versions`,
    JSON.stringify({ schema: JSON.stringify(click) }),
  );
  const { id } = registered.lines[0] as { id: number };
  await enableTableflow(name);
  const value = (index: number): object => ({ schema_id: id, data: { id: index, page: '/', hotel: null } });
  // As Kafka's murmur2 has them.
  const keyed = ['21', 'foobar', 'a-little-bit-long-string', 'abc'].map((data, index) => ({
    key: { type: 'STRING', data },
    value: value(index),
  }));
  const sent = [...keyed, { partition_id: 1, value: value(4) }, { partition_id: 1, value: value(5) }];
  const { lines } = await call('kafka', 'POST', records(name), sent.map((one) => JSON.stringify(one)).join(''));
  const places = lines.map((line) => {
    const { partition_id: partition, offset } = line as { partition_id: number; offset: number };
    return [partition, offset];
  });
  expect(places).toEqual([
    [0, 0],
    [0, 1],
    [2, 0],
    [0, 2],
    [1, 0],
    [1, 1],
  ]);
  expect(await read(name, '?partition=1&offset=1')).toMatchObject({ records: [{ partition: 1, offset: 1 }] });
  expect(((await read(name, '?limit=5')).records as { partition: number }[]).map((one) => one.partition)).toEqual([
    0, 0, 0, 1, 1,
  ]);
  const rows = await vi.waitFor(
    async () => {
      const found = await readTable(await tableFolderOf(name));
      expect(found).toHaveLength(6);
      return found;
    },
    { timeout: 60_000, interval: 200 },
  );
  expect(rows.map((row) => [row.$$partition, Number(row.$$offset), Number(row.id)])).toEqual([
    [0, 0, 0],
    [0, 1, 1],
    [0, 2, 3],
    [1, 0, 4],
    [1, 1, 5],
    [2, 0, 2],
  ]);
  const log = await readDeltaLog(await tableFolderOf(name));
  expect([...(log?.transactions.values() ?? [])]).toEqual([3, 2, 1]);
  const { kafkaClusterId } = sandbox.description.ids;
  const counted = await call(
    'cloud',
    'POST',
    '/v2/metrics/cloud/query',
    JSON.stringify({
      aggregations: [{ metric: 'io.confluent.kafka.server/received_records' }],
      filter: {
        op: 'AND',
        filters: [
          { field: 'resource.kafka.id', op: 'EQ', value: kafkaClusterId },
          { field: 'metric.topic', op: 'EQ', value: name },
        ],
      },
      granularity: 'ALL',
      intervals: ['2026-01-01T00:00:00Z/2036-01-01T00:00:00Z'],
      group_by: ['metric.topic'],
    }),
  );
  expect(counted.lines).toMatchObject([{ data: [{ value: 6 }] }]);
});

test('every record has a report of its own, and what cannot be written holds nothing up', async () => {
  await createTopic('mixed');
  const sent = await call(
    'kafka',
    'POST',
    records('mixed'),
    [
      { value: { type: 'STRING', data: 'a text' }, timestamp: '2026-01-02T03:04:05Z' },
      { value: { type: 'BINARY', data: 'not base64!' } },
      { key: { type: 'JSON', data: { a: [1] } }, value: { type: 'BINARY', data: '/wD+' } },
      { key: { type: 'STRING', data: 'k' } },
      { value: { schema_id: 99_999, data: {} } },
      { value: { type: 'PROTOBUF', data: {} } },
      { value: { data: 'x' } },
      { value: { type: 'AVRO', data: {} } },
      { partition_id: 3, value: { type: 'STRING', data: 'x' } },
      { partition_id: -1, value: { type: 'STRING', data: 'x' } },
      { headers: [{ name: 'a', value: 'eA==' }], value: { type: 'STRING', data: 'x' } },
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
  );
  const outcomes = sent.lines.map((line) => {
    const { error_code: code, offset, message } = line as { error_code: number; offset?: number; message?: string };
    return [code, offset ?? message];
  });
  expect(outcomes).toEqual([
    [200, 0],
    [400, 'value.data: has to be base64.'],
    [200, 1],
    [200, 2],
    [400, 'schema 99999 is not registered'],
    [400, 'value.type: "PROTOBUF" is not one of BINARY, JSON, STRING, AVRO.'],
    [400, 'value.type: is missing.'],
    [400, 'value.schema_id: is missing.'],
    [400, 'partition_id: this server does not host this topic-partition.'],
    [400, 'partition_id: has to be a whole number from 0 on.'],
    [400, 'headers: records are kept without headers here.'],
  ]);
  expect(await read('mixed')).toEqual({
    status: 200,
    records: [
      { partition: 0, offset: 0, timestamp: '2026-01-02T03:04:05.000Z', key: null, value: 'a text' },
      { partition: 0, offset: 1, timestamp: expect.any(String), key: '{"a":[1]}', value: '/wD+' },
      { partition: 0, offset: 2, timestamp: expect.any(String), key: 'k', value: null },
    ],
  });
  expect(await read('mixed', '?offset=2&limit=1')).toMatchObject({ records: [{ offset: 2 }] });
});

test.each([
  ['the key of another API', 'cloud', 'mixed', '{}', 401],
  ['a topic that does not exist', 'kafka', 'nowhere', '{"value":{"type":"JSON","data":1}}', 404],
  ['no record', 'kafka', 'mixed', '', 400],
  ['half a record', 'kafka', 'mixed', '{"value":', 400],
] as const)('%s is refused', async (_what, key, topic, body, status) => {
  expect((await call(key, 'POST', records(topic), body)).status).toBe(status);
});

test('what is in a topic is for whoever knows the token of the sandbox', async () => {
  const { baseUrl } = sandbox.description.confluent;
  expect((await fetch(`${baseUrl}/sandbox/topics/mixed/records`)).status).toBe(401);
  expect((await read('nowhere')).status).toBe(404);
  expect((await read('mixed', '?offset=x')).status).toBe(400);
});

test('under LOG the records that are no rows are in the error topic, once, with what was wrong', async () => {
  await createTopic('partly');
  const schema = { type: 'record', name: 'Part', fields: [{ name: 'id', type: 'long' }] };
  const registered = await call(
    'schemaRegistry',
    'POST',
    '/subjects/partly-value/versions',
    JSON.stringify({ schema: JSON.stringify(schema) }),
  );
  const { id } = registered.lines[0] as { id: number };
  await enableTableflow('partly', { error_handling: { mode: 'LOG', target: 'refused' } });
  const good = { value: { schema_id: id, data: { id: 1 } } };
  const sent = [good, { key: { type: 'STRING', data: 'k' } }, { value: { type: 'STRING', data: 'plain' } }, good];
  await call('kafka', 'POST', records('partly'), sent.map((one) => JSON.stringify(one)).join(''));
  await vi.waitFor(async () => expect((await read('refused')).records).toHaveLength(2), { timeout: 60_000 });
  expect(await read('refused')).toMatchObject({
    records: [
      {
        offset: 0,
        key: 'k',
        value: {
          topic: 'partly',
          partition: 0,
          offset: 1,
          error: 'its value is null (a tombstone), and the table only takes rows',
          key: Buffer.from('k').toString('base64'),
          value: null,
        },
      },
      {
        offset: 1,
        key: null,
        value: { topic: 'partly', offset: 2, error: expect.stringContaining('wire format'), value: 'cGxhaW4=' },
      },
    ],
  });
});

test('reviews that a data generator sends have a sentiment in the table of the derived topic', async () => {
  await createTopic('reviews');
  const schema = {
    type: 'record',
    name: 'Review',
    fields: [
      { name: 'review_id', type: 'string' },
      { name: 'review_rating', type: 'int' },
      { name: 'review_text', type: 'string' },
    ],
  };
  const registered = await call(
    'schemaRegistry',
    'POST',
    '/subjects/reviews-value/versions',
    JSON.stringify({ schema: JSON.stringify(schema) }),
  );
  const { id } = registered.lines[0] as { id: number };
  const review = (name: string, rating: number, text: string): string =>
    JSON.stringify({
      value: { schema_id: id, data: { review_id: name, review_rating: rating, review_text: text } },
    });
  const derived = 'reviews_with_sentiment';
  await call('kafka', 'POST', records('reviews'), review('R1', 5, 'A lovely place.') + review('R2', 1, 'Noisy!'));
  await vi.waitFor(async () => expect((await read(derived)).records).toHaveLength(2), { timeout: 60_000 });
  expect(await read(derived)).toMatchObject({
    records: [
      { key: { review_id: 'R1' }, value: { review_id: 'R1', review_rating: 5, sentiment: 'positive' } },
      { key: { review_id: 'R2' }, value: { review_id: 'R2', review_rating: 1, sentiment: 'negative' } },
    ],
  });
  await enableTableflow(derived);
  await call('kafka', 'POST', records('reviews'), review('R3', 3, 'It has a door.'));
  const rows = await vi.waitFor(
    async () => {
      const found = await readTable(await tableFolderOf(derived));
      expect(found).toHaveLength(3);
      return found;
    },
    { timeout: 60_000, interval: 200 },
  );
  expect(rows.map((row) => [row.review_id, row.review_rating, row.review_text, row.sentiment])).toEqual([
    ['R1', 5, 'A lovely place.', 'positive'],
    ['R2', 1, 'Noisy!', 'negative'],
    ['R3', 3, 'It has a door.', 'neutral'],
  ]);
});
