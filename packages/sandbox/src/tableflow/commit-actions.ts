import type { DeltaAction } from '../delta/delta-actions.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';

/** Who wrote a commit, and what it was. For people: nothing is decided by it. */
export function commitInfo(timestamp: number, operation: 'CREATE TABLE' | 'STREAMING UPDATE'): DeltaAction {
  return {
    commitInfo: {
      timestamp,
      operation,
      operationParameters: operation === 'STREAMING UPDATE' ? { outputMode: 'Append' } : {},
      isBlindAppend: true,
      engineInfo: 'tableflow-workshop sandbox',
    },
  };
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

/** Up to which offset of the topic the table reaches with this commit. */
export function transaction(tableId: string, nextOffset: number, lastUpdated: number): DeltaAction {
  return { txn: { appId: tableId, version: nextOffset, lastUpdated } };
}
