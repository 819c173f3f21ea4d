import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterEvent, TableWriterOptions } from '../src/tableflow/table-writer-host.ts';
import { readColumn, readTable } from './read-table.ts';
import { commitActions, createTopicHarness, startMs, type TopicHarness } from './table-writer-harness.ts';

const orders = {
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'note', type: ['null', 'string'], default: null },
  ],
};
const order = (id: bigint, note: string | null = null): object => ({ id, note });

let harness: TopicHarness;
let folder: string;
const started: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  harness = await createTopicHarness();
  harness.register(orders);
  folder = harness.options().tableFolder;
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((writer) => writer.stop()));
  await rm(folder, { recursive: true, force: true });
});

function start(overrides?: Partial<TableWriterOptions>): { stop(): Promise<void> } {
  const writer = startTableWriter(harness.options(overrides));
  started.push(writer);
  return writer;
}

const running = (tableVersion: number) => (event: TableWriterEvent) =>
  event.kind === 'running' && event.tableVersion === tableVersion;
const ended = (event: TableWriterEvent): boolean => event.kind !== 'running';
const parquetFiles = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.snappy.parquet'));
const logFile = (version: number): string =>
  path.join(folder, '_delta_log', `${String(version).padStart(20, '0')}.json`);

const nullable = (name: string, type: unknown): object => ({ name, type, nullable: true, metadata: {} });
const headers = { type: 'map', keyType: 'string', valueType: 'binary', valueContainsNull: true };
const orderColumns = [
  nullable('id', 'long'),
  nullable('note', 'string'),
  nullable('$$topic', 'string'),
  nullable('$$partition', 'integer'),
  nullable('$$headers', headers),
  nullable('$$leader-epoch', 'integer'),
  nullable('$$offset', 'long'),
  nullable('$$timestamp', 'timestamp'),
  nullable('$$timestamp-type', 'string'),
];
const commitInfo = (operation: string, operationParameters: object, more: object = {}): object => ({
  commitInfo: {
    timestamp: startMs,
    operation,
    operationParameters,
    isBlindAppend: true,
    engineInfo: 'tableflow-workshop sandbox',
    ...more,
  },
});
const streamed = (readVersion: number, rows: number, files: number): object =>
  commitInfo(
    'STREAMING UPDATE',
    { outputMode: 'Append' },
    {
      readVersion,
      operationMetrics: {
        numRemovedFiles: '0',
        numOutputRows: String(rows),
        numOutputBytes: files === 0 ? '0' : expect.stringMatching(/^[1-9]\d*$/),
        numAddedFiles: String(files),
      },
    },
  );
const metaData = (fields: readonly object[]): object => ({
  metaData: {
    id: 'table-1',
    name: 'orders',
    format: { provider: 'parquet', options: {} },
    schemaString: JSON.stringify({ type: 'struct', fields }),
    partitionColumns: [],
    configuration: {},
    createdTime: startMs,
  },
});
const txn = (version: number): object => ({ txn: { appId: 'table-1', version, lastUpdated: startMs } });

test('version 0 is an empty table with all columns', async () => {
  start();
  expect(await harness.eventWhere(running(0))).toEqual({ kind: 'running', tableVersion: 0, rows: 0 });
  expect(await commitActions(folder, 0)).toEqual([
    commitInfo('CREATE TABLE', {}),
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    metaData(orderColumns),
    txn(0),
  ]);
});

