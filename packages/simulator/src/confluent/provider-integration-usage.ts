import { type Answer, codeAndMessage, failure } from '../request/answer.ts';
import type { Surroundings } from '../request/route.ts';
import type { SimulatorState } from '../state.ts';
import type { ClusterPlace } from './cluster-of.ts';
import { kafkaClusterName } from './resource-names.ts';

/** The resource names of what uses a provider integration: Tableflow topics, until they are gone, and Glue catalogs. */
export function usagesOf(id: string, { world, confluent }: SimulatorState): string[] {
  const clusterOf = (spec: { environment: { id: string }; kafka_cluster: { id: string } }): string =>
    kafkaClusterName(world, {
      environmentId: spec.environment.id,
      clusterId: spec.kafka_cluster.id,
    } satisfies ClusterPlace);
  const topics = confluent.tableflowTopics
    .map((record) => record.topic.spec)
    .filter(({ storage }) => storage.kind !== 'Managed' && storage.provider_integration_id === id)
    .map((spec) => `${clusterOf(spec)}/tableflow-topic=${spec.display_name}`);
  const catalogs = confluent.catalogIntegrations
    .map((record) => record.integration)
    .filter(({ spec }) => spec.config.kind === 'AwsGlue' && spec.config.provider_integration_id === id)
    .map((integration) => `${clusterOf(integration.spec)}/catalog-integration=${integration.id}`);
  return [...topics, ...catalogs];
}

/**
 * A provider integration that is used refuses deletion, and goes on refusing for a while after the last use: cleaning
 * up is asynchronous. The sentence is the service's. Source: C4.4.
 */
export function refuseDeletion(id: string, { state, clock }: Surroundings): Answer | undefined {
  const busyUntilMs = state.confluent.providerIntegrationBusyUntilMs[id] ?? 0;
  if (usagesOf(id, state).length === 0 && clock.now() >= busyUntilMs) return undefined;
  return failure(409, `Provider integration ${id} cannot be deleted as it is being used by active TableFlow instances`);
}

/** Source: C1.3: not the control plane's usual shape. */
export function providerIntegrationNotFound(id: string | undefined): Answer {
  return codeAndMessage(404, 404, `Provider Integration ${id} not found`);
}
