import type { LabContext } from '../lab/context.ts';
import { keySubjectOf, quoteName } from '../lab/names.ts';
import { countTogether } from '../resources/sql-warehouse/count-together.ts';
import { unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';
import { metadataColumn } from './metadata-column.ts';
import { readSchemaFields } from './read-schema-fields.ts';

/** The column in which a connector with `after.state.only` marks a deletion. */
const deletedColumn = '__deleted';

/** What the rows of a table say about the rows of its source. */
export interface KeyCounts {
  /** Different keys. */
  readonly keys: number;
  /** Keys whose newest record is not a deletion: the rows that the source has now. */
  readonly live: number;
  /** Records of the key that has the fewest. */
  readonly fewestRecords: number;
}

/**
 * Counts the keys of a table that a change-capture connector fills, and those whose newest record is not a deletion.
 *
 * @param input.columns the columns that the table has
 * @returns `null` where that cannot be known: no Avro key, no column for it, no `__deleted`, or the table is gone
 */
export async function countKeys(
  lab: LabContext,
  input: {
    readonly topic: string;
    readonly table: LabTable;
    readonly tableflowTopic: TableflowTopic;
    readonly columns: readonly string[];
  },
  signal: AbortSignal | undefined,
): Promise<KeyCounts | null> {
  const { catalogName, schemaName, tableName } = input.table;
  const known = new Set(input.columns.map((column) => column.toLowerCase()));
  const offset = metadataColumn(input.tableflowTopic, 'offset');
  if (!known.has(deletedColumn) || !known.has(offset)) return null;
  const key = await readSchemaFields(lab, keySubjectOf(input.topic), signal);
  if (!key || key.length === 0 || !key.every((field) => known.has(field.toLowerCase()))) return null;
  const name = [catalogName, schemaName, tableName].map(quoteName).join('.');
  const statement =
    "SELECT count(*) AS key_count, count(CASE WHEN newest_deleted <> 'true' THEN 1 END) AS live_count, " +
    `min(record_count) AS fewest_records FROM (SELECT max_by(coalesce(${quoteName(deletedColumn)}, 'false'), ${quoteName(offset)}) ` +
    `AS newest_deleted, count(*) AS record_count FROM ${name} GROUP BY ${key.map(quoteName).join(', ')})`;
  const [row] = (await unlessTableGone(countTogether(lab, 'keys', { select: statement, signal }))) ?? [];
  if (!row) return null;
  return { keys: Number(row[0] ?? 0), live: Number(row[1] ?? 0), fewestRecords: Number(row[2] ?? 0) };
}