test('a batch is one data file and one commit with the offset it reaches', async () => {
  harness.append(order(9_007_199_254_740_993n, 'first'), order(-1n));
  start();
  expect(await harness.eventWhere(running(1))).toEqual({ kind: 'running', tableVersion: 1, rows: 2 });
  const [name = ''] = await parquetFiles();
  expect(name).toMatch(/^part-00000-[0-9a-f-]{36}-c000\.snappy\.parquet$/);
  const bounds = '"$$leader-epoch":0,';
  const at = '"$$timestamp":"2026-01-01T00:00:00.000Z","$$timestamp-type":"CREATE_TIME"';
  expect(await commitActions(folder, 1)).toEqual([
    streamed(0, 2, 1),
    txn(2),
    {
      add: {
        path: name,
        partitionValues: {},
        size: expect.any(Number),
        modificationTime: startMs,
        dataChange: true,
        stats:
          `{"numRecords":2,"minValues":{"id":-1,"note":"first","$$topic":"orders","$$partition":0,${bounds}"$$offset":0,${at}},` +
          `"maxValues":{"id":9007199254740993,"note":"first","$$topic":"orders","$$partition":0,${bounds}"$$offset":1,${at}},` +
          '"nullCount":{"id":0,"note":1,"$$topic":0,"$$partition":0,"$$leader-epoch":0,"$$offset":0,"$$timestamp":0,"$$timestamp-type":0}}',
      },
    },
  ]);
  expect(await readTable(folder)).toEqual([
    {
      id: 9_007_199_254_740_993n,
      note: 'first',
      $$topic: 'orders',
      $$partition: 0,
      $$headers: {},
      '$$leader-epoch': 0,
      $$offset: 0n,
      $$timestamp: new Date(startMs),
      '$$timestamp-type': 'CREATE_TIME',
    },
    expect.objectContaining({ id: -1n, note: null, $$offset: 1n }),
  ]);
});

test('it sleeps until the broker announces records, and commits no oftener than the interval', async () => {
  start({ commitIntervalMs: 5000 });
  await harness.eventWhere(running(0));
  expect(harness.readCount()).toBe(0);

  harness.append(order(1n));
  await harness.eventWhere(running(1));
  harness.append(order(2n));
  harness.append(order(3n));
  harness.clock.advance(4999);
  await new Promise((resolve) => setImmediate(resolve));
  expect(harness.readCount()).toBe(1);
  harness.clock.advance(1);
  expect(await harness.eventWhere(running(2))).toEqual({ kind: 'running', tableVersion: 2, rows: 3 });
  expect(harness.readCount()).toBe(2);
});

test('what is more than one commit takes comes with the next, at once', async () => {
  const megabyte = 'x'.repeat(1_048_576);
  harness.append(...Array.from({ length: 12 }, (_, index) => order(BigInt(index), megabyte)));
  start({ commitIntervalMs: 5000 });
  expect(await harness.eventWhere(running(1))).toEqual({ kind: 'running', tableVersion: 1, rows: 8 });
  expect(await harness.eventWhere(running(2))).toEqual({ kind: 'running', tableVersion: 2, rows: 12 });
  expect(harness.clock.now()).toBe(startMs);
  expect(await readColumn(folder, 'id')).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index)));
});

test('a new writer goes on where the log ends, and writes nothing twice', async () => {
  harness.append(order(1n), order(2n));
  const first = start();
  await harness.eventWhere(running(1));
  await first.stop();
  harness.forget();

  harness.append(order(3n));
  start();
  expect(await harness.eventWhere(running(2))).toEqual({ kind: 'running', tableVersion: 2, rows: 3 });
  expect(harness.events).toEqual([
    { kind: 'running', tableVersion: 1, rows: 2 },
    { kind: 'running', tableVersion: 2, rows: 3 },
  ]);
  expect(await readColumn(folder, 'id')).toEqual([1n, 2n, 3n]);
});

test('killed between data file and commit: the rows arrive once, and the orphan is not part of the table', async () => {
  harness.append(order(1n));
  const first = start();
  await harness.eventWhere(running(1));
  await first.stop();
  const [orphan] = await parquetFiles();
  await rm(logFile(1));
  await writeFile(path.join(folder, '_delta_log', '.uncommitted-left-behind'), '{"txn":');
  harness.forget();

  start();
  expect(await harness.eventWhere(running(1))).toEqual({ kind: 'running', tableVersion: 1, rows: 1 });
  expect(await readColumn(folder, 'id')).toEqual([1n]);
  const snapshot = await readDeltaLog(folder);
  expect(snapshot?.liveFiles.map((file) => file.path)).not.toContain(orphan);
});

