import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, expect, test } from 'vitest';

import type { NewRecord } from '../record.ts';
import { openStore, type Store } from '../store.ts';
import { openEmbeddedBroker } from './open-embedded-broker.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broker-test-'));
  store = await openStore(folder);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** Everything in the store, whoever wrote it. */
async function allKeys(): Promise<readonly string[]> {
  await store.close();
  const level = new ClassicLevel(folder);
  const keys = await level.keys().all();
  await level.close();
  store = await openStore(folder);
  return keys;
}

const record = (topic: string, key: string | null, value: string | null): NewRecord => ({
  topic,
  key: key === null ? null : Buffer.from(key),
  value: value === null ? null : Buffer.from(value),
  timestampMs: 1_767_225_600_000,
});

test('records get consecutive offsets per topic and are read back byte for byte', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('a');
  await broker.createTopic('a.b');

  await broker.append({ records: [record('a', 'k', 'one'), record('a.b', null, 'x'), record('a', '', null)] });

  expect(await broker.read('a', 0, 10)).toStrictEqual([
    {
      topic: 'a',
      partition: 0,
      offset: 0,
      timestampMs: 1_767_225_600_000,
      key: Buffer.from('k'),
      value: Buffer.from('one'),
    },
    { topic: 'a', partition: 0, offset: 1, timestampMs: 1_767_225_600_000, key: Buffer.from(''), value: null },
  ]);
  expect(await broker.read('a', 1, 10)).toHaveLength(1);
  expect(await broker.read('a', 0, 1)).toHaveLength(1);
  expect(await broker.read('a', 2, 10)).toEqual([]);
  expect(broker.endOffset('a')).toBe(2);
  expect(broker.endOffset('a.b')).toBe(1);
  expect(broker.topics()).toEqual(['a', 'a.b']);
});

test('whole batches are read from the one that has the offset, until they are large enough', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');
  for (const text of ['a', 'b', 'c']) {
    await broker.append({ records: [record('t', null, text), record('t', null, text)] });
  }
  const [first, second, third] = await broker.readBatches('t', 0, 1_000);
  expect([first, second, third].map((batch) => batch?.baseOffset)).toEqual([0, 2, 4]);
  const bytes = first?.bytes.length ?? 0;
  expect(await broker.readBatches('t', 3, 1)).toEqual([second]);
  expect(await broker.readBatches('t', 1, bytes + 1)).toEqual([first, second]);
  expect(await broker.readBatches('t', 6, 1_000)).toEqual([]);
});

test('offsets beyond one digit stay in order', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');

  await broker.append({ records: Array.from({ length: 120 }, (_, index) => record('t', null, String(index))) });

  const read = await broker.read('t', 98, 4);
  expect(read.map((one) => [one.offset, String(one.value)])).toEqual([
    [98, '98'],
    [99, '99'],
    [100, '100'],
    [101, '101'],
  ]);
});

test('a deleted topic is gone with its records, and begins again', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');
  await broker.append({ records: [record('t', null, 'old')] });

  await broker.deleteTopic('t');
  await broker.deleteTopic('t');

  expect(broker.topics()).toEqual([]);
  expect(await broker.read('t', 0, 10)).toEqual([]);
  await broker.createTopic('t');
  await broker.append({ records: [record('t', null, 'new')] });
  expect((await broker.read('t', 0, 10)).map((one) => [one.offset, String(one.value)])).toEqual([[0, 'new']]);
});

test('listeners hear of the topics of an append until they leave', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('a');
  await broker.createTopic('b');
  const heard: string[][] = [];
  const leave = broker.onAppend((topics) => heard.push([...topics]));

  await broker.append({ records: [record('b', null, '1'), record('a', null, '1'), record('b', null, '2')] });
  await broker.append({ records: [], source: { connector: 'pg', position: 1 } });
  leave();
  await broker.append({ records: [record('a', null, '2')] });

  expect(heard).toEqual([['b', 'a']]);
});

test('a second opener is told that the store is in use', async () => {
  await expect(openStore(folder)).rejects.toThrow('is in use by another process');
});

test('staged records are seen all at once, behind what came in the meantime', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('a');
  await broker.createTopic('b');
  const staged = broker.stage('pg');
  await staged.add([record('a', null, '1'), record('b', null, '2')]);
  await broker.append({ records: [record('a', null, 'in between')] });
  await staged.add([record('a', null, '3')]);
  expect([broker.endOffset('a'), broker.endOffset('b')]).toEqual([1, 0]);

  await staged.commit({ source: { connector: 'pg', position: 7 } });

  expect((await broker.read('a', 0, 10)).map((one) => [one.offset, String(one.value)])).toEqual([
    [0, 'in between'],
    [1, '1'],
    [2, '3'],
  ]);
  expect((await broker.read('a', 2, 10)).map((one) => String(one.value))).toEqual(['3']);
  expect((await broker.read('b', 0, 10)).map((one) => String(one.value))).toEqual(['2']);
  expect(await broker.sourcePosition('pg')).toBe(7);
});

