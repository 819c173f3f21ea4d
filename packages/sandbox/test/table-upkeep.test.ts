import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterEvent, TableWriterHost, TableWriterOptions } from '../src/tableflow/table-writer-host.ts';
import { readTable } from './read-table.ts';
import { commitActions, createTopicHarness, startMs, type TopicHarness } from './table-writer-harness.ts';

// What a table needs beside its rows: few files for many, and nothing on disk that no version needs.

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const patience = { timeout: 60_000 };
let harness: TopicHarness;
let folder: string;
const started: { stop(): Promise<void> }[] = [];
let count = 0;

beforeEach(async () => {
  harness = await createTopicHarness();
  harness.register({
    type: 'record',
    name: 'Value',
    fields: [
      { name: 'id', type: 'int' },
      {
        name: 'price',
        type: ['null', { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 }],
        default: null,
      },
      { name: 'ratio', type: ['null', 'double'], default: null },
      { name: 'seen', type: { type: 'long', logicalType: 'timestamp-micros' } },
      { name: 'born', type: { type: 'int', logicalType: 'date' } },
      { name: 'name', type: 'string' },
      { name: 'tags', type: { type: 'array', items: 'string' } },
      { name: 'raw', type: 'bytes' },
      { name: 'yes', type: 'boolean' },
    ],
  });
  harness.registerKey({ type: 'record', name: 'Key', fields: [{ name: 'id', type: 'int' }] });
  folder = harness.options().tableFolder;
  count = 0;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stopAll();
  await rm(folder, { recursive: true, force: true });
});

function start(overrides?: Partial<TableWriterOptions>): void {
  started.push(startTableWriter(harness.options(overrides)));
}
async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((writer) => writer.stop()));
}
const value = (id: number): object => ({
  id,
  price: id % 3 === 0 ? null : Buffer.from([id]),
  ratio: id === 5 ? Number.NaN : id / 2,
  seen: BigInt(id) * 1_000_001n,
  born: id - 3,
  name: id === 2 ? 'é'.repeat(40) : `name ${id}`,
  tags: ['a', String(id)],
  raw: Buffer.from([0, id]),
  yes: id % 2 === 0,
});
const deltaRows = async (): Promise<number> =>
  ((await readDeltaLog(folder))?.liveFiles ?? []).reduce(
    (sum, file) => sum + JSON.parse(file.stats ?? '').numRecords,
    0,
  );
/** A commit for each record. */
async function commit(times: number, timestampMs = startMs): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    harness.appendKeyed({ key: { id: count }, value: value(count), timestampMs });
    count += 1;
    const rows = count;
    await harness.eventWhere((event) => event.kind === 'running' && event.rows >= rows);
  }
}
const dataFiles = async (): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.parquet'));
const ended = (event: TableWriterEvent): boolean => event.kind !== 'running';
/** A host some of whose work on files is done otherwise. */
const hostWith = (files: Partial<TableWriterHost['files']>): TableWriterHost => {
  const { host } = harness.options();
  return { ...host, files: { ...host.files, ...files } };
};
const compacted = (version = 21): Promise<TableWriterEvent> =>
  harness.eventWhere((event) => event.kind === 'running' && event.tableVersion === version);

