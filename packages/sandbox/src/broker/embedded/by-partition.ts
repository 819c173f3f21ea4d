import { partitionOf } from '../partition-of.ts';
import type { NewRecord } from '../record.ts';
import { partitionLog } from './partition-log.ts';

/** Records by the log of their partition, each in order. */
export type RecordsByLog = ReadonlyMap<string, readonly NewRecord[]>;

/**
 * Sorts records by their partitions. A record without a partition and without a key goes to one that is the same for all of
 * them: the turn's.
 *
 * @param partitionsOf how many partitions a topic has; throws for a topic that does not exist
 */
export function byPartition(
  records: readonly NewRecord[],
  partitionsOf: (topic: string) => number,
  turn: number,
): RecordsByLog {
  const counts = new Map<string, number>();
  const grouped = new Map<string, NewRecord[]>();
  /** Most records have the topic of the one before, and most topics one partition. */
  let last: { readonly topic: string; readonly own: NewRecord[] } | undefined;
  for (const record of records) {
    const { topic } = record;
    if (last?.topic === topic && !record.partition) {
      last.own.push(record);
      continue;
    }
    let count = counts.get(topic);
    if (count === undefined) {
      count = partitionsOf(topic);
      counts.set(topic, count);
    }
    const isOnly = count === 1 && !record.partition;
    const log = isOnly ? topic : partitionLog(topic, partitionOf(record, count, turn));
    const own = grouped.get(log) ?? [];
    if (own.length === 0) grouped.set(log, own);
    own.push(record);
    last = isOnly ? { topic, own } : undefined;
  }
  return grouped;
}
