import { lstat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachable, makeOpenFolder } from './system-user.ts';

/**
 * A folder for temporary files that PostgreSQL's user can reach and only we can write: where binaries are staged, and
 * where a cluster lives whose own folder is closed to that user.
 *
 * @throws when somebody else made that folder first, or when no temporary folder can be reached
 */
export async function sharedFolder(): Promise<string> {
  const ours = process.getuid?.() ?? 0;
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    if (!(await isReachable(parent).catch(() => false))) continue;
    const folder = join(parent, `tableflow-workshop-postgres-${ours}`);
    await makeOpenFolder(folder);
    // Anybody may write to /tmp: binaries that somebody else laid there must not be run.
    const found = await lstat(folder);
    const isOurs = process.platform === 'win32' || (found.uid === ours && (found.mode & 0o022) === 0);
    if (!found.isDirectory() || !isOurs) {
      throw new Error(`${folder} belongs to another user or is writable by others. Remove it and start again.`);
    }
    return folder;
  }
  throw new Error('No temporary folder can be reached by the user that runs PostgreSQL. Set TMPDIR to a readable one.');
}
