import { isNotFound } from '@tableflow-workshop/client-core';
import { type TableflowSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from './context.ts';
import { withoutSecrets } from './without-secrets.ts';

export type TableflowTopic = TableflowSchemas['TableflowTopic'];

/** Tableflow on a topic, or `undefined` where it is not enabled. A Tableflow topic has no id: its name is its identity. */
export async function findTableflowTopic(
  lab: LabContext,
  topic: string,
  signal?: AbortSignal,
): Promise<TableflowTopic | undefined> {
  const { environmentId, kafkaClusterId } = lab.config;
  const call = lab.confluent.tableflow.GET('/tableflow/v1/tableflow-topics/{display_name}', {
    params: {
      path: { display_name: topic },
      query: { environment: environmentId, 'spec.kafka_cluster': kafkaClusterId },
    },
    signal,
  });
  try {
    return withoutSecrets(await unwrapConfluent(call, `read Tableflow of topic "${topic}"`));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Where the table lies in the bucket. */
export function tablePathOf(topic: TableflowTopic): string | undefined {
  return topic.spec.storage.table_path || undefined;
}
