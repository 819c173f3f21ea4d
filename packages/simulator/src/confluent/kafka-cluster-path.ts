import { type Answer, codeAndMessage } from '../request/answer.ts';
import type { Call } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';

/** Kafka REST names the cluster in its path. Source: C7.1. */
export function refuseClusterPath(call: Call, confluent: ConfluentState): Answer | undefined {
  const id = call.path.cluster_id;
  if (confluent.kafkaClusters.some((one) => one.id === id)) return undefined;
  return codeAndMessage(404, 404, `cluster ${id} not found`);
}

/** Address of a resource below the cluster, as Kafka REST answers it. */
export function clusterUrl(call: Call, rest: string): string {
  return `${call.origin}/kafka/v3/clusters/${call.path.cluster_id}/${rest}`;
}
