import type { LabContext } from '../lab/context.ts';
import { quoteName, valueSubjectOf } from '../lab/names.ts';
import { runStatement, unlessTableGone } from '../resources/sql-warehouse/run-sql.ts';
import type { LabTable } from '../resources/unity-catalog/find-table.ts';
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
  input: { readonly topic: string; readonly table: LabTable },
  signal?: AbortSignal,
): Promise<TableColumns | null> {
  const { catalogName, schemaName, tableName } = input.table;
  const name = [catalogName, schemaName, tableName].map(quoteName).join('.');
  const [fields, found] = await Promise.all([
    readSchemaFields(lab, valueSubjectOf(input.topic), signal),
    unlessTableGone(runStatement(lab, `SELECT * FROM ${name} LIMIT 0`, { signal })),
  ]);
  if (!found) return null;
  const known = new Set(found.columns.map((column) => column.toLowerCase()));
  const missing = fields?.filter((field) => !known.has(field.toLowerCase())) ?? null;
  return { columns: found.columns, missing };
}
