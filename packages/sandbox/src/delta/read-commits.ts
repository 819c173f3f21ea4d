import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DeltaAction } from './delta-actions.ts';
import { commitPath, DeltaLogError } from './delta-log-error.ts';

/** How many commits are read at once: enough to keep the disk busy, far below the limit of open files. */
const readAhead = 32;

/** The commits from one version to another, in order. Throws a {@link DeltaLogError} when one is not readable. */
export async function* readCommits(
  tableFolder: string,
  from: number,
  to: number,
): AsyncGenerator<readonly [number, readonly DeltaAction[]]> {
  for (let first = from; first <= to; first += readAhead) {
    const versions = Array.from({ length: Math.min(readAhead, to + 1 - first) }, (_, index) => first + index);
    const commits = await Promise.all(versions.map((version) => readCommit(tableFolder, version)));
    for (const [index, actions] of commits.entries()) yield [first + index, actions];
  }
}

async function readCommit(tableFolder: string, version: number): Promise<readonly DeltaAction[]> {
  const text = await readFile(path.join(tableFolder, commitPath(version)), 'utf8');
  try {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): DeltaAction => JSON.parse(line));
  } catch (cause) {
    throw new DeltaLogError(`${commitPath(version)} is not readable JSON.`, { cause });
  }
}
