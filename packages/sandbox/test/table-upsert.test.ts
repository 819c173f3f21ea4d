import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterEvent, TableWriterOptions } from '../src/tableflow/table-writer-host.ts';
import { readTable } from './read-table.ts';
import { commitActions, createTopicHarness, type KeyedRecord, type TopicHarness } from './table-writer-harness.ts';

// The table of a compacted topic: the newest record of each key is its row, and one without a value deletes it.

const hotel = {
  type: 'record',
  name: 'Hotel',
  fields: [
    { name: 'id', type: 'int' },
    { name: 'name', type: ['null', 'string'], default: null },
  ],
};
const hotelKey = { type: 'record', name: 'Key', fields: [{ name: 'id', type: 'int' }] };

let harness: TopicHarness;
let folder: string;
const started: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  harness = await createTopicHarness();
  harness.register(hotel);
  harness.registerKey(hotelKey);
  folder = harness.options().tableFolder;
});
afterEach(async () => {
  await stopAll();
  await rm(folder, { recursive: true, force: true });
});

function start(overrides?: Partial<TableWriterOptions>): void {
  started.push(startTableWriter(harness.options({ writeMode: 'UPSERT', ...overrides })));
}
async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((writer) => writer.stop()));
}
const named = (id: number, name: string | null): KeyedRecord => ({ key: { id }, value: { id, name } });
const deleted = (id: number): KeyedRecord => ({ key: { id }, value: null });
const running = (tableVersion: number) => (event: TableWriterEvent) =>
  event.kind === 'running' && event.tableVersion === tableVersion;
const ended = (event: TableWriterEvent): boolean => event.kind !== 'running';
const rows = async (): Promise<unknown[]> =>
  (await readTable(folder)).map(({ id, name, $$offset: offset }) => [id, name, Number(offset)]);
/** Appends, and waits for the commit. */
async function commit(tableVersion: number, ...records: readonly KeyedRecord[]): Promise<TableWriterEvent> {
  harness.appendKeyed(...records);
  return harness.eventWhere(running(tableVersion));
}

test('of a key the newest record is the row, within a commit and over several', async () => {
  harness.appendKeyed(named(1, 'one'), named(2, 'two'), named(1, 'first'), named(3, null));
  start();
  expect(await harness.eventWhere(running(1))).toEqual({ kind: 'running', tableVersion: 1, rows: 3 });
  expect(await rows()).toEqual([
    [2, 'two', 1],
    [1, 'first', 2],
    [3, null, 3],
  ]);
  expect(await commit(2, named(2, 'second'), named(4, 'four'))).toEqual({ kind: 'running', tableVersion: 2, rows: 4 });
  expect(await rows()).toEqual([
    [1, 'first', 2],
    [3, null, 3],
    [2, 'second', 4],
    [4, 'four', 5],
  ]);
});

test('a record without a value deletes the row of its key, and one of an unknown key nothing', async () => {
  start();
  await commit(1, named(1, 'one'), named(2, 'two'), deleted(1), deleted(9));
  expect(await rows()).toEqual([[2, 'two', 1]]);
  await commit(2, deleted(2));
  expect(await rows()).toEqual([]);
  expect((await readDeltaLog(folder))?.liveFiles).toEqual([]);
  await commit(3, deleted(2), named(2, 'again'));
  expect(await rows()).toEqual([[2, 'again', 6]]);
  expect(harness.events.filter(ended)).toEqual([]);
});

test('a commit takes out the files that have one of its keys, puts back what else was in them, and leaves others alone', async () => {
  start();
  await commit(1, named(1, 'one'), named(2, 'two'));
  await commit(2, named(3, 'three'));
  const before = (await readDeltaLog(folder))?.liveFiles.map((file) => file.path) ?? [];
  await commit(3, named(1, 'first'));
  const actions = (await commitActions(folder, 3)) as Record<string, Record<string, unknown>>[];
  expect(actions.map((action) => Object.keys(action)[0])).toEqual(['commitInfo', 'txn', 'remove', 'add', 'add']);
  expect(actions[0]?.commitInfo).toMatchObject({
    operation: 'STREAMING UPDATE',
    operationParameters: { outputMode: 'Update' },
    isBlindAppend: false,
    operationMetrics: { numRemovedFiles: '1', numOutputRows: '2', numAddedFiles: '2' },
  });
  expect(actions[1]?.txn).toMatchObject({ appId: 'table-1', version: 4 });
  expect(actions[2]?.remove).toMatchObject({ path: before[0], dataChange: true });
  const statistics = actions.flatMap(({ add }) => (add ? [JSON.parse(String(add.stats))] : []));
  expect(statistics.map((one) => [one.numRecords, one.minValues.id, one.maxValues.name, one.nullCount.name])).toEqual([
    [1, 2, 'two', 0],
    [1, 1, 'first', 0],
  ]);
  expect((await readDeltaLog(folder))?.liveFiles[0]?.path).toBe(before[1]);
  expect((await commitActions(folder, 0))[1]).toEqual({ protocol: { minReaderVersion: 1, minWriterVersion: 2 } });
});

