import type { DeltaAction } from '../delta/delta-actions.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';

/** What a commit of rows did. */
export interface CommitMetrics {
  readonly rows: number;
  readonly bytes: number;
  readonly addedFiles: number;
}

/** Who wrote a commit, and what it was. For people: nothing is decided by it. */
export function createCommitInfo(timestamp: number): DeltaAction {
  return {
    commitInfo: { timestamp, operation: 'CREATE TABLE', operationParameters: {}, isBlindAppend: true, engineInfo },
  };
}

/** The same of a commit of rows. Its figures are texts, as Delta has them. */
export function streamingCommitInfo(timestamp: number, readVersion: number, metrics: CommitMetrics): DeltaAction {
  return {
    commitInfo: {
      timestamp,
      operation: 'STREAMING UPDATE',
      operationParameters: { outputMode: 'Append' },
      readVersion,
      isBlindAppend: true,
      operationMetrics: {
        numRemovedFiles: '0',
        numOutputRows: String(metrics.rows),
        numOutputBytes: String(metrics.bytes),
        numAddedFiles: String(metrics.addedFiles),
      },
      engineInfo,
    },
  };
}

const engineInfo = 'tableflow-workshop sandbox';

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

/** Up to which offset of the topic the table reaches with this commit. */
export function transaction(tableId: string, nextOffset: number, lastUpdated: number): DeltaAction {
  return { txn: { appId: tableId, version: nextOffset, lastUpdated } };
}