test('killed between commit and report: the commit counts', async () => {
  harness.append(order(1n));
  const first = start({
    host: {
      ...harness.options().host,
      report(event) {
        if (event.kind === 'running' && event.tableVersion === 1) throw new Error('killed here');
      },
    },
  });
  await first.stop();
  const second = start();
  expect(await harness.eventWhere(running(1))).toEqual({ kind: 'running', tableVersion: 1, rows: 1 });
  await second.stop();
  expect(await readColumn(folder, 'id')).toEqual([1n]);
  expect(await parquetFiles()).toHaveLength(1);
});

test('two writers of one table share the work and never write a record twice', async () => {
  start();
  start();
  await harness.eventWhere(running(0));
  for (let id = 1n; id <= 20n; id += 1n) harness.append(order(id));
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 20);
  expect(await readColumn(folder, 'id')).toEqual(Array.from({ length: 20 }, (_, index) => BigInt(index + 1)));
});

test('a commit by somebody else fails the table and is named', async () => {
  start();
  await harness.eventWhere(running(0));
  await writeFile(logFile(1), '{"commitInfo":{"operation":"SET TBLPROPERTIES"}}\n');
  harness.append(order(1n));
  const failed = {
    kind: 'failed',
    message:
      'Tableflow is not syncing: the Delta table may have been modified outside of Tableflow, which did not write ' +
      "_delta_log/00000000000000000001.json. Disable Tableflow for the topic, delete the table's files, then enable it again.",
  };
  expect(await harness.eventWhere(ended)).toEqual(failed);
  harness.forget();
  start();
  expect(await harness.eventWhere(ended)).toEqual(failed);
  expect(await commitActions(folder, 1)).toEqual([{ commitInfo: { operation: 'SET TBLPROPERTIES' } }]);
});

test('a table folder that somebody else filled is not taken over', async () => {
  await mkdir(path.join(folder, '_delta_log'));
  await writeFile(
    logFile(0),
    '{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}\n{"metaData":{"id":"x","schemaString":"{}"}}\n',
  );
  start();
  expect(await harness.eventWhere(ended)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('_delta_log/00000000000000000000.json'),
  });
});

test('a log that was deleted under the writer fails it', async () => {
  start();
  await harness.eventWhere(running(0));
  await rm(path.join(folder, '_delta_log'), { recursive: true });
  harness.append(order(1n));
  expect(await harness.eventWhere(ended)).toEqual({
    kind: 'failed',
    message: 'Version 1 cannot be committed: _delta_log/00000000000000000000.json is missing.',
  });
});

test('a column that the schema gains comes with the first batch that may have it', async () => {
  harness.append(order(1n));
  start();
  await harness.eventWhere(running(1));
  harness.append(order(2n));
  harness.register({ ...orders, fields: [...orders.fields, { name: 'size', type: ['null', 'int'], default: null }] });
  harness.append({ id: 3n, note: null, size: 7 });
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 3);

  const commits = await Promise.all([2, 3].map((version) => commitActions(folder, version).catch(() => [])));
  expect(commits.flat().filter((action) => Object.hasOwn(Object(action), 'metaData'))).toEqual([
    metaData([...orderColumns, nullable('size', 'integer')]),
  ]);
  const rows = await readTable(folder);
  expect(rows.map(({ id, size }) => [id, size ?? null])).toEqual([
    [1n, null],
    [2n, null],
    [3n, 7],
  ]);
});

test.each(['SUSPEND', 'SKIP', 'LOG'] as const)(
  'a schema change that a table cannot follow suspends it under %s',
  async (mode) => {
    harness.append(order(1n));
    start({ errorHandling: { mode } });
    await harness.eventWhere(running(1));
    harness.register({ type: 'record', name: 'Order', fields: [{ name: 'id', type: 'long' }] });
    harness.append({ id: 2n });
    expect(await harness.eventWhere(ended)).toEqual({
      kind: 'suspended',
      message: "Tableflow suspended topic 'orders': Field 'note' was removed from the schema.",
    });
  },
);

