import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnValue } from './column-value.ts';
import type { DeltaStruct } from './delta-type.ts';
import { syncFolder, writeDurably } from './durable-files.ts';
import { parquetSchema } from './parquet-schema.ts';

/**
 * Writes one data file (Snappy) with a row per entry of the columns, and waits until the disk has it.
 *
 * Nobody sees the file before a commit names it.
 */
export async function writeParquetFile(
  tableFolder: string,
  schema: DeltaStruct,
  columns: ReadonlyMap<string, readonly ColumnValue[]>,
): Promise<{ name: string; sizeBytes: number }> {
  const content = new Uint8Array(
    parquetWriteBuffer({
      schema: parquetSchema(schema),
      columnData: schema.fields.map(({ name }) => ({ name, data: [...(columns.get(name) ?? [])] })),
      createdBy: 'tableflow-workshop sandbox',
    }),
  );
  const name = `part-00000-${randomUUID()}-c000.snappy.parquet`;
  await writeDurably(path.join(tableFolder, name), content);
  await syncFolder(tableFolder);
  return { name, sizeBytes: content.byteLength };
}
