import { sleep } from '@tableflow-workshop/client-core';
import type { RecordBatch } from '../broker/record-codec.ts';
import { TableSchemaError } from '../delta/avro-shape.ts';
import { DeltaConflictError } from '../delta/delta-log-error.ts';
import { tableColumns } from '../delta/delta-schema.ts';
import { evolveSchema } from '../delta/evolve-schema.ts';
import { messageOf } from '../delta/message-of.ts';
import { retryWhileFull } from '../retry-while-full.ts';
import { commitFile } from './commit-file.ts';
import type { DataFileRequest, RecordFailure } from './data-file.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { schemasOf } from './schemas-of.ts';
import type { TableWriterOptions } from './table-writer-host.ts';
import { waitForRecords } from './wait-for-records.ts';

/** Bounds the memory of one commit, and how large a data file becomes; what is left over comes with the next. */
const bytesPerCommit = 8_388_608;
const versionsPerCheckpoint = 10;

/**
 * Keeps a Delta table in step with a topic: creates it (version 0, empty), then writes batch after batch of new records
 * until it is stopped. Every record arrives exactly once, also when the process is killed at any point: a new writer
 * goes on from what the log says.
 *
 * A record that cannot become a row (a null value, a broken message) suspends the table, is skipped, or is skipped and
 * told to the host, as `errorHandling` says. A schema change that the table cannot follow suspends it in every mode. A
 * commit by somebody else fails it. Both end this writer; the table stays as it is.
 *
 * @example const writer = startTableWriter({ topic: 'orders', tableId, tableFolder, …, commitIntervalMs: 1000, host })
 */
export function startTableWriter(options: TableWriterOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = keepWriting(options, stopping.signal).catch((error: unknown) => {
    if (stopping.signal.aborted && error === stopping.signal.reason) return;
    options.host.report({ kind: 'failed', message: messageOf(error) });
  });
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function keepWriting(options: TableWriterOptions, signal: AbortSignal): Promise<void> {
  const { topic, commitIntervalMs, host } = options;
  const reportRunning = ({ version, rows, nextOffset }: OpenTable): void => {
    // Every record up to there is a row or was passed over.
    const skippedRecords = nextOffset - rows;
    host.report({ kind: 'running', tableVersion: version, rows, ...(skippedRecords > 0 && { skippedRecords }) });
  };

  const whenThereIsSpace = <T>(run: () => Promise<T>): Promise<T> =>
    retryWhileFull(host.clock, signal, run, host.disk.full);

  // What it cannot do now, it says when it is to write.
  host.files.open().catch(() => undefined);
  let table = await whenThereIsSpace(() => openTable(options));
  reportRunning(table);
  let nextCommitMs = Number.NEGATIVE_INFINITY;
  let waitBeyond = table.nextOffset;
  for (;;) {
    await waitForRecords(host.broker, topic, waitBeyond, signal);
    const earlyMs = nextCommitMs - host.clock.now();
    if (earlyMs > 0) await sleep(host.clock, earlyMs, signal);
    if (signal.aborted) return;
    const startMs = host.clock.now();
    const turn = await whenThereIsSpace(() => takeTurn(options, table));
    host.disk.fine();
    nextCommitMs = turn.isFull ? Number.NEGATIVE_INFINITY : startMs + commitIntervalMs;
    if (turn.table !== table) {
      reportRunning(turn.table);
      await checkpointAtTenth(options, turn.table.version);
    }
    if (turn.suspendedBy !== undefined) {
      host.report({ kind: 'suspended', message: `Tableflow suspended topic '${topic}': ${turn.suspendedBy}` });
      return;
    }
    // Nothing was readable although the topic has an end: wait for the end to move instead of asking again at once.
    waitBeyond = turn.table === table ? host.broker.endOffset(topic) : turn.table.nextOffset;
    table = turn.table;
  }
}

/** The table is whole without a checkpoint: one that fails is tried again ten versions later. */
async function checkpointAtTenth(
  { tableFolder, retentionMs, host }: TableWriterOptions,
  version: number,
): Promise<void> {
  if (version % versionsPerCheckpoint !== 0) return;
  try {
    await host.files.checkpoint({ tableFolder, version, nowMs: host.clock.now(), retentionMs });
  } catch (error) {
    host.disk.full(error);
  }
}

interface Turn {
  /** The table after the turn: the same object when nothing was committed. */
  readonly table: OpenTable;
  /** Whether there was more than one commit takes. */
  readonly isFull?: boolean;
  readonly suspendedBy?: string;
}

async function takeTurn(options: TableWriterOptions, table: OpenTable): Promise<Turn> {
  const { topic, host } = options;
  const batches = await host.broker.readBatches(topic, table.nextOffset, bytesPerCommit);
  if (batches.length === 0) return { table };

  let request: DataFileRequest;
  try {
    request = dataFileRequest(options, table, batches);
  } catch (error) {
    if (error instanceof TableSchemaError) return { table, suspendedBy: error.message };
    throw error;
  }
  const result = await host.files.write(request);
  if (options.errorHandling.mode === 'LOG' && result.skipped.length > 0) await host.deadLetters?.(result.skipped);
  const suspension = result.stoppedBy ? { suspendedBy: describeFailure(result.stoppedBy) } : {};
  if (result.nextOffset === table.nextOffset) return { table, ...suspension };
  const isFull = batches.reduce((sum, { bytes }) => sum + bytes.length, 0) >= bytesPerCommit;
  try {
    return { table: await commitFile(options, table, request.table, result), isFull, ...suspension };
  } catch (error) {
    // Opening again tells a foreign commit, which is final, from one of our own that was not seen to succeed.
    if (error instanceof DeltaConflictError) return { table: await openTable(options) };
    throw error;
  }
}

function dataFileRequest(
  options: TableWriterOptions,
  table: OpenTable,
  batches: readonly RecordBatch[],
): DataFileRequest {
  const { topic, tableFolder, metadataColumns, errorHandling, host } = options;
  const wanted = wantedColumns(options);
  return {
    topic,
    tableFolder,
    metadataColumns,
    batches,
    table: wanted ? evolveSchema(table.schema, wanted) : table.schema,
    fromKey: wanted?.fromKey ?? new Set(),
    mode: errorHandling.mode,
    fromOffset: table.nextOffset,
    schemas: schemasOf(batches, host.schemaById),
  };
}

/** The columns that the topic's newest schemas ask for; undefined when the subject is gone. */
function wantedColumns({
  host,
  topic,
  metadataColumns,
}: TableWriterOptions): ReturnType<typeof tableColumns> | undefined {
  const valueSchema = host.valueSchema(topic);
  return valueSchema && tableColumns({ valueSchema, keySchema: host.keySchema(topic), metadataColumns });
}

function describeFailure({ record, reason }: RecordFailure): string {
  return `the record at partition 0, offset ${record.offset} of topic '${record.topic}' is not a row: ${reason}.`;
}
