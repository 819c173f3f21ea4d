import { murmur2 } from './murmur2.ts';

/**
 * The partition of a key, as Kafka's own producers choose it: whoever reads a topic that both have written finds all records
 * of a key in one partition.
 *
 * @see https://github.com/apache/kafka/blob/trunk/clients/src/main/java/org/apache/kafka/clients/producer/internals/BuiltInPartitioner.java
 */
export function choosePartition(key: Uint8Array, partitionCount: number): number {
  return (murmur2(key) & 0x7fffffff) % partitionCount;
}
