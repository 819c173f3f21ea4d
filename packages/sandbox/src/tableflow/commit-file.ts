import { commitDelta } from '../delta/commit-delta.ts';
import type { DeltaAction } from '../delta/delta-actions.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import { metaData, streamingCommitInfo, transaction } from './commit-actions.ts';
import type { DataFileResult } from './data-file.ts';
import type { OpenTable } from './open-table.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/**
 * Commits a data file as the next version of the table: one commit that holds the rows and the offset that they reach.
 * Whoever reads the log after a crash finds both or neither.
 *
 * Throws a `DeltaConflictError` when that version exists already.
 */
export async function commitFile(
  options: TableWriterOptions,
  table: OpenTable,
  schema: DeltaStruct,
  { file, rowCount, nextOffset }: DataFileResult,
): Promise<OpenTable> {
  const nowMs = options.host.clock.now();
  const version = table.version + 1;
  const metrics = { rows: rowCount, bytes: file?.sizeBytes ?? 0, addedFiles: file ? 1 : 0 };
  const actions: DeltaAction[] = [streamingCommitInfo(nowMs, table.version, metrics)];
  if (schema !== table.schema) actions.push(metaData(options, schema, nowMs));
  actions.push(transaction(options.tableId, nextOffset, nowMs));
  if (file) {
    actions.push({
      add: {
        path: encodeURIComponent(file.name),
        partitionValues: {},
        size: file.sizeBytes,
        modificationTime: nowMs,
        dataChange: true,
        stats: file.statistics,
      },
    });
  }
  await commitDelta(options.tableFolder, version, actions);
  return { version, schema, nextOffset, rows: table.rows + rowCount };
}
