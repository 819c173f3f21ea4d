import { columnStatistics } from '../delta/column-statistics.ts';
import type { ColumnValue } from '../delta/column-value.ts';
import { commitDelta } from '../delta/commit-delta.ts';
import type { DeltaAction } from '../delta/delta-actions.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import { writeParquetFile } from '../delta/write-parquet-file.ts';
import { commitInfo, metaData, transaction } from './commit-actions.ts';
import type { OpenTable } from './open-table.ts';
import type { Batch } from './read-batch.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/**
 * Writes a batch as the next version of the table: one data file, and one commit that holds the rows and the offset that
 * they reach. Whoever reads the log after a crash finds both or neither.
 *
 * Throws a `DeltaConflictError` when that version exists already.
 */
export async function writeBatch(
  options: TableWriterOptions,
  table: OpenTable,
  schema: DeltaStruct,
  batch: Batch,
): Promise<OpenTable> {
  const nowMs = options.host.clock.now();
  const version = table.version + 1;
  const actions: DeltaAction[] = [commitInfo(nowMs, 'STREAMING UPDATE')];
  if (schema !== table.schema) actions.push(metaData(options, schema, nowMs));
  actions.push(transaction(options.tableId, batch.nextOffset, nowMs));
  if (batch.rows.length > 0) actions.push(await addFile(options.tableFolder, schema, batch, nowMs));
  await commitDelta(options.tableFolder, version, actions);
  return { version, schema, nextOffset: batch.nextOffset, rows: table.rows + batch.rows.length };
}

async function addFile(tableFolder: string, schema: DeltaStruct, batch: Batch, nowMs: number): Promise<DeltaAction> {
  const columns = new Map(
    schema.fields.map(({ name }): [string, readonly ColumnValue[]] => [
      name,
      batch.rows.map((row) => row.get(name) ?? null),
    ]),
  );
  const file = await writeParquetFile(tableFolder, schema, columns);
  return {
    add: {
      path: encodeURIComponent(file.name),
      partitionValues: {},
      size: file.sizeBytes,
      modificationTime: nowMs,
      dataChange: true,
      stats: columnStatistics(schema, columns, batch.rows.length),
    },
  };
}
