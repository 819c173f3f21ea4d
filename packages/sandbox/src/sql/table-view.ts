import path from 'node:path';
import type { DeltaSnapshot } from '../delta/delta-log.ts';
import type { DeltaType } from '../delta/delta-type.ts';
import { SqlError } from './sql-error.ts';
import type { SqlTable } from './sql-table.ts';
import { quoteIdentifier, quoteLiteral } from './translate.ts';

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

/** A Delta type as DuckDB spells it. */
function duckdbType(type: DeltaType): string {
  if (typeof type === 'string') return primitives[type] ?? type.toUpperCase();
  if (type.type === 'array') return `${duckdbType(type.elementType)}[]`;
  if (type.type === 'map') return `MAP(${duckdbType(type.keyType)}, ${duckdbType(type.valueType)})`;
  return `STRUCT(${type.fields.map((field) => `${quoteIdentifier(field.name)} ${duckdbType(field.type)}`).join(', ')})`;
}

/** Types whose name in upper case is not DuckDB's own; `boolean`, `date` and decimals are. */
const primitives: Record<string, string> = {
  string: 'VARCHAR',
  long: 'BIGINT',
  binary: 'BLOB',
  timestamp: 'TIMESTAMPTZ',
};
