import path from 'node:path';
import type { DeltaSnapshot } from '../delta/delta-log.ts';
import { duckdbType } from '../delta/duckdb-type.ts';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import { SqlError } from './sql-error.ts';
import type { SqlTable } from './sql-table.ts';

/** The data files that make up a table, on local disk. Throws a `SqlError` when the log names one outside its folder. */
export function liveFilePaths(table: SqlTable, snapshot: DeltaSnapshot): readonly string[] {
  const folder = path.resolve(table.tableFolder);
  return snapshot.liveFiles.map((file) => {
    const resolved = path.resolve(folder, decodeURIComponent(file.path));
    if (resolved.startsWith(folder + path.sep)) return resolved;
    throw new SqlError('INSUFFICIENT_PERMISSIONS', '42501', 'The Delta log names a file outside of the table.');
  });
}

/**
 * The query behind a table: the live files, put under an empty relation with the table's own columns, so that a table
 * without rows has its columns, and a column that no file has yet is null.
 */
export function tableQuery(snapshot: DeltaSnapshot, files: readonly string[]): string {
  const columns = snapshot.schema.fields.map(
    ({ name, type }) => `CAST(NULL AS ${duckdbType(type)}) AS ${quoteIdentifier(name)}`,
  );
  const empty = `SELECT ${columns.join(', ')} WHERE false`;
  if (files.length === 0) return empty;
  return `${empty} UNION ALL BY NAME FROM read_parquet([${files.map(quoteLiteral).join(', ')}], union_by_name = true)`;
}
