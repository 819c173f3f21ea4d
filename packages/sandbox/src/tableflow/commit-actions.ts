import type { DeltaAction } from '../delta/delta-actions.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import type { DataFile } from '../delta/rewrite-files.ts';

/** What a commit did. */
export interface CommitMetrics {
  readonly added: readonly DataFile[];
  readonly removed: readonly string[];
}

/** Who wrote a commit, and what it was. For people: nothing is decided by it. */
export function createCommitInfo(timestamp: number): DeltaAction {
  return {
    commitInfo: { timestamp, operation: 'CREATE TABLE', operationParameters: {}, isBlindAppend: true, engineInfo },
  };
}

/** The same of a commit of rows. Its figures are texts, as Delta has them. */
export function streamingCommitInfo(
  timestamp: number,
  readVersion: number,
  commit: CommitMetrics & { readonly isUpsert: boolean },
): DeltaAction {
  return {
    commitInfo: {
      timestamp,
      operation: 'STREAMING UPDATE',
      operationParameters: { outputMode: commit.isUpsert ? 'Update' : 'Append' },
      readVersion,
      isBlindAppend: !commit.isUpsert,
      operationMetrics: {
        numRemovedFiles: String(commit.removed.length),
        numOutputRows: String(sum(commit.added.map(({ rowCount }) => rowCount))),
        numOutputBytes: String(sum(commit.added.map(({ sizeBytes }) => sizeBytes))),
        numAddedFiles: String(commit.added.length),
      },
      engineInfo,
    },
  };
}

/** The same of a commit that makes few files of many, or leaves out rows whose time is over. */
export function upkeepCommitInfo(
  timestamp: number,
  readVersion: number,
  commit: CommitMetrics & { readonly operation: 'OPTIMIZE' | 'DELETE' },
): DeltaAction {
  return {
    commitInfo: {
      timestamp,
      operation: commit.operation,
      operationParameters: commit.operation === 'OPTIMIZE' ? { predicate: '[]', auto: true } : {},
      readVersion,
      isBlindAppend: false,
      operationMetrics: {
        numRemovedFiles: String(commit.removed.length),
        numAddedFiles: String(commit.added.length),
      },
      engineInfo,
    },
  };
}

const engineInfo = 'tableflow-workshop sandbox';

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The table's identity and its columns. Repeated in a commit, it replaces the columns. */
export function metaData(
  table: { readonly tableId: string; readonly topic: string },
  schema: DeltaStruct,
  createdTime: number,
): DeltaAction {
  return {
    metaData: {
      id: table.tableId,
      name: table.topic,
      format: { provider: 'parquet', options: {} },
      schemaString: JSON.stringify(schema),
      partitionColumns: [],
      configuration: {},
      createdTime,
    },
  };
}

/** Files that come and go with a commit. */
export function fileActions(
  { added, removed }: CommitMetrics,
  { nowMs, dataChange }: { readonly nowMs: number; readonly dataChange: boolean },
): readonly DeltaAction[] {
  return [
    ...removed.map(
      (name): DeltaAction => ({
        remove: { path: encodeURIComponent(name), deletionTimestamp: nowMs, dataChange },
      }),
    ),
    ...added.map(
      ({ name, sizeBytes, statistics }): DeltaAction => ({
        add: {
          path: encodeURIComponent(name),
          partitionValues: {},
          size: sizeBytes,
          modificationTime: nowMs,
          dataChange,
          stats: statistics,
        },
      }),
    ),
  ];
}
