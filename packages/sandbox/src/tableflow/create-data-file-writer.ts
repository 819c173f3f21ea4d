import { unpackRecords } from '../broker/record-codec.ts';
import { cleanLog } from '../delta/clean-log.ts';
import { columnStatistics } from '../delta/column-statistics.ts';
import { readDeltaLog } from '../delta/delta-log.ts';
import { messageOf } from '../delta/message-of.ts';
import { createParquetWriter, type ParquetWriter } from '../delta/parquet-writer.ts';
import { writeCheckpoint } from '../delta/write-checkpoint.ts';
import type { DataFileRequest, DataFileResult, DataFileWriter, RecordFailure } from './data-file.ts';
import { createRowColumns } from './row-columns.ts';

/**
 * A writer that works in the thread it is called in: it decodes, collects columns, and writes one file at a time. A schema
 * that it has seen is compiled once.
 */
export function createDataFileWriter(): DataFileWriter {
  let parquet: Promise<ParquetWriter> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const schemas = new Map<number, object>();

  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const open = (): Promise<ParquetWriter> => {
    parquet ??= createParquetWriter();
    return parquet;
  };
  const write = async (request: DataFileRequest): Promise<DataFileResult> => {
    for (const [id, schema] of request.schemas) if (!schemas.has(id)) schemas.set(id, schema);
    const { rows, ...read } = readRecords(request, schemas);
    const rowCount = rows.rowCount();
    if (rowCount === 0) return { ...read, rowCount, file: undefined };
    const columns = rows.columns();
    const content = { schema: request.table, columns, rowCount };
    const file = await (await open()).write(request.tableFolder, content);
    return { ...read, rowCount, file: { ...file, statistics: columnStatistics(request.table, columns, rowCount) } };
  };
  return {
    async open() {
      await open();
    },
    write: (request) => inOrder(() => write(request)),
    checkpoint: ({ tableFolder, version, nowMs, retentionMs }) =>
      inOrder(async () => {
        const snapshot = await readDeltaLog(tableFolder);
        // Somebody else has committed: the next turn of the table says so.
        if (snapshot?.version !== version) return;
        await writeCheckpoint(tableFolder, snapshot, await open());
        await cleanLog(tableFolder, nowMs, retentionMs);
      }),
    async close() {
      await last;
      (await parquet)?.close();
    },
  };
}

function readRecords(
  { topic, table, metadataColumns, fromKey, mode, batches, fromOffset }: DataFileRequest,
  schemas: ReadonlyMap<number, object>,
): Omit<DataFileResult, 'file' | 'rowCount'> & { readonly rows: ReturnType<typeof createRowColumns> } {
  const schemaById = (id: number): object => {
    const schema = schemas.get(id);
    if (schema) return schema;
    throw new Error(`there is no schema ${id}`);
  };
  const rows = createRowColumns({ topic, table, metadataColumns, fromKey, schemaById });
  const skipped: RecordFailure[] = [];
  let nextOffset = fromOffset;
  for (const { baseOffset, bytes } of batches) {
    for (const record of unpackRecords(topic, baseOffset, bytes, fromOffset)) {
      try {
        rows.add(record);
      } catch (error) {
        const failure = { record, reason: messageOf(error) };
        if (mode === 'SUSPEND') return { rows, skipped, stoppedBy: failure, nextOffset };
        skipped.push(failure);
      }
      nextOffset = record.offset + 1;
    }
  }
  return { rows, skipped, stoppedBy: undefined, nextOffset };
}
