import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../duckdb-quoting.ts';
import { cellsQuery, type FilledColumn } from './cells.ts';
import type { DeltaStruct } from './delta-type.ts';
import { fileQuery } from './file-query.ts';
import { groupBySize } from './group-by-size.ts';
import { type DataFile, describeFile, rewriteFiles } from './rewrite-files.ts';
import { writeDataFile } from './write-data-file.ts';

/** The files of a table whose rows have keys. */
export interface UpsertRequest {
  readonly keyColumns: readonly string[];
  /** All of the table's, by their names below its folder. */
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

/** What a commit has to say, so that the table has the newest row of each key. */
export interface UpsertedFiles {
  readonly added: readonly DataFile[];
  /** Names of files that had a row of one of the keys. What else was in them is in the added ones. */
  readonly removed: readonly string[];
}

/** A name that no column of a table has. */
const fileColumn = '$$file of row';

/**
 * Puts the rows in `cells` into a table: of each key the last, in the place of the row that the table has, or of none where it is
 * a deletion. Files that have such a row are written again without it; all others stay as they are.
 */
export async function upsertFiles(
  connection: DuckDBConnection,
  options: UpsertRequest & {
    readonly tableFolder: string;
    readonly schema: DeltaStruct;
    /** Where `cells` has them. */
    readonly columns: readonly FilledColumn[];
  },
): Promise<UpsertedFiles> {
  const { tableFolder, schema, columns, files } = options;
  const keys = columns.filter(({ field }) => options.keyColumns.includes(field.name));
  // Rows are numbered in the order in which they came.
  const stored = keys.filter(({ isConstant }) => !isConstant).map(({ expression }) => expression);
  await connection.run(`DELETE FROM cells WHERE rowid NOT IN (SELECT max(rowid) FROM cells GROUP BY ${stored})`);

  const isSameKey = keys
    .map(({ field, expression }) => `file_rows.${quoteIdentifier(field.name)} IS NOT DISTINCT FROM ${expression}`)
    .join(' AND ');
  const touched = await filesOf(connection, { tableFolder, keys, files, isSameKey });
  const added: DataFile[] = [];
  for (const group of groupBySize(touched)) {
    const kept = await rewriteFiles(connection, tableFolder, {
      schema,
      files: group.map(({ name }) => name),
      keeping: `ANTI JOIN cells ON ${isSameKey}`,
    });
    if (kept) added.push(kept);
  }
  const written = await writeDataFile(connection, tableFolder, `${cellsQuery(columns)} WHERE present`);
  const fresh = await describeFile(connection, tableFolder, schema, written);
  if (fresh) added.push(fresh);
  return { added, removed: touched.map(({ name }) => name) };
}

/** The files that have a row with the key of one in `cells`. */
async function filesOf(
  connection: DuckDBConnection,
  {
    tableFolder,
    keys,
    files,
    isSameKey,
  }: {
    readonly tableFolder: string;
    readonly keys: readonly FilledColumn[];
    readonly files: UpsertRequest['files'];
    readonly isSameKey: string;
  },
): Promise<UpsertRequest['files']> {
  if (files.length === 0) return [];
  const byPath = new Map(files.map((file) => [path.join(tableFolder, file.name), file]));
  const keysOnly: DeltaStruct = { type: 'struct', fields: keys.map(({ field }) => field) };
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT ${quoteIdentifier(fileColumn)} FROM (${fileQuery(keysOnly, [...byPath.keys()], fileColumn)}) AS file_rows ` +
      `SEMI JOIN cells ON ${isSameKey}`,
  );
  const touched = new Set(found.getRows().map(([file]) => file));
  return [...byPath].filter(([file]) => touched.has(file)).map(([, file]) => file);
}