test('SUSPEND keeps what came before a tombstone, names it, and stops there again until it may skip', async () => {
  harness.append(order(1n), null, order(3n));
  start();
  const suspended = {
    kind: 'suspended',
    message:
      "Tableflow suspended topic 'orders': the record at partition 0, offset 1 of topic 'orders' is not a row: " +
      'its value is null (a tombstone), and the table only takes rows.',
  };
  expect(await harness.eventWhere(ended)).toEqual(suspended);
  expect(harness.events).toEqual([
    { kind: 'running', tableVersion: 0, rows: 0 },
    { kind: 'running', tableVersion: 1, rows: 1 },
    suspended,
  ]);
  harness.forget();
  start();
  expect(await harness.eventWhere(ended)).toEqual(suspended);
  harness.forget();
  start({ errorHandling: { mode: 'SKIP' } });
  await harness.eventWhere(running(2));
  expect(await readColumn(folder, 'id')).toEqual([1n, 3n]);
});

test('SKIP passes over bad records, and remembers that it did', async () => {
  harness.append(null, Buffer.from('no avro'), Buffer.from([0, 0, 0, 0, 99, 1]));
  start({ errorHandling: { mode: 'SKIP' } });
  expect(await harness.eventWhere(running(1))).toEqual({
    kind: 'running',
    tableVersion: 1,
    rows: 0,
    skippedRecords: 3,
  });
  const skipped = { txn: { appId: 'table-1:skipped', version: 3, lastUpdated: startMs } };
  expect(await commitActions(folder, 1)).toEqual([streamed(0, 0, 0), txn(3), skipped]);
  expect(harness.deadLetters).toEqual([]);
});

test('LOG tells the host of each bad record', async () => {
  harness.append(order(1n), null, Buffer.from([0, 0, 0, 0, 99, 1]), order(4n));
  start({ errorHandling: { mode: 'LOG' } });
  expect(await harness.eventWhere(running(1))).toEqual({
    kind: 'running',
    tableVersion: 1,
    rows: 2,
    skippedRecords: 2,
  });
  expect(harness.deadLetters).toEqual([
    [1, 'its value is null (a tombstone), and the table only takes rows'],
    [2, 'there is no schema 99'],
  ]);
  expect(await readColumn(folder, 'id')).toEqual([1n, 4n]);
});

test('a value out of range is told without the value', async () => {
  harness.register({
    type: 'record',
    name: 'Price',
    fields: [{ name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 3, scale: 2 } }],
  });
  harness.append({ price: Buffer.from([0x7f, 0xff]) });
  start();
  expect(await harness.eventWhere(ended)).toEqual({
    kind: 'suspended',
    message:
      "Tableflow suspended topic 'orders': the record at partition 0, offset 0 of topic 'orders' is not a row: " +
      "field 'price': the decimal has more than 3 digits.",
  });
});

test('a topic without a schema, or with one that is no table, fails', async () => {
  const bare = harness.options().host;
  start({ host: { ...bare, valueSchema: () => undefined } });
  expect(await harness.eventWhere(ended)).toEqual({
    kind: 'failed',
    message: "Topic 'orders' has no value schema, so it cannot become a table.",
  });
  harness.forget();
  harness.register({ type: 'record', name: 'Odd', fields: [{ name: 'either', type: ['int', 'string'] }] });
  start();
  expect(await harness.eventWhere(ended)).toEqual({
    kind: 'failed',
    message: "field 'either' is a union of several types, not one column.",
  });
});

test('key columns and the portable names', async () => {
  harness.registerKey({
    type: 'record',
    name: 'Key',
    fields: [
      { name: 'id', type: 'string' },
      { name: 'shop', type: 'string', default: 'none' },
    ],
  });
  harness.append(order(1n));
  start({ metadataColumns: 'PORTABLE' });
  await harness.eventWhere(running(1));
  expect(await readTable(folder)).toEqual([
    {
      id: 1n,
      note: null,
      shop: 'none',
      cflt_metadata_topic: 'orders',
      cflt_metadata_partition: 0,
      cflt_metadata_headers: {},
      cflt_metadata_leader_epoch: 0,
      cflt_metadata_offset: 0n,
      cflt_metadata_timestamp: new Date(startMs),
      cflt_metadata_timestamp_type: 'CREATE_TIME',
    },
  ]);
});
