import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKafkaBroker } from '../src/broker/kafka/open-kafka-broker.ts';
import { bootstrapServers } from './bootstrap-servers.ts';

// What only a Kafka has: others beside us, and records that expire.

const settings = { bootstrapServers };
const admin = new Kafka({ brokers: [...bootstrapServers], logLevel: logLevel.NOTHING }).admin();
const record = (topic: string, text: string) => ({ topic, key: null, value: Buffer.from(text), timestampMs: 5 });

beforeAll(() => admin.connect());
afterAll(async () => {
  const topics = (await admin.listTopics()).filter((topic) => !topic.startsWith('__'));
  await admin.deleteTopics({ topics });
  await admin.disconnect();
});

test('a second sandbox takes over: the first writes nothing more, and says why', async () => {
  const first = await openKafkaBroker(settings, { awayTimeoutMs: 30_000 });
  await first.createTopic('t');
  const source = (position: number) => ({ source: { connector: 'pg', position } });
  await first.append({ records: [record('t', 'first')], ...source(1) });
  const staged = first.stage('pg');
  await staged.add([record('t', 'staged')]);

  const second = await openKafkaBroker(settings, { awayTimeoutMs: 30_000 });
  const refusal = 'another sandbox keeps its topics there now, and this one may not write any more.';
  await expect(staged.commit(source(2))).rejects.toThrow(refusal);
  await expect(first.append({ records: [record('t', 'late')], ...source(3) })).rejects.toThrow(refusal);
  await expect(first.append({ records: [record('t', 'late')] })).rejects.toThrow(refusal);
  await second.append({ records: [record('t', 'second')], ...source(4) });

  expect((await second.read('t', 0, 10)).map(({ value }) => String(value))).toEqual(['first', 'second']);
  expect([await second.sourcePosition('pg'), second.recordCount('t')]).toEqual([4, 2]);
  await first.close();
  await second.close();
});

test('records that have expired are passed over', async () => {
  const broker = await openKafkaBroker(settings, { awayTimeoutMs: 30_000 });
  await broker.createTopic('expired', 1, { 'retention.ms': '86400000' });
  expect(await broker.topicConfigs('expired')).toMatchObject({ 'retention.ms': '86400000' });
  for (const text of ['a', 'b', 'c']) await broker.append({ records: [record('expired', text)] });
  const third = (await broker.read('expired', 0, 10))[2];
  await admin.fetchTopicOffsets('expired');
  await admin.deleteTopicRecords({
    topic: 'expired',
    partitions: [{ partition: 0, offset: String(third?.offset) }],
  });
  expect(await broker.read('expired', 0, 10)).toEqual([third]);
  expect((await broker.readBatches('expired', 0, 1_000)).map(({ baseOffset }) => baseOffset)).toEqual([third?.offset]);
  await broker.close();
});

test('a Kafka that is not there is an error that says what was tried', async () => {
  const nobody = { bootstrapServers: ['127.0.0.1:1'] };
  await expect(openKafkaBroker(nobody, { reachTimeoutMs: 1_000 })).rejects.toThrow(
    'Tried to reach Kafka. 127.0.0.1:1: nobody listens there. Check the address, and that Kafka runs there.',
  );
});
