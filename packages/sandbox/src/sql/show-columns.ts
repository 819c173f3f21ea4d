import { columnsOf } from './columns-of.ts';
import { syntaxError } from './sql-error.ts';
import { type SqlOutcome, textOutcome } from './sql-outcome.ts';
import { resolveRelation } from './sql-table.ts';
import type { StatementContext } from './statement-context.ts';

/** Answers SHOW COLUMNS IN table [IN schema]: the names, in the order of the table. */
export async function showColumns({ reader, namespace, known, rowLimit }: StatementContext): Promise<SqlOutcome> {
  if (!reader.takeWord('IN', 'FROM')) throw syntaxError('COLUMNS');
  const name = reader.takeName();
  if (!name) throw syntaxError('COLUMNS');
  const place = reader.takeWord('IN', 'FROM') ? reader.takeName() : undefined;
  reader.expectEnd();
  const relation = resolveRelation([...(place ?? []), ...name].slice(-3), namespace, known.relations);
  const columns = await columnsOf(relation);
  return textOutcome(
    ['col_name'],
    columns.map((column) => [column.name]),
    rowLimit,
  );
}
