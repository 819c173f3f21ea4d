import type { RecordBatch } from '../broker/record-codec.ts';
import { TableSchemaError } from '../delta/avro-shape.ts';
import { DeltaConflictError } from '../delta/delta-log-error.ts';
import { evolveSchema } from '../delta/evolve-schema.ts';
import { commitRows } from './commit-files.ts';
import type { DataFileRequest, RecordFailure } from './data-file.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { schemasOf } from './schemas-of.ts';
import type { TableWriterOptions } from './table-writer-host.ts';
import { wantedColumns } from './wanted-columns.ts';

/** Bounds the memory of one commit, and how large a data file becomes; what is left over comes with the next. */
const bytesPerCommit = 8_388_608;

/** What a turn has made of a table. */
export interface Turn {
  /** The table after the turn: the same object when nothing was committed. */
  readonly table: OpenTable;
  /** Whether there was more than one commit takes. */
  readonly isFull?: boolean;
  readonly suspendedBy?: string;
}

/** Takes new records of all partitions into the table, with one commit. */
export async function takeTurn(options: TableWriterOptions, table: OpenTable): Promise<Turn> {
  const { host } = options;
  const fresh = await readFresh(options, table);
  if (fresh.batches.length === 0) return { table };

  let request: DataFileRequest;
  try {
    request = dataFileRequest(options, table, fresh);
  } catch (error) {
    if (error instanceof TableSchemaError) return { table, suspendedBy: error.message };
    throw error;
  }
  const result = await host.files.write(request);
  if (options.errorHandling.mode === 'LOG' && result.skipped.length > 0) await host.deadLetters?.(result.skipped);
  const suspension = result.stoppedBy ? { suspendedBy: describeFailure(result.stoppedBy) } : {};
  if (result.nextOffsets.every((offset, partition) => offset === fresh.fromOffsets[partition])) {
    return { table, ...suspension };
  }
  try {
    return { table: await commitRows(options, table, request.table, result), isFull: fresh.isFull, ...suspension };
  } catch (error) {
    // Opening again tells a foreign commit, which is final, from one of our own that was not seen to succeed.
    if (error instanceof DeltaConflictError) return { table: await openTable(options) };
    throw error;
  }
}

interface FreshRecords {
  readonly fromOffsets: readonly number[];
  readonly batches: readonly RecordBatch[];
  readonly isFull: boolean;
}

/** Partitions that have something new share what a commit takes. */
async function readFresh({ topic, host: { broker } }: TableWriterOptions, table: OpenTable): Promise<FreshRecords> {
  const { nextOffsets } = table.progress;
  const count = Math.max(nextOffsets.length, broker.partitionCount(topic));
  const fromOffsets = Array.from({ length: count }, (_, partition) => nextOffsets[partition] ?? 0);
  const waiting = [...fromOffsets.entries()].filter(([partition, from]) => broker.endOffset(topic, partition) > from);
  const share = Math.ceil(bytesPerCommit / Math.max(1, waiting.length));
  const batches: RecordBatch[] = [];
  let isFull = false;
  for (const [partition, from] of waiting) {
    let length = 0;
    for (const batch of await broker.readBatches(topic, from, share, partition)) {
      batches.push(batch);
      length += batch.bytes.length;
    }
    isFull ||= length >= share;
  }
  return { fromOffsets, batches, isFull };
}

function dataFileRequest(
  options: TableWriterOptions,
  table: OpenTable,
  { batches, fromOffsets }: FreshRecords,
): DataFileRequest {
  const { topic, tableFolder, metadataColumns, writeMode, errorHandling, host } = options;
  const wanted = wantedColumns(options);
  // Without a schema nothing says what the key is; the records say that they cannot be read.
  const inTable = table.files.map(({ name, sizeBytes }) => ({ name, sizeBytes }));
  return {
    topic,
    tableFolder,
    metadataColumns,
    batches,
    fromOffsets,
    table: wanted ? evolveSchema(table.schema, wanted) : table.schema,
    fromKey: wanted?.fromKey ?? new Set(),
    isRawKey: wanted?.isRawKey ?? false,
    ...(writeMode === 'UPSERT' && { upsertInto: inTable }),
    mode: errorHandling.mode,
    schemas: schemasOf(batches, host.schemaById),
  };
}

function describeFailure({ record, reason }: RecordFailure): string {
  const { topic, partition, offset } = record;
  return `the record at partition ${partition}, offset ${offset} of topic '${topic}' is not a row: ${reason}.`;
}
