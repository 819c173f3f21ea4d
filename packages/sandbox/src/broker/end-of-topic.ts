import type { Broker } from './broker.ts';

/**
 * The end offsets of all partitions of a topic together. It rises with every record, and where offsets are left out by more
 * than that: to know that there is something new, and not how much.
 */
export function endOfTopic(broker: Pick<Broker, 'endOffset' | 'partitionCount'>, topic: string): number {
  let sum = 0;
  for (let partition = 0; partition < broker.partitionCount(topic); partition += 1) {
    sum += broker.endOffset(topic, partition);
  }
  return sum;
}
