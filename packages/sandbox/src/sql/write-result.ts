import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import { duckdbTypeText } from './spark/duckdb-types.ts';
import type { SqlType } from './spark/sql-type.ts';
import type { SqlOutcome } from './sql-outcome.ts';

/** A data file, and the columns that it gets. */
export interface WriteTarget {
  readonly file: string;
  readonly columns: readonly { readonly name: string; readonly type: SqlType }[];
}

/** Writes the rows of a query, whose columns are already those of the target, into a data file. Gives their number. */
export async function writeResult(
  connection: DuckDBConnection,
  text: string,
  target: WriteTarget,
): Promise<SqlOutcome> {
  const places = target.columns.map((_column, index) => `c${index}`);
  const selected = target.columns.map(
    ({ name, type }, index) => `CAST(c${index} AS ${duckdbTypeText(type)}) AS ${quoteIdentifier(name)}`,
  );
  const source = `SELECT ${selected.join(', ')} FROM (${text}) AS source(${places.join(', ')})`;
  const reader = await connection.runAndReadAll(
    `COPY (${source}) TO ${quoteLiteral(target.file)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  return { columns: [], rows: [[String(reader.getRowsJS()[0]?.[0] ?? 0)]], truncated: false };
}
