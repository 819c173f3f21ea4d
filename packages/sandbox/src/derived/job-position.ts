import type { Broker } from '../broker/broker.ts';

/** How far a job has come in the topic whose rows become records. It goes to disk with the records. */
export interface JobPosition {
  readonly topic: string;
  /** By partition, the first offset that was not taken. */
  readonly next: readonly number[];
  /** Partition and offset of those that were taken and wait for what they are joined with. */
  readonly waiting: readonly (readonly [partition: number, offset: number])[];
}

/** The name under which the broker keeps the position of the job of a derived topic. */
export function jobName(derivedTopic: string): string {
  return `derived-topic ${derivedTopic}`;
}

/**
 * Reads the position of a job. One in a topic that was deleted since, or made again, is forgotten: its offsets are those of
 * other records.
 */
export async function readJobPosition(broker: Broker, job: string): Promise<JobPosition | undefined> {
  const position = (await broker.sourcePosition(job)) as JobPosition | undefined;
  if (!position) return undefined;
  const { topic, next } = position;
  if (
    next.every((offset, partition) => offset <= broker.endOffset(topic, partition)) &&
    broker.partitionCount(topic) > 0
  ) {
    return position;
  }
  await broker.forgetSource(job);
  return undefined;
}
