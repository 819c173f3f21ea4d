import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { processSpace, shortHash, startOf } from '../process-identity.ts';
import { findAbandonedFolders, makeThrowAwayFolder } from './throw-away-folder.ts';

const made: string[] = [];
afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folderOf(pid: number, start: string, space: string = processSpace()): Promise<string> {
  const folder = join(tmpdir(), `lab3-sandbox-${pid}-${shortHash(start)}-${shortHash(space)}-test${made.length}`);
  await mkdir(folder);
  made.push(folder);
  return folder;
}

it.skipIf(process.platform === 'win32')('finds the folders of processes that have ended, and no others', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
  const { pid = 0 } = child;
  const start = startOf(pid) ?? '';
  const ofRunning = await folderOf(pid, start);
  // The number was another process's before.
  const ofEarlier = await folderOf(pid, 'an earlier start');
  const elsewhere = await folderOf(pid, 'an earlier start', 'another machine');
  const mine = await makeThrowAwayFolder();
  const link = join(tmpdir(), `lab3-sandbox-${pid}-${shortHash('linked')}-${shortHash(processSpace())}-link`);
  await symlink(tmpdir(), link);
  made.push(mine, link);

  const ofInterest = (found: readonly string[]): readonly string[] => found.filter((folder) => made.includes(folder));
  expect(ofInterest(await findAbandonedFolders())).toEqual([ofEarlier]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect([...ofInterest(await findAbandonedFolders())].sort()).toEqual([ofEarlier, ofRunning].sort());
  expect(await readdir(elsewhere)).toEqual([]);
});
