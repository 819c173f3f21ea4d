import { readLiveTable } from './read-live-table.ts';
import { syntaxError } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { type DefaultNamespace, resolveTable, type SqlTable } from './sql-table.ts';
import type { TokenReader } from './token-reader.ts';

/** Answers SHOW COLUMNS IN table [IN schema]: the names, in the order of the table. */
export async function showColumns(
  reader: TokenReader,
  namespace: DefaultNamespace,
  tables: readonly SqlTable[],
  rowLimit: number | undefined,
): Promise<SqlOutcome> {
  if (!reader.takeWord('IN', 'FROM')) throw syntaxError('COLUMNS');
  const name = reader.takeName();
  if (!name) throw syntaxError('COLUMNS');
  const place = reader.takeWord('IN', 'FROM') ? reader.takeName() : undefined;
  reader.expectEnd();
  const table = resolveTable([...(place ?? []), ...name].slice(-3), namespace, tables);
  const { schema } = await readLiveTable(table);
  return textOutcome(
    ['col_name'],
    schema.fields.map((field) => [field.name]),
    rowLimit,
  );
}
