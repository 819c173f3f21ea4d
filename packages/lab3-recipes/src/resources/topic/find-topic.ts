import { isNotFound } from '@tableflow-workshop/client-core';
import { type KafkaSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';

/** A topic of the lab's cluster, as the service describes it. */
export type Topic = KafkaSchemas['Topic'];

/** A topic of the lab's cluster; `undefined` where it does not exist. */
export async function findTopic(
  lab: LabContext,
  topic: string,
  signal: AbortSignal | undefined,
): Promise<Topic | undefined> {
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal,
  });
  try {
    return await unwrapConfluent(call, `read topic "${topic}"`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
