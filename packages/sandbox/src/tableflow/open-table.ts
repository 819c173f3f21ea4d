import { TableSchemaError } from '../delta/avro-shape.ts';
import { commitDelta } from '../delta/commit-delta.ts';
import type { AddAction, DeltaAction } from '../delta/delta-actions.ts';
import { type DeltaSnapshot, readDeltaLog } from '../delta/delta-log.ts';
import { DeltaConflictError } from '../delta/delta-log-error.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import type { DataFile } from '../delta/rewrite-files.ts';
import { createCommitInfo, metaData } from './commit-actions.ts';
import { ForeignCommitError } from './foreign-commit.ts';
import { isOwnApplication, progressActions, readProgress, type TableProgress } from './table-progress.ts';
import type { TableWriterOptions } from './table-writer-host.ts';
import { wantedColumns } from './wanted-columns.ts';

/** A table as its newest version has it. */
export interface OpenTable {
  readonly version: number;
  readonly schema: DeltaStruct;
  readonly progress: TableProgress;
  /** What it is made of. */
  readonly files: readonly DataFile[];
}

/** How many rows a table has. */
export function rowsOf({ files }: OpenTable): number {
  return files.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

/**
 * Opens a topic's table where its last commit left it, or creates it (empty, version 0).
 *
 * Files of a commit that was never finished stay where they are: the log does not name them, so they are not part of the
 * table, and deleting them could take a file from another writer that is just about to commit it.
 *
 * Throws a {@link ForeignCommitError} when somebody else has committed to the table.
 */
export async function openTable(options: TableWriterOptions): Promise<OpenTable> {
  const { tableId } = options;
  // Every commit that the log has: a checkpoint does not say who made it.
  const snapshot = (await readDeltaLog(options.tableFolder, { from: 'firstCommit' })) ?? (await createTable(options));
  const foreign = [...snapshot.authors].find(([, author]) => !isOwnApplication(tableId, author));
  if (foreign) throw new ForeignCommitError(foreign[0]);
  if (snapshot.metaData.id !== tableId) throw new ForeignCommitError(snapshot.version);
  return {
    version: snapshot.version,
    schema: snapshot.schema,
    progress: readProgress(tableId, snapshot.transactions),
    files: snapshot.liveFiles.map(dataFileOf),
  };
}

async function createTable(options: TableWriterOptions): Promise<DeltaSnapshot> {
  const { host, topic, tableFolder, tableId } = options;
  const columns = wantedColumns(options);
  if (!columns) throw new TableSchemaError(`Topic '${topic}' has no value schema, so it cannot become a table.`);
  const nowMs = host.clock.now();
  const start = { nextOffsets: [0], skippedRecords: 0 };
  const actions: DeltaAction[] = [
    createCommitInfo(nowMs),
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    metaData(options, columns.schema, nowMs),
    ...progressActions(tableId, start, start, nowMs),
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

function dataFileOf({ path, size, stats = '{}' }: AddAction): DataFile {
  const parsed: unknown = JSON.parse(stats);
  const count = typeof parsed === 'object' && parsed !== null && 'numRecords' in parsed ? parsed.numRecords : 0;
  return {
    name: decodeURIComponent(path),
    sizeBytes: size,
    rowCount: typeof count === 'number' ? count : 0,
    statistics: stats,
  };
}
