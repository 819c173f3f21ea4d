import { rm } from 'node:fs/promises';
import path from 'node:path';
import { checkpointPath, commitPath } from './delta-log-error.ts';
import { versionsInLog } from './log-start.ts';
import { readCommits } from './read-commits.ts';

/** How many versions of a table are kept at most. */
const keptVersions = 100;

/**
 * Removes what the log holds of versions that have expired: those that are older than the retention, and all but the newest
 * hundred. A version expires only together with the commits before the newest checkpoint that is not younger than it, so that
 * what is left can always be read.
 *
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/concepts/tableflow-storage.html
 */
export async function cleanLog(tableFolder: string, nowMs: number, retentionMs: number): Promise<void> {
  const { commits, checkpoints } = await versionsInLog(tableFolder);
  const newest = commits.at(-1) ?? 0;
  const oldestKept = Math.max(newest - keptVersions, await firstYoung(tableFolder, commits, nowMs - retentionMs));
  const start = checkpoints.filter((version) => version <= oldestKept).at(-1);
  if (start === undefined) return;
  // The oldest first: killed in between, the log begins later, and has no gap.
  for (const version of commits) {
    if (version < start) await rm(path.join(tableFolder, commitPath(version)), { force: true });
  }
  for (const version of checkpoints) {
    if (version < start) await rm(path.join(tableFolder, checkpointPath(version)), { force: true });
  }
}

/** The first version that is not older than that time. */
async function firstYoung(tableFolder: string, commits: readonly number[], beforeMs: number): Promise<number> {
  const [first = 0] = commits;
  const newest = commits.at(-1) ?? 0;
  for await (const [version, actions] of readCommits(tableFolder, first, newest)) {
    const [timestamp] = actions.flatMap((action) => ('commitInfo' in action ? [action.commitInfo.timestamp] : []));
    if (typeof timestamp !== 'number' || timestamp >= beforeMs) return version;
  }
  return newest;
}