describe('many small files', () => {
  test('become one, in a commit that changes no row, with the statistics that one of its own would have', async () => {
    start();
    await commit(20);
    await compacted();
    await stopAll();
    const actions = (await commitActions(folder, 21)) as Record<string, Record<string, unknown>>[];
    expect(actions[0]?.commitInfo).toMatchObject({
      operation: 'OPTIMIZE',
      readVersion: 20,
      isBlindAppend: false,
      operationMetrics: { numRemovedFiles: '20', numAddedFiles: '1' },
    });
    expect(actions[1]?.txn).toMatchObject({ appId: 'table-1', version: 20 });
    const removed = actions.flatMap(({ remove }) => (remove ? [remove] : []));
    const added = actions.flatMap(({ add }) => (add ? [add] : []));
    expect([removed.length, new Set(removed.map((one) => one.dataChange)), added.length]).toEqual([
      20,
      new Set([false]),
      1,
    ]);
    expect(added[0]?.dataChange).toBe(false);

    const rows = await readTable(folder);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, id) => id));
    expect(rows[4]).toMatchObject({ price: 0.04, ratio: 2, name: 'name 4', tags: ['a', '4'], yes: true });

    // The same rows in one commit.
    const other = await createTopicHarness();
    const { folder: otherFolder, statistics } = await writtenAtOnce(other, rows.length);
    expect(JSON.parse(String(added[0]?.stats))).toEqual(JSON.parse(statistics));
    await rm(otherFolder, { recursive: true });
  });

  /** The statistics of the rows when they are written as one file. */
  async function writtenAtOnce(other: TopicHarness, rows: number): Promise<{ folder: string; statistics: string }> {
    const { host } = harness.options();
    other.register(host.valueSchema('orders') ?? {});
    other.registerKey(host.keySchema('orders') ?? {});
    other.appendKeyed(...Array.from({ length: rows }, (_, id) => ({ key: { id }, value: value(id) })));
    const options = other.options();
    const writer = startTableWriter(options);
    await other.eventWhere((event) => event.kind === 'running' && event.rows === rows);
    await writer.stop();
    const log = await readDeltaLog(options.tableFolder);
    return { folder: options.tableFolder, statistics: log?.liveFiles[0]?.stats ?? '' };
  }

  test('stay while the table is behind', async () => {
    const merges: number[] = [];
    start({
      host: hostWith({
        merge: ({ files }) => {
          merges.push(files.length);
          return harness
            .options()
            .host.files.merge({ tableFolder: folder, table: { type: 'struct', fields: [] }, files });
        },
      }),
    });
    // Each turn finds more than a commit takes.
    const large = { ...value(0), raw: Buffer.alloc(9_000_000) };
    harness.appendKeyed(...Array.from({ length: 21 }, (_, id) => ({ key: { id }, value: large })));
    await harness.eventWhere((event) => event.kind === 'running' && event.rows === 20);
    expect(merges).toEqual([]);
  });

  test('killed between the file and the commit: the table is as it was, and the next one does it', async () => {
    let left: string | undefined;
    const { merge } = harness.options().host.files;
    start({
      host: hostWith({
        async merge(request) {
          left = (await merge(request))?.name;
          return new Promise(() => undefined);
        },
      }),
    });
    await commit(20);
    await vi.waitFor(() => expect(left).toBeDefined(), patience);
    started.splice(0);
    const before = await readTable(folder);
    harness.forget();
    start();
    await commit(10);
    await compacted(31);
    expect((await readTable(folder)).slice(0, 20)).toEqual(before);
    expect(await deltaRows()).toBe(30);
    expect(await dataFiles()).toContain(left);
  });

  test('a full disk leaves them, says so once, and leaves nothing of its own', async () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
    let isFull = true;
    const { merge } = harness.options().host.files;
    start({ host: hostWith({ merge: (request) => (isFull ? Promise.reject(full) : merge(request)) }) });
    await commit(21);
    expect(harness.notices).toEqual([expect.stringContaining('The disk is full')]);
    expect(await dataFiles()).toHaveLength(21);
    isFull = false;
    await commit(9);
    await compacted(31);
    expect(await deltaRows()).toBe(30);
    expect(harness.events.filter(ended)).toEqual([]);
  });

  test('a commit that finds no space takes its files with it', async () => {
    const { host } = harness.options();
    const { merge } = host.files;
    const log = path.join(folder, '_delta_log');
    start({
      host: hostWith({
        async merge(request) {
          const file = await merge(request);
          // The commit cannot be written.
          await rm(log, { recursive: true });
          return file;
        },
      }),
    });
    await commit(20);
    await vi.waitFor(async () => expect(await dataFiles()).toHaveLength(20), patience);
  });
});

describe('files that no version needs', () => {
  /** The newest version of the log as it is now, cleaned at that time. */
  async function checkpointAt(nowMs: number, retentionMs = 7 * dayMs): Promise<void> {
    const version = (await readDeltaLog(folder))?.version ?? 0;
    await harness.options().host.files.checkpoint({ tableFolder: folder, version, nowMs, retentionMs });
  }
  async function compactedTable(): Promise<void> {
    start();
    await commit(20);
    await compacted();
    await stopAll();
  }

  test('stay as long as a version that needs them can be read, and go with it', async () => {
    await compactedTable();
    await checkpointAt(startMs + hourMs);
    expect(await dataFiles()).toHaveLength(21);
    // Versions older than that are cleaned from the log: their files go with the next checkpoint.
    await checkpointAt(startMs + 8 * dayMs);
    expect(await dataFiles()).toHaveLength(21);
    await checkpointAt(startMs + 8 * dayMs);
    expect(await dataFiles()).toHaveLength(1);
    expect((await readTable(folder)).map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, id) => id));
    expect((await readDeltaLog(folder))?.removedFiles).toEqual([]);
  });

  test('stay for a statement that may be reading them', async () => {
    await compactedTable();
    await checkpointAt(startMs + 60_000, 1);
    await checkpointAt(startMs + 120_000, 1);
    expect(await dataFiles()).toHaveLength(21);
    await checkpointAt(startMs + 600_001, 1);
    expect(await dataFiles()).toHaveLength(1);
  });

  test('what a killed process left goes after a day, and what is not ours stays', async () => {
    await compactedTable();
    const names = ['part-00000-left-c000.snappy.parquet', 'notes.txt'];
    const inLog = ['.uncommitted-left', 'part-00000-left-c000.snappy.parquet'];
    const leftOver = [...names, ...inLog.map((name) => path.join('_delta_log', name))];
    for (const name of leftOver) {
      await writeFile(path.join(folder, name), 'half');
      await utimes(path.join(folder, name), startMs / 1_000, startMs / 1_000);
    }
    const left = async (): Promise<readonly string[]> => [
      ...(await dataFiles()).filter((name) => name === names[0]),
      ...(await readdir(folder)).filter((name) => name === names[1]),
      ...(await readdir(path.join(folder, '_delta_log'))).filter((name) => inLog.includes(name)).sort(),
    ];
    await checkpointAt(startMs + dayMs);
    expect(await left()).toEqual([...names, ...inLog]);
    await checkpointAt(startMs + dayMs + 1);
    expect(await left()).toEqual(['notes.txt']);
  });

  test('killed before they are deleted: the table is whole, and the next checkpoint has no trace of them', async () => {
    await compactedTable();
    await checkpointAt(startMs + 8 * dayMs);
    const before = await readTable(folder);
    const [first] = (await readDeltaLog(folder))?.removedFiles ?? [];
    await rm(path.join(folder, decodeURIComponent(first?.path ?? '')));
    await checkpointAt(startMs + 8 * dayMs);
    expect(await dataFiles()).toHaveLength(1);
    expect(await readTable(folder)).toEqual(before);
  });
});

