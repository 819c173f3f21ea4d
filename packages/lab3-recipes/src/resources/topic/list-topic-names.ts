import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';

/** The names of all topics of the lab's cluster. */
export async function listTopicNames(lab: LabContext, signal?: AbortSignal): Promise<readonly string[]> {
  const { kafkaClusterId } = lab.config;
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics', {
    params: { path: { cluster_id: kafkaClusterId } },
    signal,
  });
  const { data } = await unwrapConfluent(call, `list the topics of cluster ${kafkaClusterId}`);
  return data.map((topic) => topic.topic_name);
}