test('a field of key and value is the key: a table is found by what the topic is compacted by', async () => {
  harness.register({
    type: 'record',
    name: 'Odd',
    fields: [
      { name: 'ID', type: 'string' },
      { name: 'name', type: 'string' },
    ],
  });
  harness.registerKey({
    type: 'record',
    name: 'Key',
    fields: [
      { name: 'id', type: ['null', 'int'], default: null },
      { name: 'part', type: { type: 'array', items: 'string' } },
    ],
  });
  start();
  const record = (id: number | null, part: string[], name: string): KeyedRecord => ({
    key: { id, part },
    value: { ID: 'not the key', name },
  });
  await commit(1, record(1, ['a'], 'one'), record(null, ['a'], 'none'), record(1, [], 'empty'));
  await commit(2, record(null, ['a'], 'none again'), record(1, ['a'], 'one again'));
  expect((await readTable(folder)).map(({ id, part, name }) => [id, part, name])).toEqual([
    [1, [], 'empty'],
    [null, ['a'], 'none again'],
    [1, ['a'], 'one again'],
  ]);
});

test('a key without a schema is a column of its own', async () => {
  harness = await createTopicHarness();
  harness.register(hotel);
  folder = harness.options().tableFolder;
  start();
  const key = Buffer.from('a key');
  await commit(1, { key, value: { id: 1, name: 'one' } }, { key: Buffer.from([0xff]), value: { id: 2, name: 'two' } });
  await commit(2, { key, value: { id: 1, name: 'first' } });
  await commit(3, { key: Buffer.from([0xff]), value: null });
  expect((await readTable(folder)).map(({ key: found, name }) => [Buffer.from(found as Uint8Array), name])).toEqual([
    [key, 'first'],
  ]);
});

test('a record without a key cannot be a row', async () => {
  start();
  await commit(1, named(1, 'one'));
  harness.appendKeyed({ key: null, value: { id: 2, name: 'two' } });
  expect(await harness.eventWhere(ended)).toEqual({
    kind: 'suspended',
    message:
      "Tableflow suspended topic 'orders': the record at partition 0, offset 1 of topic 'orders' is not a row: its key is null, and the table has a row for each key.",
  });
});

test('what was passed over is counted, also after a restart, although rows are fewer than records', async () => {
  start({ errorHandling: { mode: 'SKIP' } });
  await commit(1, named(1, 'one'), { key: { id: 1 }, value: Buffer.from('no avro') }, named(1, 'first'));
  await stopAll();
  harness.forget();
  start({ errorHandling: { mode: 'SKIP' } });
  expect(await harness.eventWhere(running(1))).toEqual({
    kind: 'running',
    tableVersion: 1,
    rows: 1,
    skippedRecords: 1,
  });
});

test('files that are older than a column are written again with it', async () => {
  start();
  await commit(1, named(1, 'one'), named(2, 'two'));
  harness.register({
    ...hotel,
    fields: [
      ...hotel.fields,
      { name: 'stars', type: ['null', 'int'], default: null },
      {
        name: 'place',
        type: ['null', { type: 'record', name: 'Place', fields: [{ name: 'city', type: 'string' }] }],
        default: null,
      },
    ],
  });
  await commit(2, { key: { id: 1 }, value: { id: 1, name: 'one', stars: 5, place: { city: 'Bern' } } });
  await commit(3, { key: { id: 3 }, value: { id: 3, name: 'three', stars: null, place: null } }, deleted(3));
  expect((await readTable(folder)).map(({ id, stars, place }) => [id, stars ?? null, place ?? null])).toEqual([
    [2, null, null],
    [1, 5, { city: 'Bern' }],
  ]);
});

test('killed between the files and the commit: the records come again, and nothing of them is there twice', async () => {
  start();
  await commit(1, named(1, 'one'), named(2, 'two'));
  await stopAll();
  harness.appendKeyed(named(1, 'first'), deleted(2), named(3, 'three'));
  const { host } = harness.options();
  let result: unknown;
  const killed = harness.options({
    writeMode: 'UPSERT',
    host: {
      ...host,
      files: {
        ...host.files,
        async write(request) {
          result = await host.files.write(request);
          return new Promise(() => undefined);
        },
      },
    },
  });
  void startTableWriter(killed);
  while (result === undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(await rows()).toEqual([
    [1, 'one', 0],
    [2, 'two', 1],
  ]);
  start();
  await harness.eventWhere(running(2));
  expect(await rows()).toEqual([
    [1, 'first', 2],
    [3, 'three', 4],
  ]);
});

test('of 6,000 changes of 500 keys, in 60 commits, the table has what a map has', async () => {
  start();
  const expected = new Map<number, string>();
  let random = 7;
  const next = (below: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((random / 2_147_483_648) * below);
  };
  let offset = 0;
  for (let turn = 0; turn < 60; turn += 1) {
    const records = Array.from({ length: 100 }, () => {
      const id = next(500);
      offset += 1;
      if (next(4) === 0) {
        expected.delete(id);
        return deleted(id);
      }
      expected.set(id, `name ${offset}`);
      return named(id, `name ${offset}`);
    });
    harness.appendKeyed(...records);
    while ((await readDeltaLog(folder))?.transactions.get('table-1') !== offset) await new Promise(setImmediate);
  }
  await stopAll();
  const found = (await readTable(folder)).map(({ id, name }): [unknown, unknown] => [id, name]);
  expect(new Map(found)).toEqual(expected);
  expect(found).toHaveLength(expected.size);
});
