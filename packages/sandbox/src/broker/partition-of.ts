import { choosePartition } from './choose-partition.ts';
import type { NewRecord } from './record.ts';

/**
 * The partition that a record goes to: its own, the one of its key, or the one whose turn it is.
 *
 * @param count how many partitions the topic has
 * @throws when the record names a partition that the topic does not have
 */
export function partitionOf({ topic, partition, key }: NewRecord, count: number, turn: number): number {
  if (partition === undefined) return key ? choosePartition(key, count) : turn % count;
  if (Number.isInteger(partition) && partition >= 0 && partition < count) return partition;
  throw new Error(`The topic ${topic} has no partition ${partition}`);
}
