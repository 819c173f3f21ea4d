import { type DuckDBConnection, type DuckDBType, StatementType } from '@duckdb/node-api';
import { cellText } from './cell-text.ts';
import { databricksType } from './databricks-type.ts';
import { sqlTypeOf } from './spark/duckdb-types.ts';
import { notReading, SqlError, syntaxError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';

/** What an inline result may hold; the service refuses more. */
const maxResultBytes = 25 * 1024 * 1024;

/** Runs a query and reads its rows, up to a limit. One that is to be empty is only planned. */
export async function readResult(
  connection: DuckDBConnection,
  text: string,
  options: { readonly limit: number | undefined; readonly isEmpty: boolean; readonly signal: AbortSignal },
): Promise<SqlOutcome> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) throw syntaxError(';');
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) throw notReading('this statement');
  if (options.isEmpty) {
    const count = prepared.columnCount;
    const planned = Array.from({ length: count }, (_none, index) =>
      columnOf(prepared.columnName(index), prepared.columnType(index)),
    );
    return { columns: planned, rows: [], truncated: false };
  }
  const result = await prepared.stream();
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index) => columnOf(name, types[index]));

  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const rows: (string | null)[][] = [];
  let bytes = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    options.signal.throwIfAborted();
    for (const values of chunk.getRows()) {
      if (rows.length >= limit) return { columns, rows, truncated: true };
      const row = values.map((value, index) => textOf(value, types[index]));
      bytes += row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
      if (bytes > maxResultBytes) throw tooLarge();
      rows.push(row);
    }
  }
  return { columns, rows, truncated: false };
}

function tooLarge(): SqlError {
  return new SqlError(
    'INLINE_RESULT_TOO_LARGE',
    '54000',
    'The result is larger than 25 MiB; read fewer rows or columns.',
  );
}

function columnOf(name: string, type: DuckDBType | undefined): SqlOutcome['columns'][number] {
  if (!type) return { name, typeName: 'STRING', typeText: 'STRING' };
  return { name, ...databricksType(type), type: sqlTypeOf(type) };
}

function textOf(value: Parameters<typeof cellText>[0], type: DuckDBType | undefined): string | null {
  return type ? cellText(value, type) : null;
}
