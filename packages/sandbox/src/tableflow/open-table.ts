import { TableSchemaError } from '../delta/avro-shape.ts';
import { commitDelta } from '../delta/commit-delta.ts';
import type { AddAction, DeltaAction } from '../delta/delta-actions.ts';
import { type DeltaSnapshot, readDeltaLog } from '../delta/delta-log.ts';
import { DeltaConflictError } from '../delta/delta-log-error.ts';
import { tableColumns } from '../delta/delta-schema.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import { createCommitInfo, metaData, transaction } from './commit-actions.ts';
import { ForeignCommitError } from './foreign-commit.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/** A table as its newest version has it. */
export interface OpenTable {
  readonly version: number;
  readonly schema: DeltaStruct;
  /** The first offset of the topic that is not in the table: it is committed together with the rows. */
  readonly nextOffset: number;
  readonly rows: number;
}

/**
 * Opens a topic's table where its last commit left it, or creates it (empty, version 0).
 *
 * Files of a commit that was never finished stay where they are: the log does not name them, so they are no part of the
 * table, and deleting them could take a file from another writer that is just about to commit it.
 *
 * Throws a {@link ForeignCommitError} when somebody else has committed to the table.
 */
export async function openTable(options: TableWriterOptions): Promise<OpenTable> {
  // Every commit that the log has: a checkpoint does not say who made it.
  const snapshot = (await readDeltaLog(options.tableFolder, { from: 'firstCommit' })) ?? (await createTable(options));
  const foreign = [...snapshot.authors].find(([, author]) => author !== options.tableId);
  if (foreign) throw new ForeignCommitError(foreign[0]);
  if (snapshot.metaData.id !== options.tableId) throw new ForeignCommitError(snapshot.version);
  return {
    version: snapshot.version,
    schema: snapshot.schema,
    nextOffset: snapshot.transactions.get(options.tableId) ?? 0,
    rows: snapshot.liveFiles.reduce((sum, file) => sum + rowCount(file), 0),
  };
}

async function createTable(options: TableWriterOptions): Promise<DeltaSnapshot> {
  const { host, topic, tableFolder } = options;
  const valueSchema = host.valueSchema(topic);
  if (!valueSchema) throw new TableSchemaError(`Topic '${topic}' has no value schema, so it cannot become a table.`);
  const columns = tableColumns({
    valueSchema,
    keySchema: host.keySchema(topic),
    metadataColumns: options.metadataColumns,
  });
  const nowMs = host.clock.now();
  const actions: DeltaAction[] = [
    createCommitInfo(nowMs),
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    metaData(options, columns.schema, nowMs),
    transaction(options.tableId, 0, nowMs),
  ];
  try {
    await commitDelta(tableFolder, 0, actions);
  } catch (error) {
    if (!(error instanceof DeltaConflictError)) throw error;
  }
  const created = await readDeltaLog(tableFolder);
  if (!created) throw new ForeignCommitError(0);
  return created;
}

function rowCount(file: AddAction): number {
  const stats: unknown = JSON.parse(file.stats ?? '{}');
  const count = typeof stats === 'object' && stats !== null && 'numRecords' in stats ? stats.numRecords : 0;
  return typeof count === 'number' ? count : 0;
}
