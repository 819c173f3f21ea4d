import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../duckdb-quoting.ts';
import type { DeltaStruct } from './delta-type.ts';
import { duckdbType } from './duckdb-type.ts';
import { fileQuery } from './file-query.ts';
import { fileStatistics } from './file-statistics.ts';
import { type WrittenFile, writeDataFile } from './write-data-file.ts';

/** A data file with what the log says of its rows. */
export interface DataFile extends WrittenFile {
  readonly rowCount: number;
  /** JSON text, see `columnStatistics`. */
  readonly statistics: string;
}

/** Which rows of which files become one file. */
export interface RewriteRequest {
  readonly schema: DeltaStruct;
  /** Names below the table's folder. */
  readonly files: readonly string[];
  /** What follows the rows, `file_rows`, in the query: which of them are kept. Default: all. */
  readonly keeping?: string | undefined;
}

/** Writes the rows of some files as one, in their order; `undefined` when no row is kept. */
export async function rewriteFiles(
  connection: DuckDBConnection,
  tableFolder: string,
  { schema, files, keeping = '' }: RewriteRequest,
): Promise<DataFile | undefined> {
  const paths = files.map((name) => path.join(tableFolder, name));
  // A file may be older than a column, or than a part of it.
  const columns = schema.fields.map(
    ({ name, type }) => `CAST(file_rows.${quoteIdentifier(name)} AS ${duckdbType(type)}) AS ${quoteIdentifier(name)}`,
  );
  const query = `SELECT ${columns.join(', ')} FROM (${fileQuery(schema, paths)}) AS file_rows ${keeping}`;
  return describeFile(connection, tableFolder, schema, await writeDataFile(connection, tableFolder, query));
}

/** Reads what the log says of a file that was just written. One without rows is removed. */
export async function describeFile(
  connection: DuckDBConnection,
  tableFolder: string,
  schema: DeltaStruct,
  written: WrittenFile,
): Promise<DataFile | undefined> {
  const file = path.join(tableFolder, written.name);
  const described = await fileStatistics(connection, schema, file);
  if (described.rowCount > 0) return { ...written, ...described };
  await rm(file, { force: true });
  return undefined;
}
