import { rm } from 'node:fs/promises';
import path from 'node:path';
import { commitDelta } from '../delta/commit-delta.ts';
import type { DeltaAction } from '../delta/delta-actions.ts';
import { commitPath } from '../delta/delta-log-error.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import { isFile } from '../delta/durable-files.ts';
import { type CommitMetrics, fileActions, metaData, streamingCommitInfo, upkeepCommitInfo } from './commit-actions.ts';
import type { DataFileResult } from './data-file.ts';
import type { OpenTable } from './open-table.ts';
import { progressActions, type TableProgress } from './table-progress.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/**
 * Commits data files as the next version of the table: one commit that holds the rows and the offsets that they reach.
 * Whoever reads the log after a crash finds both or neither.
 *
 * Throws a `DeltaConflictError` when that version exists already.
 */
export function commitRows(
  options: TableWriterOptions,
  table: OpenTable,
  schema: DeltaStruct,
  { nextOffsets, skipped, ...files }: DataFileResult,
): Promise<OpenTable> {
  const nowMs = options.host.clock.now();
  const progress = { nextOffsets, skippedRecords: table.progress.skippedRecords + skipped.length };
  const isUpsert = options.writeMode === 'UPSERT';
  const actions = [streamingCommitInfo(nowMs, table.version, { ...files, isUpsert })];
  if (schema !== table.schema) actions.push(metaData(options, schema, nowMs));
  return commit(options, { ...table, schema }, { actions, files, progress, dataChange: true });
}

/** Commits files in the place of others that have the same rows, or the rows whose time is not over. */
export function commitUpkeep(
  options: TableWriterOptions,
  table: OpenTable,
  files: CommitMetrics & { readonly operation: 'OPTIMIZE' | 'DELETE' },
): Promise<OpenTable> {
  const actions = [upkeepCommitInfo(options.host.clock.now(), table.version, files)];
  const dataChange = files.operation === 'DELETE';
  return commit(options, table, { actions, files, progress: table.progress, dataChange });
}

async function commit(
  { host, tableId, tableFolder }: TableWriterOptions,
  table: OpenTable,
  next: {
    readonly actions: readonly DeltaAction[];
    readonly files: CommitMetrics;
    readonly progress: TableProgress;
    readonly dataChange: boolean;
  },
): Promise<OpenTable> {
  const { actions, files, progress, dataChange } = next;
  const nowMs = host.clock.now();
  const version = table.version + 1;
  try {
    await commitDelta(tableFolder, version, [
      ...actions,
      ...progressActions(tableId, progress, table.progress, nowMs),
      ...fileActions(files, { nowMs, dataChange }),
    ]);
  } catch (error) {
    // Where nothing was committed, nothing will ever name these files: on a full disk they take space that is needed.
    if (!(await isFile(path.join(tableFolder, commitPath(version))))) {
      for (const { name } of files.added) await rm(path.join(tableFolder, name), { force: true });
    }
    throw error;
  }
  const removed = new Set(files.removed);
  const kept = table.files.filter(({ name }) => !removed.has(name));
  return { ...table, version, progress, files: [...kept, ...files.added] };
}
