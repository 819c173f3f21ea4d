import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { DuckDBDateValue, DuckDBDecimalValue, DuckDBTimestampTZValue } from '@duckdb/node-api';
import { quoteIdentifier } from '../duckdb-quoting.ts';
import { type ColumnSummary, type Comparable, statisticsText } from './column-statistics.ts';
import type { DeltaField, DeltaStruct } from './delta-type.ts';
import { fileQuery } from './file-query.ts';

/** The statistics of a data file that is there, read from it: what `columnStatistics` says of one that is being made. */
export async function fileStatistics(
  connection: DuckDBConnection,
  schema: DeltaStruct,
  file: string,
): Promise<{ readonly rowCount: number; readonly statistics: string }> {
  const fields = schema.fields.filter(({ type }) => typeof type === 'string');
  const asked = fields.flatMap(({ name }) => {
    const column = quoteIdentifier(name);
    return [`count(${column})`, `min(${column})`, `max(${column})`];
  });
  const found = await connection.runAndReadAll(
    `SELECT ${['count(*)', ...asked].join(', ')} FROM (${fileQuery(schema, [file])})`,
  );
  const [row = []] = found.getRows();
  const rowCount = Number(row[0] ?? 0);
  const summaries = new Map(
    fields.map((field, index): [string, ColumnSummary] => {
      const [count, min, max] = row.slice(1 + index * 3, 4 + index * 3);
      return [field.name, { nullCount: rowCount - Number(count ?? 0), bounds: boundsOf(field, min, max) }];
    }),
  );
  const nothing: ColumnSummary = { nullCount: 0, bounds: undefined };
  return { rowCount, statistics: statisticsText(schema, rowCount, ({ name }) => summaries.get(name) ?? nothing) };
}

function boundsOf(
  { type }: DeltaField,
  least: DuckDBValue | undefined,
  greatest: DuckDBValue | undefined,
): ColumnSummary['bounds'] {
  const [min, max] = [comparable(least), comparable(greatest)];
  // NaN is the greatest of all here, and has no order where the bounds are used.
  const isUnordered = type === 'boolean' || Number.isNaN(max);
  return min === undefined || max === undefined || isUnordered ? undefined : { min, max };
}

function comparable(value: DuckDBValue | undefined): Comparable | undefined {
  if (value instanceof DuckDBTimestampTZValue) return value.micros;
  if (value instanceof DuckDBDateValue) return value.days;
  if (value instanceof DuckDBDecimalValue) return value.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}
