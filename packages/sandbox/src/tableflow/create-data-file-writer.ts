import { unpackRecords } from '../broker/record-codec.ts';
import { cleanLog } from '../delta/clean-log.ts';
import { columnStatistics } from '../delta/column-statistics.ts';
import { readDeltaLog } from '../delta/delta-log.ts';
import { messageOf } from '../delta/message-of.ts';
import { createParquetWriter, type ParquetWriter } from '../delta/parquet-writer.ts';
import { removeFiles, unneededFiles, withoutTraces } from '../delta/remove-files.ts';
import { writeCheckpoint } from '../delta/write-checkpoint.ts';
import { quoteIdentifier } from '../duckdb-quoting.ts';
import type { DataFileRequest, DataFileResult, DataFileWriter, MergeRequest, RecordFailure } from './data-file.ts';
import { createRowColumns, type RowColumns } from './row-columns.ts';

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
    const { tableFolder, table: schema, fromKey, upsertInto } = request;
    const { rows, ...read } = readRecords(request, schemas);
    const rowCount = rows.rowCount();
    if (rowCount === 0) return { ...read, added: [], removed: [] };
    const content = { schema, columns: rows.columns(), rowCount, deletions: rows.deletions() };
    const parquet = await open();
    if (upsertInto) {
      return {
        ...read,
        ...(await parquet.upsert(tableFolder, content, { keyColumns: [...fromKey], files: upsertInto })),
      };
    }
    const written = await parquet.write(tableFolder, content);
    const statistics = columnStatistics(schema, content.columns, rowCount);
    return { ...read, added: [{ ...written, rowCount, statistics }], removed: [] };
  };
  return {
    async open() {
      await open();
    },
    write: (request) => inOrder(() => write(request)),
    merge: ({ tableFolder, table: schema, files, since }) =>
      inOrder(async () => {
        return (await open()).rewrite(tableFolder, { schema, files, keeping: since && notBefore(since) });
      }),
    checkpoint: ({ tableFolder, version, nowMs, retentionMs }) =>
      inOrder(async () => {
        const snapshot = await readDeltaLog(tableFolder, { from: 'firstCommit' });
        // Somebody else has committed: the next turn of the table says so.
        if (snapshot?.version !== version) return;
        const unneeded = unneededFiles(snapshot, nowMs);
        await writeCheckpoint(tableFolder, withoutTraces(snapshot, unneeded), await open());
        await cleanLog(tableFolder, nowMs, retentionMs);
        await removeFiles(tableFolder, snapshot, { unneeded, nowMs });
      }),
    async close() {
      await last;
      (await parquet)?.close();
    },
  };
}

function notBefore({ columns, timeMs }: NonNullable<MergeRequest['since']>): string {
  const time = `coalesce(${columns.map((name) => `file_rows.${quoteIdentifier(name)}`).join(', ')})`;
  return `WHERE (${time} < make_timestamptz(${BigInt(timeMs) * 1_000n})) IS NOT TRUE`;
}

function readRecords(
  { topic, table, metadataColumns, fromKey, isRawKey, upsertInto, mode, batches, fromOffsets }: DataFileRequest,
  schemas: ReadonlyMap<number, object>,
): Omit<DataFileResult, 'added' | 'removed'> & { readonly rows: RowColumns } {
  const schemaById = (id: number): object => {
    const schema = schemas.get(id);
    if (schema) return schema;
    throw new Error(`there is no schema ${id}`);
  };
  const isUpsert = upsertInto !== undefined;
  const rows = createRowColumns({ topic, table, metadataColumns, fromKey, isRawKey, isUpsert, schemaById });
  const skipped: RecordFailure[] = [];
  const nextOffsets = [...fromOffsets];
  for (const batch of batches) {
    for (const record of unpackRecords(topic, batch, fromOffsets[batch.partition])) {
      try {
        rows.add(record);
      } catch (error) {
        const failure = { record, reason: messageOf(error) };
        if (mode === 'SUSPEND') return { rows, skipped, stoppedBy: failure, nextOffsets };
        skipped.push(failure);
      }
      nextOffsets[record.partition] = record.offset + 1;
    }
  }
  return { rows, skipped, stoppedBy: undefined, nextOffsets };
}
