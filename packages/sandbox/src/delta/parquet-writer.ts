import { DuckDBInstance } from '@duckdb/node-api';
import { cellsQuery, dropCells, fillCells, type ParquetContent } from './cells.ts';
import { type DataFile, type RewriteRequest, rewriteFiles } from './rewrite-files.ts';
import { type UpsertedFiles, type UpsertRequest, upsertFiles } from './upsert-files.ts';
import { type WrittenFile, writeDataFile } from './write-data-file.ts';

/** Writes data files, one at a time. */
export interface ParquetWriter {
  write(tableFolder: string, content: ParquetContent): Promise<WrittenFile>;
  /** Puts rows in the place of those that have the same key. */
  upsert(tableFolder: string, content: ParquetContent, request: UpsertRequest): Promise<UpsertedFiles>;
  /** Writes the rows of some files as one; `undefined` when nothing is left of them. */
  rewrite(tableFolder: string, request: RewriteRequest): Promise<DataFile | undefined>;
  close(): void;
}

const limits = {
  threads: '1',
  memory_limit: '1GB',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Opens a writer: DuckDB, which knows nothing but the rows that it is given. */
export async function createParquetWriter(): Promise<ParquetWriter> {
  const instance = await DuckDBInstance.create(':memory:', limits);
  const connection = await instance.connect();
  return {
    async write(tableFolder, content) {
      try {
        return await writeDataFile(connection, tableFolder, cellsQuery(await fillCells(connection, content)));
      } finally {
        await dropCells(connection);
      }
    },
    async upsert(tableFolder, content, request) {
      try {
        const columns = await fillCells(connection, content);
        return await upsertFiles(connection, { ...request, tableFolder, columns, schema: content.schema });
      } finally {
        await dropCells(connection);
      }
    },
    rewrite: (tableFolder, request) => rewriteFiles(connection, tableFolder, request),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