describe('rows whose time is over', () => {
  const month = 30 * dayMs;
  const ids = async (): Promise<unknown[]> => (await readTable(folder)).map(({ id }) => id);

  test('go by the clock, with their file or out of it, and new ones come', async () => {
    start({ dataRetentionMs: () => month });
    await commit(1, startMs - month + 1);
    // One file with an old and a new record.
    harness.appendKeyed(
      { key: { id: 1 }, value: value(1), timestampMs: startMs },
      { key: { id: 2 }, value: value(2), timestampMs: startMs + 40 * dayMs },
    );
    await harness.eventWhere((event) => event.kind === 'running' && event.rows === 3);
    await harness.clock.advance(hourMs);
    await vi.waitFor(async () => expect(await ids()).toEqual([1, 2]), patience);
    await harness.clock.advance(month);
    await vi.waitFor(async () => expect(await ids()).toEqual([2]), patience);
    const version = (await readDeltaLog(folder))?.version ?? 0;
    const actions = (await commitActions(folder, version)) as Record<string, Record<string, unknown>>[];
    expect(actions[0]?.commitInfo).toMatchObject({ operation: 'DELETE' });
    expect(actions.map((action) => Object.keys(action)[0])).toEqual(['commitInfo', 'txn', 'remove', 'add']);
    harness.appendKeyed({ key: { id: 3 }, value: value(3), timestampMs: startMs + 41 * dayMs });
    await vi.waitFor(async () => expect(await ids()).toEqual([2, 3]), patience);
    expect(harness.events.filter(ended)).toEqual([]);
  });

  test('go when the table is opened, and stay where there is no limit', async () => {
    start();
    await commit(2, startMs - 2 * month);
    await harness.clock.advance(2 * hourMs);
    await stopAll();
    expect(await ids()).toEqual([0, 1]);
    harness.forget();
    start({ dataRetentionMs: () => month });
    await harness.eventWhere((event) => event.kind === 'running' && event.rows === 0);
    expect(await ids()).toEqual([]);
  });
});

test('a record that comes while something is due by the clock is not left lying', async () => {
  const { checkpoint } = harness.options().host.files;
  start({
    host: hostWith({
      async checkpoint(request) {
        await checkpoint(request);
        if (count === 1) harness.appendKeyed({ key: { id: 1 }, value: value(1) });
      },
    }),
  });
  await commit(1);
  await harness.clock.advance(hourMs);
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 2);
});

test('an upserted table is compacted like any other', async () => {
  start({ writeMode: 'UPSERT' });
  await commit(20);
  await compacted();
  harness.appendKeyed({ key: { id: 3 }, value: { ...value(3), name: 'again' } }, { key: { id: 4 }, value: null });
  await harness.eventWhere((event) => event.kind === 'running' && event.tableVersion === 22);
  const rows = await readTable(folder);
  expect(rows.map(({ id }) => id)).toEqual([0, 1, 2, ...Array.from({ length: 15 }, (_, index) => index + 5), 3]);
  expect(rows.at(-1)).toMatchObject({ id: 3, name: 'again' });
  // Nobody else's code has read the merged file yet.
  const [file] = (await readDeltaLog(folder))?.liveFiles ?? [];
  const content = await readFile(path.join(folder, file?.path ?? ''));
  expect(
    await parquetReadObjects({
      file: content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength),
    }),
  ).toHaveLength(18);
});
