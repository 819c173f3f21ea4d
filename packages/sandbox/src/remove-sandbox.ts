import { realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { systemClock } from '@tableflow-workshop/client-core';
import { clusterFolder, removeCluster } from './postgres/cluster-folder.ts';
import { readLastRun } from './postgres/last-run.ts';
import { endOrphan } from './postgres/postmaster.ts';

/**
 * Removes the data folder of a sandbox whose process was killed, with the PostgreSQL that it left running and the database
 * files, wherever they live. Idempotent.
 *
 * @throws when that sandbox is still running
 * @example await removeSandbox('/tmp/lab3-sandbox-4711')
 */
export async function removeSandbox(dataFolder: string): Promise<void> {
  const folder = resolve(dataFolder);
  const postgresFolder = join(folder, 'postgres');
  const location = await clusterFolder(postgresFolder).catch(() => undefined);
  if (location !== undefined) {
    const parent = await realpath(dirname(location)).catch(() => undefined);
    const { ownerPid } = await readLastRun(postgresFolder);
    if (parent !== undefined) await endOrphan(join(parent, 'cluster'), ownerPid, systemClock);
  }
  await removeCluster(postgresFolder);
  // A server that was ended a moment ago may still put a file away.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
