import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitDelta } from './commit-delta.ts';
import type { DeltaAction } from './delta-actions.ts';
import { readDeltaLog } from './delta-log.ts';
import { DeltaConflictError, DeltaLogError } from './delta-log-error.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'delta-log-test-'));
});

afterEach(() => rm(folder, { recursive: true }));

const protocol = { protocol: { minReaderVersion: 1, minWriterVersion: 2 } };
const metaData = (schemaString: string): DeltaAction => ({
  metaData: {
    id: 'table-1',
    format: { provider: 'parquet', options: {} },
    schemaString,
    partitionColumns: [],
    configuration: {},
  },
});
const add = (name: string): DeltaAction => ({
  add: { path: name, partitionValues: {}, size: 1, modificationTime: 0, dataChange: true },
});
const commitFile = (version: string): string => path.join(folder, '_delta_log', `${version}.json`);

test('a folder without a log is no table', async () => {
  expect(await readDeltaLog(path.join(folder, 'nowhere'))).toBe(undefined);
  expect(await readDeltaLog(folder)).toBe(undefined);
});

test('the newest version is what all commits add up to', async () => {
  await commitDelta(folder, 0, [protocol, metaData('{"type":"struct","fields":[]}'), add('a'), add('b')]);
  await commitDelta(folder, 1, [{ txn: { appId: 'x', version: 7 } }, { remove: { path: 'a' } }, add('c')]);
  const wider = '{"type":"struct","fields":[{"name":"n","type":"long","nullable":true,"metadata":{}}]}';
  await commitDelta(folder, 2, [metaData(wider), { txn: { appId: 'x', version: 9 } }]);

  const snapshot = await readDeltaLog(folder);
  expect(snapshot?.version).toBe(2);
  expect(snapshot?.liveFiles.map((file) => file.path)).toEqual(['b', 'c']);
  expect(snapshot?.transactions).toEqual(new Map([['x', 9]]));
  expect([...(snapshot?.authors ?? [])]).toEqual([
    [0, undefined],
    [1, 'x'],
    [2, 'x'],
  ]);
  expect(snapshot?.removedFiles).toEqual([{ path: 'a' }]);
  expect(snapshot?.schema).toEqual({
    type: 'struct',
    fields: [{ name: 'n', type: 'long', nullable: true, metadata: {} }],
  });
});

test('a commit is one file of one action a line, and leaves nothing beside it', async () => {
  await commitDelta(folder, 0, [protocol, add('a')]);
  expect(await readFile(commitFile('00000000000000000000'), 'utf8')).toBe(
    '{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}\n' +
      '{"add":{"path":"a","partitionValues":{},"size":1,"modificationTime":0,"dataChange":true}}\n',
  );
  expect(await readdir(path.join(folder, '_delta_log'))).toEqual(['00000000000000000000.json']);
});

test('an existing version is never replaced', async () => {
  await commitDelta(folder, 0, [protocol]);
  const outcome = commitDelta(folder, 0, [add('other')]);
  await expect(outcome).rejects.toThrow(DeltaConflictError);
  await expect(outcome).rejects.toThrow('_delta_log/00000000000000000000.json');
  expect(await readFile(commitFile('00000000000000000000'), 'utf8')).toBe(`${JSON.stringify(protocol)}\n`);
  expect(await readdir(path.join(folder, '_delta_log'))).toHaveLength(1);
});

test('of many that commit the same version, one wins', async () => {
  await commitDelta(folder, 0, [protocol]);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, index) => commitDelta(folder, 1, [add(`file-${index}`)])),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a version without its predecessor is refused', async () => {
  await commitDelta(folder, 0, [protocol]);
  await expect(commitDelta(folder, 2, [add('a')])).rejects.toThrow(
    'Version 2 cannot be committed: _delta_log/00000000000000000001.json is missing.',
  );
});

test('a log that cannot be replayed says why', async () => {
  await mkdir(path.join(folder, '_delta_log'));
  await writeFile(commitFile('00000000000000000001'), '');
  await expect(readDeltaLog(folder)).rejects.toThrow('_delta_log/00000000000000000000.json is missing');
  await writeFile(commitFile('00000000000000000000'), '{"protocol":');
  await expect(readDeltaLog(folder)).rejects.toThrow('_delta_log/00000000000000000000.json is not readable JSON');
  await writeFile(commitFile('00000000000000000000'), '{"protocol":{"minReaderVersion":3,"minWriterVersion":7}}');
  await expect(readDeltaLog(folder)).rejects.toThrow(DeltaLogError);
});
