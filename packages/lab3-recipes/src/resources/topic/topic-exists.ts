import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { valueSubjectOf } from '../../lab/names.ts';

/** Whether the cluster has a topic of that name. */
export function topicExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const call = lab.confluent.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
    params: { path: { cluster_id: lab.config.kafkaClusterId, topic_name: topic } },
    signal,
  });
  return exists(unwrapConfluent(call, `read topic "${topic}"`));
}

/** Whether the topic has a value schema. */
export function schemaExists(lab: LabContext, topic: string, signal: AbortSignal | undefined): Promise<boolean> {
  const subject = valueSubjectOf(topic);
  const call = lab.confluent.schemaRegistry.GET('/subjects/{subject}/versions/{version}', {
    params: { path: { subject, version: 'latest' } },
    signal,
  });
  return exists(unwrapConfluent(call, `read subject "${subject}"`));
}

async function exists(read: Promise<unknown>): Promise<boolean> {
  try {
    await read;
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
