import type { TableflowTopicRecord } from './state.ts';
import type { Timings } from './timings.ts';
import type { CapturedTopic } from './virtual-capture.ts';

/** What lies in a topic, by number. */
export interface VirtualTopic {
  /** Records that can become rows. */
  readonly records: number;
  /** How many keys they have. */
  readonly keys: number;
  /** Records behind them that no table can take. */
  readonly badRecords: number;
}

export const emptyTopic: VirtualTopic = { records: 0, keys: 0, badRecords: 0 };

/** A topic after a snapshot: another one repeats every row, and finds the changes of before in it already. */
export function afterSnapshot(before: VirtualTopic | undefined, captured: CapturedTopic): VirtualTopic {
  const { rows, records = rows, badRecords = 0 } = captured;
  return before ? { ...before, records: before.records + rows, keys: rows } : { records, keys: rows, badRecords };
}

/** A topic to which records came at a time, and what was in it before. */
export interface VirtualArrival {
  readonly before: VirtualTopic;
  readonly after: VirtualTopic;
  readonly atMs: number;
}

/**
 * What Tableflow can read of a topic: new records once they are in tiered storage, or from Kafka itself when that takes too
 * long. Source: C2.6.
 */
export function readableTopic(
  { before, after, atMs }: VirtualArrival,
  nowMs: number,
  { tieringMs, tieringFallbackMs }: Timings,
): VirtualTopic {
  return nowMs >= atMs + Math.min(tieringMs, tieringFallbackMs) ? after : before;
}

/** The rows of one partition in a table, and the offsets that they have. */
export interface VirtualPartition {
  readonly partition: number;
  readonly rows: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
}

/**
 * What a table has of a topic whose records are spread evenly over its partitions: every record is a row, or the newest of
 * each key is.
 */
export function tableRows(
  topic: VirtualTopic,
  partitions: number,
  record: TableflowTopicRecord | undefined,
): readonly VirtualPartition[] {
  const isUpsert = record?.topic.status.write_mode === 'UPSERT';
  return Array.from({ length: partitions }, (_, partition) => {
    const records = share(topic.records, partitions, partition);
    const rows = isUpsert ? share(topic.keys, partitions, partition) : records;
    return { partition, rows, firstOffset: records - rows, lastOffset: records - 1 };
  }).filter(({ rows }) => rows > 0);
}

function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}
