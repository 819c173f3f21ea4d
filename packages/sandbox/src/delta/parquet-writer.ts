import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import type { Column, ConstantColumn } from './column.ts';
import type { ColumnValue } from './column-value.ts';
import type { DeltaField, DeltaStruct } from './delta-type.ts';
import { duckdbType } from './duckdb-type.ts';
import { duckdbValueOf } from './duckdb-value.ts';
import { syncFile, syncFolder } from './durable-files.ts';

/** What a data file is made of. */
export interface ParquetContent {
  readonly schema: DeltaStruct;
  /** A column of the schema that is not here is null. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly rowCount: number;
}

/** Writes data files. */
export interface ParquetWriter {
  /**
   * Writes one data file (Snappy), and waits until the disk has it. Nobody sees the file before a commit names it.
   *
   * One at a time.
   */
  write(tableFolder: string, content: ParquetContent): Promise<{ name: string; sizeBytes: number }>;
  close(): void;
}

const limits = {
  threads: '1',
  memory_limit: '1GB',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** How many rows DuckDB takes at once. */
const rowsAtOnce = 2_048;

/** Opens a writer: DuckDB, which knows nothing but the rows that it is given. */
export async function createParquetWriter(): Promise<ParquetWriter> {
  const instance = await DuckDBInstance.create(':memory:', limits);
  const connection = await instance.connect();
  return {
    async write(tableFolder, content) {
      const name = `part-00000-${randomUUID()}-c000.snappy.parquet`;
      const file = path.join(tableFolder, name);
      try {
        await connection.run(copyStatement(await fill(connection, content), file));
        const sizeBytes = await syncFile(file);
        await syncFolder(tableFolder);
        return { name, sizeBytes };
      } catch (error) {
        // Part of a file is of no use, and takes space where there may be none.
        await rm(file, { force: true });
        throw error;
      } finally {
        await connection.run('DROP TABLE IF EXISTS cells');
      }
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

interface FilledColumn {
  readonly field: DeltaField;
  /** Where it is in `cells`, and otherwise the constant that it is. */
  readonly source: number | ConstantColumn;
}

/** Puts the cells into a table of their own; constants are only named. */
async function fill(
  connection: DuckDBConnection,
  { schema, columns, rowCount }: ParquetContent,
): Promise<readonly FilledColumn[]> {
  const stored: { readonly field: DeltaField; readonly cells: readonly ColumnValue[] }[] = [];
  const filled = schema.fields.map((field): FilledColumn => {
    const column = columns.get(field.name) ?? { constant: null };
    if ('constant' in column) return { field, source: column };
    return { field, source: stored.push({ field, cells: column }) - 1 };
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
    chunk.setColumnValues(0, new Array<DuckDBValue>(count).fill(true));
    for (const [index, { cells }] of stored.entries()) {
      const convert = conversions[index] ?? (() => null);
      chunk.setColumnValues(index + 1, cells.slice(start, start + count).map(convert));
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return filled;
}

function copyStatement(columns: readonly FilledColumn[], file: string): string {
  const selected = columns.map(({ field, source }) => {
    const type = duckdbType(field.type);
    const value = typeof source === 'number' ? `c${source}` : `CAST(${literal(source)} AS ${type})`;
    return `${value} AS ${quoteIdentifier(field.name)}`;
  });
  return `COPY (SELECT ${selected.join(', ')} FROM cells) TO ${quoteLiteral(file)} (FORMAT parquet, COMPRESSION snappy)`;
}

function literal({ constant }: ConstantColumn): string {
  if (constant === null) return 'NULL';
  if (typeof constant === 'string') return quoteLiteral(constant);
  return typeof constant === 'number' ? String(constant) : 'MAP {}';
}
