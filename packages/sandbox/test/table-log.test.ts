import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commitDelta } from '../src/delta/commit-delta.ts';
import { readDeltaLog } from '../src/delta/delta-log.ts';
import { createParquetWriter } from '../src/delta/parquet-writer.ts';
import { writeCheckpoint } from '../src/delta/write-checkpoint.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import type { TableWriterEvent, TableWriterOptions } from '../src/tableflow/table-writer-host.ts';
import { readColumn } from './read-table.ts';
import { createTopicHarness, type TopicHarness } from './table-writer-harness.ts';

// The log of a table that is written for a long time: checkpoints, and what happens to old versions.

const dayMs = 86_400_000;
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
      { name: 'note', type: ['null', 'string'], default: null },
    ],
  });
  folder = harness.options().tableFolder;
  count = 0;
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((writer) => writer.stop()));
  await rm(folder, { recursive: true, force: true });
});

function start(overrides?: Partial<TableWriterOptions>): void {
  started.push(startTableWriter(harness.options(overrides)));
}
async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((writer) => writer.stop()));
}
const ended = (event: TableWriterEvent): boolean => event.kind !== 'running';
/** One commit for each. */
async function commit(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    harness.append({ id: count, note: count % 2 === 0 ? null : 'odd' });
    count += 1;
    const rows = count;
    await harness.eventWhere((event) => event.kind === 'running' && event.rows === rows);
  }
}
const logNames = async (): Promise<readonly string[]> =>
  (await readdir(path.join(folder, '_delta_log'))).map((name) => name.replace(/^0{15,18}(?=\d)/, '')).sort();
const commitNames = (from: number, to: number): readonly string[] =>
  Array.from({ length: to + 1 - from }, (_, index) => `${String(from + index).padStart(2, '0')}.json`);
const ids = async (): Promise<readonly unknown[]> => readColumn(folder, 'id');
const upTo = (end: number): readonly number[] => Array.from({ length: end }, (_, id) => id);

test('every tenth version has a checkpoint, from which the table is read as from its commits', async () => {
  start();
  await commit(24);
  await stopAll();
  expect((await logNames()).filter((name) => !name.endsWith('.json'))).toEqual([
    '10.checkpoint.parquet',
    '20.checkpoint.parquet',
    '_last_checkpoint',
  ]);
  // A protocol, a schema, a transaction and 20 files.
  expect(JSON.parse(await readFile(path.join(folder, '_delta_log', '_last_checkpoint'), 'utf8'))).toEqual({
    version: 20,
    size: 23,
    sizeInBytes: expect.any(Number),
  });
  const quick = await readDeltaLog(folder);
  const whole = await readDeltaLog(folder, { from: 'firstCommit' });
  // Version 21 has made one file of the 20.
  expect([...(quick?.authors.keys() ?? [])]).toEqual([21, 22, 23, 24, 25]);
  expect(whole?.authors.size).toBe(26);
  expect(quick?.liveFiles).toHaveLength(5);
  const wherever = { authors: undefined, readableFiles: undefined };
  expect({ ...quick, ...wherever }).toEqual({ ...whole, ...wherever });
  expect(await ids()).toEqual(upTo(24));
});

test('versions older than the retention go, together with a checkpoint, and the table goes on', async () => {
  start({ retentionMs: () => 7 * dayMs });
  await commit(12);
  await harness.clock.advance(8 * dayMs);
  // By the clock alone.
  const kept = ['12.checkpoint.parquet', '12.json', '_last_checkpoint'];
  await vi.waitFor(async () => expect(await logNames()).toEqual(kept), { timeout: 60_000 });
  await commit(8);
  await stopAll();
  expect(await logNames()).toEqual([
    '12.checkpoint.parquet',
    ...commitNames(12, 19),
    '20.checkpoint.parquet',
    '20.json',
    '21.json',
    '_last_checkpoint',
  ]);
  expect(await ids()).toEqual(upTo(20));

  harness.forget();
  start({ retentionMs: () => 7 * dayMs });
  await commit(1);
  expect(await ids()).toEqual(upTo(21));
  expect(harness.events.filter(ended)).toEqual([]);
});

test('of versions that are young the newest hundred are kept', async () => {
  start();
  await commit(130);
  await stopAll();
  const names = await logNames();
  // The checkpoint of 130, the last one, kept what is needed to read 30; the newest is 136, as six have only made files fewer.
  expect(names.filter((name) => /^\d+\.json$/.test(name))).toEqual(commitNames(30, 136).toSorted());
  expect(names.filter((name) => name.endsWith('.parquet'))).toHaveLength(11);
  expect(await ids()).toEqual(upTo(130));
});

test('killed while it makes a checkpoint: what is half there is not read, and the next one is made', async () => {
  start();
  await commit(19);
  await stopAll();
  await writeFile(path.join(folder, '_delta_log', 'part-00000-killed-c000.snappy.parquet'), 'half');
  // The checkpoint was renamed, and what says so was not written.
  await rm(path.join(folder, '_delta_log', '_last_checkpoint'));
  expect(await ids()).toEqual(upTo(19));

  harness.forget();
  start();
  await commit(1);
  await stopAll();
  expect(await ids()).toEqual(upTo(20));
  expect(await logNames()).toEqual(expect.arrayContaining(['20.checkpoint.parquet', '_last_checkpoint']));
});

test('a checkpoint that cannot be written does not hold up the table', async () => {
  const { host } = harness.options();
  const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
  start({ host: { ...host, files: { ...host.files, checkpoint: () => Promise.reject(full) } } });
  await commit(11);
  expect(harness.events.filter(ended)).toEqual([]);
  expect(harness.notices).toHaveLength(1);
  expect(await ids()).toEqual(upTo(11));
});

test('a commit of somebody else is found although a checkpoint of theirs covers it', async () => {
  start();
  await commit(3);
  await stopAll();
  await commitDelta(folder, 4, [{ commitInfo: { operation: 'OPTIMIZE' } }]);
  const parquet = await createParquetWriter();
  const snapshot = await readDeltaLog(folder);
  if (snapshot) await writeCheckpoint(folder, snapshot, parquet);
  parquet.close();

  harness.forget();
  start();
  expect(await harness.eventWhere(ended)).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('_delta_log/00000000000000000004.json'),
  });
});
