import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { avroType } from '../src/avro/avro-type.ts';
import { encodeAvro } from '../src/avro/encode-avro.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { bootstrapServers } from './bootstrap-servers.ts';
import { enableTableflow, rest } from './rest.ts';
import { tableRows } from './table-rows.ts';

const clicks = 100_000;
const kafka = new Kafka({ brokers: [...bootstrapServers], logLevel: logLevel.NOTHING });
const admin = kafka.admin();
let sandbox: Sandbox;

beforeAll(async () => {
  await admin.connect();
  const dataFolder = await mkdtemp(join(tmpdir(), 'producers-of-others-'));
  sandbox = await startSandbox({ dataFolder, kafka: { bootstrapServers }, timeFactor: 600 });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  const topics = (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
  await admin.deleteTopics({ topics });
  await admin.disconnect();
});

const record = (name: string, fields: readonly object[]): object => ({ type: 'record', name, fields });

async function register(subject: string, schema: object): Promise<number> {
  const body = { schema: JSON.stringify(schema) };
  const { id } = await rest(sandbox.description, 'schemaRegistry', `/subjects/${subject}/versions`, body);
  return Number(id);
}

test('100,000 clicks of kafkajs over three partitions are as many rows, and what is broken is in the error topic', async () => {
  const { description } = sandbox;
  const topics = `/kafka/v3/clusters/${description.ids.kafkaClusterId}/topics`;
  await rest(description, 'kafka', topics, { topic_name: 'clicks', partitions_count: 3 });
  const schema = record('Click', [
    { name: 'id', type: 'long' },
    { name: 'page', type: 'string' },
  ]);
  const schemaId = await register('clicks-value', schema);
  const type = avroType(schema);
  const producer = kafka.producer();
  await producer.connect();
  const atOnce = 5_000;
  for (let first = 0; first < clicks; first += atOnce) {
    const messages = Array.from({ length: atOnce }, (_, index) => {
      const id = first + index;
      const value = encodeAvro(schemaId, type, { id: BigInt(id), page: `/hotels/${id % 5}` });
      return { key: `guest-${id % 997}`, value };
    });
    await producer.send({ topic: 'clicks', messages });
  }
  const broken = [
    { key: 'a', value: 'no schema' },
    { key: 'b', value: Buffer.from([0, 0, 0, 255, 255, 1]) },
    { key: 'c', value: null },
  ];
  await producer.send({ topic: 'clicks', messages: broken });
  await producer.disconnect();
  await enableTableflow(description, 'clicks', { error_handling: { mode: 'LOG', target: 'click_errors' } });

  const rows = await tableRows(description, 'clicks', ({ length }) => length >= clicks);
  expect(rows).toHaveLength(clicks);
  expect(new Set(rows.map(({ id }) => Number(id))).size).toBe(clicks);
  const places = new Set(rows.map((row) => `${row.$$partition} ${row.$$offset}`));
  expect(places.size).toBe(clicks);
  const offsets = await admin.fetchTopicOffsets('clicks');
  const inPartition = (partition: number): number => rows.filter((row) => row.$$partition === partition).length;
  const brokenRecords = offsets.map(({ partition, offset }) => Number(offset) - inPartition(partition));
  expect(offsets).toHaveLength(3);
  expect(brokenRecords.reduce((sum, count) => sum + count, 0)).toBe(broken.length);
  expect(Math.min(...offsets.map(({ partition }) => inPartition(partition)))).toBeGreaterThan(clicks / 10);

  const errors = await readAll('click_errors', broken.length);
  expect(errors.map(({ key }) => key).sort()).toEqual(['a', 'b', 'c']);
});

test('a compacted topic that Kafka made itself is an UPSERT table, in spite of the gaps of transactions', async () => {
  await admin.createTopics({
    topics: [{ topic: 'guests', numPartitions: 3, configEntries: [{ name: 'cleanup.policy', value: 'compact' }] }],
  });
  const keySchema = record('Key', [{ name: 'id', type: 'int' }]);
  const valueSchema = record('Guest', [{ name: 'visits', type: 'int' }]);
  const [keyId, valueId] = [await register('guests-key', keySchema), await register('guests-value', valueSchema)];
  const [keyType, valueType] = [avroType(keySchema), avroType(valueSchema)];
  const message = (id: number, visits: number | null) => ({
    key: encodeAvro(keyId, keyType, { id }),
    value: visits === null ? null : encodeAvro(valueId, valueType, { visits }),
  });
  const producer = kafka.producer({ transactionalId: 'guests', idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  for (let visits = 0; visits < 30; visits += 1) {
    const transaction = await producer.transaction();
    const messages = Array.from({ length: 100 }, (_, id) => message(id, visits));
    await transaction.send({ topic: 'guests', messages });
    if (visits % 3 === 2) await transaction.abort();
    else await transaction.commit();
  }
  const last = await producer.transaction();
  await last.send({ topic: 'guests', messages: Array.from({ length: 10 }, (_, id) => message(id, null)) });
  await last.commit();
  await producer.disconnect();

  await untilKnown('guests');
  await enableTableflow(sandbox.description, 'guests');
  const isNewest = (row: Record<string, unknown>): boolean => row.visits === 28;
  const rows = await tableRows(sandbox.description, 'guests', (all) => all.length === 90 && all.every(isNewest));
  expect(rows.map(({ id }) => Number(id)).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 90 }, (_, index) => index + 10),
  );
  expect(rows.every(isNewest)).toBe(true);
});

/** A topic that others have made is seen a moment later. */
async function untilKnown(topic: string): Promise<void> {
  const path = `/kafka/v3/clusters/${sandbox.description.ids.kafkaClusterId}/topics/${topic}`;
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const found = await rest(sandbox.description, 'kafka', path).catch(() => undefined);
    if (found) return;
    await pause(500);
  }
  throw new Error(`${topic} is not known`);
}

/** Records of a topic, by a consumer group as anybody has one. */
async function readAll(topic: string, count: number): Promise<readonly { readonly key: string }[]> {
  const consumer = kafka.consumer({ groupId: `read-${topic}` });
  const records: { key: string }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        records.push({ key: String(message.key) });
        if (records.length === count) resolve();
      },
    });
  });
  await consumer.disconnect();
  return records;
}
