import { type DuckDBConnection, DuckDBDataChunk, type DuckDBValue } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import type { Column, ConstantColumn } from './column.ts';
import type { ColumnValue } from './column-value.ts';
import type { DeltaField, DeltaStruct } from './delta-type.ts';
import { duckdbType } from './duckdb-type.ts';
import { duckdbValueOf } from './duckdb-value.ts';

/** What a data file is made of. */
export interface ParquetContent {
  readonly schema: DeltaStruct;
  /** A column of the schema that is not here is null. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly rowCount: number;
  /** Rows that are none, and only name a key whose row is deleted. Default: there are none. */
  readonly deletions?: ReadonlySet<number> | undefined;
}

/** How many rows DuckDB takes at once. */
const rowsAtOnce = 2_048;

/** A column, and the expression that gives its cell in the table `cells`. */
export interface FilledColumn {
  readonly field: DeltaField;
  readonly expression: string;
  /** Whether it is the same in every row. */
  readonly isConstant: boolean;
}

/** Puts cells into a table of their own, `cells`, whose column `present` is false for deletions; constants are only named. */
export async function fillCells(
  connection: DuckDBConnection,
  { schema, columns, rowCount, deletions }: ParquetContent,
): Promise<readonly FilledColumn[]> {
  const stored: { readonly field: DeltaField; readonly cells: readonly ColumnValue[] }[] = [];
  const filled = schema.fields.map((field): FilledColumn => {
    const column = columns.get(field.name) ?? { constant: null };
    if ('constant' in column) {
      return { field, expression: `CAST(${literal(column)} AS ${duckdbType(field.type)})`, isConstant: true };
    }
    return { field, expression: `cells.c${stored.push({ field, cells: column }) - 1}`, isConstant: false };
  });
  // A table has at least one column, and this one says how many rows there are.
  const definitions = ['present BOOLEAN', ...stored.map(({ field }, index) => `c${index} ${duckdbType(field.type)}`)];
  await connection.run(`CREATE TEMP TABLE cells (${definitions.join(', ')})`);
  const appender = await connection.createAppender('cells');
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
  const conversions = stored.map(({ field }) => duckdbValueOf(field.type));
  for (let start = 0; start < rowCount; start += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rowCount - start);
    const chunk = DuckDBDataChunk.create(types, count);
    const present = new Array<DuckDBValue>(count).fill(true);
    if (deletions?.size) for (const index of present.keys()) present[index] = !deletions.has(start + index);
    chunk.setColumnValues(0, present);
    for (const [index, { cells }] of stored.entries()) {
      const convert = conversions[index] ?? (() => null);
      chunk.setColumnValues(index + 1, cells.slice(start, start + count).map(convert));
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return filled;
}

/** A query over everything in `cells`. Where there are deletions, `WHERE present` is for the reader to add. */
export function cellsQuery(columns: readonly FilledColumn[]): string {
  const selected = columns.map(({ field, expression }) => `${expression} AS ${quoteIdentifier(field.name)}`);
  return `SELECT ${selected.join(', ')} FROM cells`;
}

export async function dropCells(connection: DuckDBConnection): Promise<void> {
  await connection.run('DROP TABLE IF EXISTS cells');
}

function literal({ constant }: ConstantColumn): string {
  if (constant === null) return 'NULL';
  if (typeof constant === 'string') return quoteLiteral(constant);
  return typeof constant === 'number' ? String(constant) : 'MAP {}';
}
