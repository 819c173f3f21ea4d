import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import type { DeltaStruct } from './delta-type.ts';
import { duckdbType } from './duckdb-type.ts';

/**
 * A query over data files as rows of a table: they are put under an empty relation with the table's own columns, so that a
 * table without files has its columns, and a column that no file has yet is null.
 *
 * @param fileColumn if given, the name of one more column, which has the path of a row's file
 */
export function fileQuery({ fields }: DeltaStruct, files: readonly string[], fileColumn?: string): string {
  const columns = fields.map(({ name, type }) => `CAST(NULL AS ${duckdbType(type)}) AS ${quoteIdentifier(name)}`);
  const named = fileColumn === undefined ? [] : [`CAST(NULL AS VARCHAR) AS ${quoteIdentifier(fileColumn)}`];
  const empty = `SELECT ${[...columns, ...named].join(', ')} WHERE false`;
  if (files.length === 0) return empty;
  const withFile = fileColumn === undefined ? '' : `, filename = ${quoteLiteral(fileColumn)}`;
  return `${empty} UNION ALL BY NAME FROM read_parquet([${files.map(quoteLiteral).join(', ')}], union_by_name = true${withFile})`;
}
