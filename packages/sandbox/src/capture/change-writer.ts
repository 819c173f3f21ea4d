import type { NewRecord } from '../broker/record.ts';
import type { CaptureHost } from './capture-host.ts';
import type { CaptureOptions } from './capture-options.ts';
import { positionAt } from './capture-position.ts';
import { changeRecords } from './change-records.ts';
import type { RelationCodecs } from './relation-codecs.ts';
import type { SourceTransaction } from './transaction-buffer.ts';

/** How many changes may wait in memory before the stream is held back, and how many go to disk in one batch. */
const waitingChanges = 10_000;

/** Writes transactions to the broker, in order, whole ones only. */
export interface ChangeWriter {
  /** Takes a transaction. The promise, if there is one, resolves when there is room for more. */
  write(transaction: SourceTransaction): Promise<void> | undefined;
  /** Up to where everything is on disk. */
  durableLsn(): bigint;
  /** Whether everything taken is on disk. */
  isIdle(): boolean;
  /** Resolves when nothing is being written any more. */
  settled(): Promise<void>;
}

/**
 * @param durableFrom position that the broker has; a transaction that the stream repeats from before it is skipped
 * @param onDurable called after every batch that reached the disk
 * @param onFailure called once; nothing is written afterwards
 */
export function createChangeWriter(
  name: string,
  durableFrom: bigint,
  codecOf: RelationCodecs,
  options: CaptureOptions,
  host: CaptureHost,
  { onDurable, onFailure }: { onDurable: () => void; onFailure: (error: unknown) => void },
): ChangeWriter {
  const ensured = new Set<string>();
  let durable = durableFrom;
  let hasFailed = false;
  let waiting: SourceTransaction[] = [];
  let waitingCount = 0;
  let writing: Promise<void> | undefined;

  /** Once per stream, and again when somebody deleted the topic. */
  const ensureTopics = async (records: readonly NewRecord[]): Promise<void> => {
    const existing = new Set(host.broker.topics());
    for (const topic of new Set(records.map((record) => record.topic))) {
      if (ensured.has(topic) && existing.has(topic)) continue;
      await host.ensureTopic(topic);
      ensured.add(topic);
    }
  };

  const writeBatch = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    waitingCount = 0;
    const records: NewRecord[] = [];
    let endLsn = durable;
    for (const transaction of batch) {
      if (transaction.endLsn <= durable) continue;
      records.push(...(await recordsOf(transaction, codecOf, options, host)));
      endLsn = transaction.endLsn;
    }
    if (records.length > 0) {
      await ensureTopics(records);
      await host.broker.append({ records, source: { connector: name, position: positionAt(endLsn) } });
    }
    durable = endLsn;
    onDurable();
  };

  const writeAll = async (): Promise<void> => {
    try {
      while (waiting.length > 0) await writeBatch();
    } catch (error) {
      hasFailed = true;
      onFailure(error);
    } finally {
      writing = undefined;
    }
  };

  return {
    durableLsn: () => durable,
    // After a failure something is missing on disk, and will be until the stream begins again.
    isIdle: () => !hasFailed && writing === undefined && waiting.length === 0,
    settled: async () => writing,
    write(transaction) {
      if (hasFailed) return undefined;
      waiting.push(transaction);
      waitingCount += transaction.changes.length;
      writing ??= writeAll();
      return waitingCount > waitingChanges ? writing : undefined;
    },
  };
}

async function recordsOf(
  transaction: SourceTransaction,
  codecOf: RelationCodecs,
  options: CaptureOptions,
  host: CaptureHost,
): Promise<readonly NewRecord[]> {
  const records: NewRecord[] = [];
  const { endLsn: lsn, committedMs, id: transactionId } = transaction;
  const origin = { lsn, committedMs, transactionId, snapshot: 'false', nowMs: host.clock.now() } as const;
  for (const { relation, change } of transaction.changes) {
    records.push(...changeRecords(await codecOf(relation), change, origin, options));
  }
  return records;
}
