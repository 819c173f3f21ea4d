import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteLiteral } from '../duckdb-quoting.ts';
import { syncFile, syncFolder } from './durable-files.ts';

/** A data file that is on disk. Nobody sees it before a commit names it. */
export interface WrittenFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Writes what a query gives as one data file (Snappy), and waits until the disk has it. */
export async function writeDataFile(
  connection: DuckDBConnection,
  tableFolder: string,
  query: string,
): Promise<WrittenFile> {
  const name = `part-00000-${randomUUID()}-c000.snappy.parquet`;
  const file = path.join(tableFolder, name);
  try {
    await connection.run(`COPY (${query}) TO ${quoteLiteral(file)} (FORMAT parquet, COMPRESSION snappy)`);
    const sizeBytes = await syncFile(file);
    await syncFolder(tableFolder);
    return { name, sizeBytes };
  } catch (error) {
    // Part of a file is of no use, and takes space where there may be none.
    await rm(file, { force: true });
    throw error;
  }
}
