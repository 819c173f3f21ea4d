import type { DataPlaneOptions } from './data-plane-options.ts';

/** Makes a topic in the broker, unless it is there, with as many partitions as the cluster says that it has. */
export function createKnownTopic(
  { controlPlane, broker }: Pick<DataPlaneOptions, 'controlPlane' | 'broker'>,
  topic: string,
): Promise<void> {
  return broker.createTopic(topic, controlPlane.partitionCount(topic));
}
