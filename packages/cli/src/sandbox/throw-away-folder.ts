import { chmod, lstat, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processSpace, shortHash, startOf } from '../process-identity.ts';

/**
 * The name says whose folder it is from the moment it is there: process id, start of that process, and where such ids
 * mean what they mean here. A process that has the same number later started at another time.
 */
const namePattern = /^lab3-sandbox-(?<pid>[1-9]\d{0,9})-(?<start>[\da-f]{8})-(?<space>[\da-f]{8})-\w+$/;

/** Makes a folder for a sandbox of this run alone. */
export async function makeThrowAwayFolder(): Promise<string> {
  const name = ['lab3-sandbox', process.pid, identityOf(process.pid), shortHash(processSpace()), ''].join('-');
  const folder = await mkdtemp(join(tmpdir(), name));
  // PostgreSQL runs as another user when we are root, and has to get through.
  await chmod(folder, 0o755);
  return folder;
}

/** The folders of runs that are over. Those of living ones, of other users, machines and containers are left out. */
export async function findAbandonedFolders(): Promise<readonly string[]> {
  const names = await readdir(tmpdir()).catch(() => []);
  const found: string[] = [];
  for (const name of names) {
    const { pid, start, space } = namePattern.exec(name)?.groups ?? {};
    if (pid === undefined || space !== shortHash(processSpace()) || identityOf(Number(pid)) === start) continue;
    const folder = join(tmpdir(), name);
    const facts = await lstat(folder).catch(() => undefined);
    if (facts?.isDirectory() && (!process.getuid || facts.uid === process.getuid())) found.push(folder);
  }
  return found;
}

/** The start of a process as a part of a name. No process: no start, which no folder has in its name. */
function identityOf(pid: number): string {
  return shortHash(startOf(pid) ?? 'none');
}