test('of staged records that were discarded, or whose process was killed, nothing is left', async () => {
  let broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');
  await broker.append({ records: [record('t', null, 'kept')] });
  const keysBefore = await allKeys();
  broker = await openEmbeddedBroker(store);
  const discarded = broker.stage('pg');
  await discarded.add([record('t', null, 'x')]);
  await discarded.discard();
  expect(await allKeys()).toEqual(keysBefore);

  broker = await openEmbeddedBroker(store);
  await broker.stage('pg').add([record('t', null, 'y')]);
  await store.close();
  store = await openStore(folder);
  await openEmbeddedBroker(store);

  expect(await allKeys()).toEqual(keysBefore);
});

test('a topic that is deleted while records are staged for it loses those, and begins again', async () => {
  const broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');
  const staged = broker.stage('pg');
  await staged.add([record('t', null, 'before')]);
  await broker.deleteTopic('t');
  await broker.createTopic('t');
  await staged.add([record('t', null, 'after')]);
  await staged.commit({});

  expect((await broker.read('t', 0, 10)).map((one) => [one.offset, String(one.value)])).toEqual([[0, 'after']]);
});

test('records of a key are in the partition that Kafka would choose, and a topic with partitions goes as a whole', async () => {
  let broker = await openEmbeddedBroker(store);
  await broker.createTopic('t', 3);
  await broker.createTopic('t', 7);
  const keys = ['21', 'foobar', 'a-little-bit-long-string', 'a-little-bit-longer-string', 'abc'];
  const firstOffset = await broker.append({
    records: [
      ...keys.map((key) => record('t', key, key)),
      { ...record('t', 'abc', 'elsewhere'), partition: 2 },
      ...['no key', 'either'].map((value) => record('t', null, value)),
    ],
  });
  const all = async (): Promise<unknown[]> =>
    Promise.all(
      [0, 1, 2].map(async (partition) =>
        (await broker.read('t', 0, 10, partition)).map((one) => [one.partition, one.offset, String(one.value)]),
      ),
    );
  const inPartitions = await all();
  expect(inPartitions).toEqual([
    [
      [0, 0, '21'],
      [0, 1, 'foobar'],
      [0, 2, 'abc'],
    ],
    [
      [1, 0, 'no key'],
      [1, 1, 'either'],
    ],
    [
      [2, 0, 'a-little-bit-long-string'],
      [2, 1, 'a-little-bit-longer-string'],
      [2, 2, 'elsewhere'],
    ],
  ]);
  expect([broker.recordCount('t'), broker.partitionCount('t'), firstOffset('t', 2)]).toEqual([8, 3, 0]);
  await broker.append({ records: [record('t', null, 'next turn')] });
  expect(broker.endOffset('t', 2)).toBe(4);
  await expect(broker.append({ records: [{ ...record('t', null, 'x'), partition: 3 }] })).rejects.toThrow(
    'The topic t has no partition 3',
  );

  await store.close();
  store = await openStore(folder);
  broker = await openEmbeddedBroker(store);
  expect([broker.topics(), broker.partitionCount('t'), broker.recordCount('t')]).toEqual([['t'], 3, 9]);
  await broker.deleteTopic('t');
  expect([broker.topics(), broker.recordCount('t'), await broker.read('t', 0, 10, 1)]).toEqual([[], 0, []]);
});

test('a deletion that was killed halfway is finished at the next start', async () => {
  let broker = await openEmbeddedBroker(store);
  await broker.createTopic('t');
  const keysBefore = (await allKeys()).filter((key) => !key.endsWith('!t'));
  broker = await openEmbeddedBroker(store);
  await broker.append({ records: [record('t', null, '1')] });
  await store.write((batch) => {
    batch.put('t', '', { sublevel: store.sublevel<string>('deletions', 'utf8') });
    batch.del('t', { sublevel: store.sublevel<number>('topics', 'json') });
  });
  await store.close();
  store = await openStore(folder);
  const next = await openEmbeddedBroker(store);

  expect(next.topics()).toEqual([]);
  expect(await allKeys()).toEqual(keysBefore);
});

test('a store that another version has written is refused by name', async () => {
  await store.close();
  const level = new ClassicLevel(folder);
  await level.put('format', '1');
  await level.close();
  await expect(openStore(folder)).rejects.toThrow('was written by another version of the sandbox (format 1, here 2)');
  await rm(folder, { recursive: true });
  store = await openStore(folder);
});
