import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabConfig, LabPart } from '@tableflow-workshop/lab3-recipes';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileRecord } from './file-record.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'file-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (): string => join(folder, '.lab3/made.json');
const record = (kafkaClusterId: string) =>
  createFileRecord({ environmentId: 'env-1', kafkaClusterId } as LabConfig, path());
const part: LabPart = { kind: 'catalog integration', name: 'tableflow' };

describe('the record of a lab', () => {
  it('is read by the next run, and each lab has its own', async () => {
    await record('lkc-1').save([part]);
    await record('lkc-2').save([]);
    expect(await record('lkc-1').load()).toEqual([part]);
    expect(await record('lkc-2').load()).toEqual([]);
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({ 'env-1/lkc-1': [part], 'env-1/lkc-2': [] });
  });

  it.each(['', 'null', '[]', '{"env-1/lkc-1":[{"kind":1}]}', '{"env-1/lkc-1":{}}'])(
    'is empty in a file that is not ours: %s',
    async (text) => {
      await record('lkc-1').save([]);
      await writeFile(path(), text);
      expect(await record('lkc-1').load()).toEqual([]);
    },
  );

  it('is not written through a link, and says so', async () => {
    await symlink(tmpdir(), join(folder, '.lab3'));
    await expect(record('lkc-1').save([part])).rejects.toThrow('.lab3 is a symbolic link.');
  });
});
