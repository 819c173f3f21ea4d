import type { DataPlaneOptions } from './data-plane-options.ts';

/** Makes a topic in the broker, unless it is there, with the partitions and the settings that the cluster says it has. */
export function createKnownTopic(
  { controlPlane, broker }: Pick<DataPlaneOptions, 'controlPlane' | 'broker'>,
  topic: string,
): Promise<void> {
  return broker.createTopic(topic, controlPlane.partitionCount(topic), controlPlane.topicConfigs(topic));
}
