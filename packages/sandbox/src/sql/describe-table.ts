import { describeType } from '../delta/delta-type.ts';
import { readLiveTable } from './read-live-table.ts';
import { syntaxError } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { type DefaultNamespace, resolveTable, type SqlTable } from './sql-table.ts';
import type { TokenReader } from './token-reader.ts';

/** Answers DESCRIBE [TABLE] [EXTENDED] name: a row per column, and under EXTENDED what the table is. */
export async function describeTable(
  reader: TokenReader,
  namespace: DefaultNamespace,
  tables: readonly SqlTable[],
  rowLimit: number | undefined,
): Promise<SqlOutcome> {
  reader.takeWord('TABLE');
  const isExtended = reader.takeWord('EXTENDED', 'FORMATTED');
  const name = reader.takeName();
  if (!name) throw syntaxError('DESCRIBE');
  reader.expectEnd();
  const table = resolveTable(name, namespace, tables);
  const { schema } = await readLiveTable(table);
  const columns = schema.fields.map((field) => [field.name, describeType(field.type), null]);
  const details = [
    ['', '', ''],
    ['# Detailed Table Information', '', ''],
    ['Catalog', table.catalog, ''],
    ['Database', table.schema, ''],
    ['Table', table.name, ''],
    ['Type', 'EXTERNAL', ''],
    ['Provider', 'delta', ''],
  ];
  return textOutcome(['col_name', 'data_type', 'comment'], isExtended ? [...columns, ...details] : columns, rowLimit);
}
