import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DeltaSnapshot } from './delta-log.ts';
import { errorCode } from './durable-files.ts';

/** How long a file stays that no version needs any more: a statement may be reading it, and has two minutes. */
const graceMs = 600_000;
/** How long a file stays that no version names: it may be about to be committed. */
const uncommittedMs = 86_400_000;

/** Paths of files that were removed from the table, and of which no version is made that can still be read. */
export function unneededFiles({ removedFiles, readableFiles }: DeltaSnapshot, nowMs: number): ReadonlySet<string> {
  const unneeded = removedFiles.filter(
    ({ path: name, deletionTimestamp = 0 }) => !readableFiles.has(name) && deletionTimestamp < nowMs - graceMs,
  );
  return new Set(unneeded.map(({ path: name }) => name));
}

/** The table without those in its log. */
export function withoutTraces(snapshot: DeltaSnapshot, unneeded: ReadonlySet<string>): DeltaSnapshot {
  return { ...snapshot, removedFiles: snapshot.removedFiles.filter(({ path: name }) => !unneeded.has(name)) };
}

/**
 * Deletes files that are not needed, and what a process has left that was killed before it committed it.
 *
 * The log has to have forgotten them before: killed in between, they are like the second kind to the next one.
 */
export async function removeFiles(
  tableFolder: string,
  { liveFiles, removedFiles, readableFiles }: DeltaSnapshot,
  { unneeded, nowMs }: { readonly unneeded: ReadonlySet<string>; readonly nowMs: number },
): Promise<void> {
  for (const name of unneeded) await rm(path.join(tableFolder, decodeURIComponent(name)), { force: true });
  const known = new Set(
    [...liveFiles, ...removedFiles]
      .map((file) => file.path)
      .concat([...readableFiles])
      .map(decodeURIComponent),
  );
  await removeLeftOver(tableFolder, (name) => isDataFile(name) && !known.has(name), nowMs);
  await removeLeftOver(path.join(tableFolder, '_delta_log'), (name) => isDataFile(name) || isUncommitted(name), nowMs);
}

async function removeLeftOver(folder: string, isLeftOver: (name: string) => boolean, nowMs: number): Promise<void> {
  for (const name of (await readdir(folder)).filter(isLeftOver)) {
    const file = path.join(folder, name);
    try {
      if ((await stat(file)).mtimeMs < nowMs - uncommittedMs) await rm(file);
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
  }
}

function isDataFile(name: string): boolean {
  return /^part-.*\.parquet$/.test(name);
}

function isUncommitted(name: string): boolean {
  return name.startsWith('.uncommitted-');
}
