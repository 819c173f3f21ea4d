import { type TableColumns, tableColumns } from '../delta/delta-schema.ts';
import type { TableWriterOptions } from './table-writer-host.ts';

/** The columns that the topic's newest schemas ask for; `undefined` when it has none for its values. */
export function wantedColumns({
  host,
  topic,
  metadataColumns,
  writeMode,
}: TableWriterOptions): TableColumns | undefined {
  const valueSchema = host.valueSchema(topic);
  return valueSchema && tableColumns({ valueSchema, keySchema: host.keySchema(topic), metadataColumns, writeMode });
}
