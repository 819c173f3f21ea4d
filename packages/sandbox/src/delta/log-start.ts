import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { commitPath, DeltaLogError } from './delta-log-error.ts';
import { errorCode } from './durable-files.ts';

/** From where to where a log is read. */
export interface LogStart {
  /** The version whose checkpoint is read first; undefined when the log is read from its first commit. */
  readonly checkpoint: number | undefined;
  readonly newest: number;
}

/** Finds where to begin, for the newest version or an older one; undefined when the folder holds no table. Throws a {@link DeltaLogError} when the log has a gap. */
export async function findLogStart(
  tableFolder: string,
  from: 'checkpoint' | 'firstCommit',
  upTo = Number.POSITIVE_INFINITY,
): Promise<LogStart | undefined> {
  const all = await versionsInLog(tableFolder);
  const commits = all.commits.filter((version) => version <= upTo);
  const checkpoints = all.checkpoints.filter((version) => version <= upTo);
  const newest = Math.max(commits.at(-1) ?? -1, checkpoints.at(-1) ?? -1);
  if (newest < 0) return undefined;
  const known = new Set(commits);
  let first = newest + 1;
  while (known.has(first - 1)) first -= 1;
  // Whatever lies before the first of them has to be in a checkpoint.
  const usable = checkpoints.filter((version) => version >= first - 1);
  if (first === 0 && (from === 'firstCommit' || usable.length === 0)) return { checkpoint: undefined, newest };
  const checkpoint = from === 'firstCommit' ? usable[0] : usable.at(-1);
  if (checkpoint === undefined)
    throw new DeltaLogError(`The Delta log has a gap: ${commitPath(first - 1)} is missing.`);
  return { checkpoint, newest };
}

/** The versions that have a commit, and those that have a checkpoint, in order. */
export async function versionsInLog(
  tableFolder: string,
): Promise<{ readonly commits: readonly number[]; readonly checkpoints: readonly number[] }> {
  const names = await namesIn(path.join(tableFolder, '_delta_log'));
  const versions = (pattern: RegExp): readonly number[] =>
    names
      .map((name) => pattern.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((left, right) => left - right);
  return { commits: versions(/^(\d{20})\.json$/), checkpoints: versions(/^(\d{20})\.checkpoint\.parquet$/) };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
