import path from 'node:path';
import type { DeltaSnapshot } from '../delta/delta-log.ts';
import { fileQuery } from '../delta/file-query.ts';
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

/** The query behind a table: the rows of its live files. */
export function tableQuery(snapshot: DeltaSnapshot, files: readonly string[]): string {
  return fileQuery(snapshot.schema, files);
}
