import { sleep } from '@tableflow-workshop/client-core';
import { endOfTopic } from '../broker/end-of-topic.ts';
import { messageOf } from '../delta/message-of.ts';
import { retryWhileItPasses } from '../retry-while-it-passes.ts';
import { createUpkeep } from './create-upkeep.ts';
import { type OpenTable, openTable, rowsOf } from './open-table.ts';
import type { TableWriterOptions } from './table-writer-host.ts';
import { takeTurn } from './take-turn.ts';
import { waitForRecords } from './wait-for-records.ts';

/**
 * Keeps a Delta table in step with a topic: creates it (version 0, empty), then writes batch after batch of new records
 * until it is stopped. Every record arrives exactly once, also when the process is killed at any point: a new writer
 * goes on from what the log says. With `UPSERT` the newest record of each key is a row, and one without a value deletes it.
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
  const { clock, broker } = host;
  const reportRunning = (current: OpenTable): void => {
    const { skippedRecords } = current.progress;
    const rows = rowsOf(current);
    const { version: tableVersion } = current;
    host.report({ kind: 'running', tableVersion, rows, ...(skippedRecords > 0 && { skippedRecords }) });
  };

  const whenThereIsSpace = <T>(run: () => Promise<T>): Promise<T> =>
    retryWhileItPasses(clock, signal, run, host.disk.full);
  const upkeep = createUpkeep(options);

  // What it cannot do now, it says when it is to write.
  host.files.open().catch(() => undefined);
  let table = await upkeep.begin(await whenThereIsSpace(() => openTable(options)));
  reportRunning(table);
  let nextCommitMs = Number.NEGATIVE_INFINITY;
  let knownEnd = reachedBy(table);
  for (;;) {
    await waitForRecords(host, { topic, knownEnd, untilMs: upkeep.nextMs(), signal });
    const earlyMs = nextCommitMs - clock.now();
    if (earlyMs > 0) await sleep(clock, earlyMs, signal);
    if (signal.aborted) return;
    const startMs = clock.now();
    const endBefore = endOfTopic(broker, topic);
    const turn = await whenThereIsSpace(() => takeTurn(options, table));
    host.disk.fine();
    nextCommitMs = turn.isFull ? Number.NEGATIVE_INFINITY : startMs + commitIntervalMs;
    if (turn.table !== table) reportRunning(turn.table);
    const kept = await upkeep.after(turn.table, { isNew: turn.table !== table, isBehind: turn.isFull ?? false });
    if (kept !== turn.table) reportRunning(kept);
    if (turn.suspendedBy !== undefined) {
      host.report({ kind: 'suspended', message: `Tableflow suspended topic '${topic}': ${turn.suspendedBy}` });
      return;
    }
    // Nothing was readable although the topic has more: wait for something new instead of asking again at once.
    knownEnd = turn.table === table ? endBefore : reachedBy(kept);
    table = kept;
  }
}

/** The offsets up to which the records of the topic are rows, or were passed over, together. */
function reachedBy({ progress }: OpenTable): number {
  return progress.nextOffsets.reduce((sum, offset) => sum + offset, 0);
}
