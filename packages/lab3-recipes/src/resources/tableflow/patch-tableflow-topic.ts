import { type TableflowSchemas, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabContext } from '../../lab/context.ts';
import { forgetTableflowTopics } from './tableflow-topics.ts';

type Change = Omit<TableflowSchemas['UpdateTableflowTopic']['spec'], 'environment' | 'kafka_cluster'>;

/** Changes Tableflow on a topic. What the change does not name is unchanged. */
export async function patchTableflowTopic(
  lab: LabContext,
  input: { readonly topic: string; readonly change: Change; readonly tried: string },
  signal?: AbortSignal,
): Promise<void> {
  const call = lab.confluent.tableflow.PATCH('/tableflow/v1/tableflow-topics/{display_name}', {
    params: { path: { display_name: input.topic } },
    body: {
      spec: {
        ...input.change,
        environment: { id: lab.config.environmentId },
        kafka_cluster: { id: lab.config.kafkaClusterId },
      },
    },
    signal,
  });
  await unwrapConfluent(call, input.tried);
  forgetTableflowTopics(lab);
}
