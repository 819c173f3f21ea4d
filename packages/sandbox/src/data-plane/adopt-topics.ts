import type { ControlPlane } from '@tableflow-workshop/simulator';
import type { KafkaBroker } from '../broker/kafka/open-kafka-broker.ts';

/**
 * Shows topics that others have made in Kafka as topics of the lab's cluster: those that there are, and those to come. The
 * returned function ends that.
 */
export function adoptTopics(
  broker: Pick<KafkaBroker, 'topics' | 'partitionCount' | 'topicConfigs' | 'onAppend'>,
  controlPlane: Pick<ControlPlane, 'partitionCount' | 'ensureTopic'>,
): () => void {
  const adopt = async (topic: string): Promise<void> => {
    if (controlPlane.partitionCount(topic) !== undefined) return;
    const configs = { 'cleanup.policy': 'delete', ...(await broker.topicConfigs(topic)) };
    const partitions = broker.partitionCount(topic);
    // Deleted meanwhile.
    if (partitions > 0) controlPlane.ensureTopic(topic, { partitions, configs });
  };
  const adoptAll = (topics: Iterable<string>): void => {
    // One that cannot be read now is found again with its next record.
    for (const topic of topics) void adopt(topic).catch(() => undefined);
  };
  adoptAll(broker.topics());
  return broker.onAppend(adoptAll);
}
