import { systemClock } from '@tableflow-workshop/client-core';
import type { TableField } from '@tableflow-workshop/simulator';
import { commitDelta } from '../../delta/commit-delta.ts';
import type { AddAction, DeltaAction, MetaDataAction } from '../../delta/delta-actions.ts';
import { type DeltaSnapshot, readDeltaLog } from '../../delta/delta-log.ts';
import { DeltaConflictError } from '../../delta/delta-log-error.ts';
import { SqlError } from '../sql-error.ts';
import type { WrittenFile } from './write-rows.ts';

const engineInfo = 'tableflow-workshop sandbox';
const attempts = 10;

interface Target {
  readonly tableId: string;
  readonly tableFolder: string;
}

/** Makes version 0 of a table, with the rows of a file where there is one. */
export async function createVersion(
  target: Target,
  options: {
    readonly fields: readonly TableField[];
    readonly file: WrittenFile | undefined;
    readonly properties: Readonly<Record<string, string>>;
    readonly caller: string;
    readonly hasQuery: boolean;
  },
): Promise<void> {
  const { fields, file, properties, caller, hasQuery } = options;
  const nowMs = systemClock.now();
  const operation = hasQuery ? 'CREATE TABLE AS SELECT' : 'CREATE TABLE';
  await commitDelta(target.tableFolder, 0, [
    info(
      nowMs,
      caller,
      {
        operation,
        operationParameters: { partitionBy: '[]', properties: JSON.stringify(properties), isManaged: 'true' },
        isBlindAppend: true,
      },
      file,
    ),
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    {
      metaData: {
        id: target.tableId,
        format: { provider: 'parquet', options: {} },
        schemaString: JSON.stringify({ type: 'struct', fields }),
        partitionColumns: [],
        configuration: { ...properties },
        createdTime: nowMs,
      },
    },
    ...(file ? [added(file, nowMs)] : []),
  ]);
}

/** What a change of rows is called in the history of a table. */
export interface ChangeOperation {
  readonly operation: string;
  readonly operationParameters: Readonly<Record<string, string>>;
  /** What it has done to rows. Default: how many it wrote. */
  readonly metrics?: Readonly<Record<string, string>>;
  /** Every file of before goes. */
  readonly replacesAll: boolean;
  /** The version whose rows it read, where it must still be the newest. */
  readonly readVersion?: number;
}

/** Adds a version with the rows of a file. A version that somebody else added meanwhile is no obstacle to an append. */
export async function commitRows(
  tableFolder: string,
  file: WrittenFile | undefined,
  caller: string,
  change: ChangeOperation,
): Promise<void> {
  const { operation, operationParameters, readVersion, replacesAll, metrics } = change;
  await commitNext(tableFolder, (snapshot) => {
    if (readVersion !== undefined && readVersion !== snapshot.version) throw conflict();
    const nowMs = systemClock.now();
    const removed = replacesAll
      ? snapshot.liveFiles.map(
          (one: AddAction): DeltaAction => ({ remove: { path: one.path, deletionTimestamp: nowMs, dataChange: true } }),
        )
      : [];
    const head = info(
      nowMs,
      caller,
      { operation, operationParameters, readVersion: snapshot.version, isBlindAppend: !replacesAll },
      file,
      { removedFiles: removed.length, metrics },
    );
    return [head, ...removed, ...(file ? [added(file, nowMs)] : [])];
  });
}

/** A change of a table that is none of its rows. */
export interface Maintenance {
  /** As the history of a table calls it. */
  readonly operation: string;
  readonly operationParameters?: Readonly<Record<string, string>>;
  /** What becomes of the table's description. Default: it stays. */
  readonly metaData?: (before: MetaDataAction) => MetaDataAction;
}

/** Adds a version that changes no rows, as maintenance by hand does. */
export async function commitMaintenance(tableFolder: string, caller: string, change: Maintenance): Promise<void> {
  const { operation, operationParameters = {}, metaData } = change;
  await commitNext(tableFolder, (snapshot) => [
    info(systemClock.now(), caller, { operation, operationParameters, readVersion: snapshot.version }, undefined),
    ...(metaData ? [{ metaData: metaData(snapshot.metaData) }] : []),
  ]);
}

/** Adds a version, whatever others add in the meantime. */
async function commitNext(
  tableFolder: string,
  actionsOf: (snapshot: DeltaSnapshot) => readonly DeltaAction[],
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const snapshot = await readDeltaLog(tableFolder);
    if (!snapshot) throw new SqlError('DELTA_TABLE_NOT_FOUND', '42P01', 'The table is gone.');
    try {
      return await commitDelta(tableFolder, snapshot.version + 1, actionsOf(snapshot));
    } catch (error) {
      if (!(error instanceof DeltaConflictError) || attempt === attempts) throw error;
    }
  }
}

function conflict(): SqlError {
  return new SqlError(
    'DELTA_CONCURRENT_APPEND',
    '2D521',
    'Another statement changed the table in the meantime. Try again.',
  );
}

function added(file: WrittenFile, nowMs: number): DeltaAction {
  return {
    add: {
      path: encodeURIComponent(file.name),
      partitionValues: {},
      size: file.sizeBytes,
      modificationTime: nowMs,
      dataChange: true,
      stats: JSON.stringify({ numRecords: file.rows }),
    },
  };
}

/** Figures are texts, as Delta has them. */
function info(
  timestamp: number,
  userName: string,
  fields: Readonly<Record<string, unknown>>,
  file: WrittenFile | undefined,
  more: { readonly removedFiles?: number; readonly metrics?: Readonly<Record<string, string>> | undefined } = {},
): DeltaAction {
  const { removedFiles = 0, metrics } = more;
  const written: Readonly<Record<string, string>> = file
    ? (metrics ?? { numFiles: '1', numOutputRows: String(file.rows), numOutputBytes: String(file.sizeBytes) })
    : {};
  const removed = removedFiles > 0 ? { numRemovedFiles: String(removedFiles) } : {};
  return { commitInfo: { timestamp, userName, ...fields, operationMetrics: { ...written, ...removed }, engineInfo } };
}
