import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedFolder } from './shared-folder.ts';
import { isReachable, makeOpenFolder } from './system-user.ts';

/** Remembers in the data folder where its cluster lives, when that is elsewhere. */
const locationFile = 'cluster-location';

/**
 * Where the files of PostgreSQL live: in the data folder, or, when the user that runs PostgreSQL cannot reach that
 * (one of its parents is closed), in a temporary folder of its own, which the data folder remembers.
 *
 * @throws when the remembered folder is gone
 */
export async function clusterFolder(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const remembered = await readFile(join(dataFolder, locationFile), 'utf8').catch(() => undefined);
  if (remembered !== undefined) {
    if (await exists(remembered)) return remembered;
    throw new Error(`The database files in ${remembered} are gone. Delete ${dataFolder} to start over.`);
  }
  if (await isReachable(dataFolder)) return join(dataFolder, 'cluster');
  const elsewhere = join(await sharedFolder(), `cluster-${await keyOf(dataFolder)}`);
  await makeOpenFolder(elsewhere);
  await writeFile(join(dataFolder, locationFile), join(elsewhere, 'cluster'));
  return join(elsewhere, 'cluster');
}

/** Deletes the database files of a data folder, wherever they live. PostgreSQL must be stopped. Idempotent. */
export async function removeCluster(dataFolder: string): Promise<void> {
  const remembered = await readFile(join(dataFolder, locationFile), 'utf8').catch(() => undefined);
  if (remembered !== undefined) await rm(join(remembered, '..'), { recursive: true, force: true });
  for (const name of ['cluster', 'cluster.partial', locationFile]) {
    await rm(join(dataFolder, name), { recursive: true, force: true });
  }
}

/** Path and inode: neither a copy of the data folder nor a new folder of the same name is the same data folder. */
async function keyOf(dataFolder: string): Promise<string> {
  const path = await realpath(dataFolder);
  const { ino } = await stat(path);
  return createHash('sha256').update(`${path}\n${ino}`).digest('hex').slice(0, 16);
}

async function exists(path: string): Promise<boolean> {
  return stat(join(path, '..')).then(
    () => true,
    () => false,
  );
}
