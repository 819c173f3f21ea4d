import type { LabContext } from '../lab/context.ts';
import { quoteName, valueSubjectOf } from '../lab/names.ts';
import { sharesPolls } from '../mechanics/shared-polls.ts';
import { countTogether } from '../resources/sql-warehouse/count-together.ts';
import { runStatement, StatementError, unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import type { TableflowTopic } from '../resources/tableflow/tableflow-topics.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';
import { metadataColumn } from './metadata-column.ts';
import { readSchemaFields } from './read-schema-fields.ts';

/** The columns of a table, and what is missing of them. */
export interface TableColumns {
  readonly columns: readonly string[];
  /** Fields of the topic's schema without a column; `null` where the schema is not an Avro record. */
  readonly missing: readonly string[] | null;
}

/**
 * The columns of a table, and the fields of the newest value schema that it has no column for yet, as after a change of the
 * source table.
 *
 * @returns `null` where the table is gone
 */
export async function readTableColumns(
  lab: LabContext,
  input: { readonly topic: string; readonly table: LabTable; readonly tableflowTopic: TableflowTopic | undefined },
  signal?: AbortSignal,
): Promise<TableColumns | null> {
  const { catalogName, schemaName, tableName } = input.table;
  const name = [catalogName, schemaName, tableName].map(quoteName).join('.');
  const fields = await readSchemaFields(lab, valueSubjectOf(input.topic), signal);
  const { tableflowTopic } = input;
  const expected = fields && tableflowTopic && [...fields, metadataColumn(tableflowTopic, 'offset')];
  if (expected && sharesPolls(lab) && (await hasColumns(lab, { name, expected }, signal)))
    return { columns: expected, missing: [] };
  const found = await unlessTableGone(runStatement(lab, `SELECT * FROM ${name} LIMIT 0`, { signal }));
  if (!found) return null;
  const known = new Set(found.columns.map((column) => column.toLowerCase()));
  const missing = fields?.filter((field) => !known.has(field.toLowerCase())) ?? null;
  return { columns: found.columns, missing };
}

/** Whether a table has all these columns, asked in one statement for all tables: one that is missing fails it. */
async function hasColumns(
  lab: LabContext,
  { name, expected }: { readonly name: string; readonly expected: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const select = `SELECT count(*) AS row_count FROM (SELECT ${expected.map(quoteName).join(', ')} FROM ${name} LIMIT 0)`;
  try {
    await countTogether(lab, 'columns', { select, signal });
    return true;
  } catch (error) {
    // Which one it is, and whether the table is still there, its columns say.
    if (StatementError.isInstance(error)) return false;
    throw error;
  }
}
