import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { environmentReference, kafkaClusterName, newMetadata } from './resource-names.ts';
import { refuseListScope } from './scope.ts';

/** Kafka clusters. Source: C6.1. */
export const kafkaClusterRoutes: Routes = {
  listKafkaClusters(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const networks = call.query.getAll('spec.network');
    const isProtected = call.query.get('spec.deletion_protection');
    const clusters = state.confluent.kafkaClusters.filter(
      ({ spec }) =>
        spec.environment.id === environmentId &&
        (networks.length === 0 || networks.includes(spec.network?.id ?? '')) &&
        (isProtected === null || String(spec.deletion_protection ?? false) === isProtected),
    );
    return listPage(call, { apiVersion: 'cmk/v2', kind: 'ClusterList' }, clusters);
  },

  /** A cluster that does not exist reads as forbidden. Source: C1.3 and C6.3. */
  getKafkaCluster(call, { state }) {
    const environmentId = call.query.get('environment');
    const found = state.confluent.kafkaClusters.find(
      (one) => one.id === call.path.id && one.spec.environment.id === environmentId,
    );
    return found ? ok(found) : failure(403, 'Forbidden Access', { code: 'forbidden_access' });
  },
};

/** The cluster of the lab, without topics. */
export function seedKafkaClusters(world: World, nowMs: number): ConfluentState['kafkaClusters'] {
  const { id, name, region, restUrl } = world.kafkaCluster;
  return [
    {
      api_version: 'cmk/v2',
      kind: 'Cluster',
      id,
      metadata: newMetadata(`/cmk/v2/clusters/${id}`, kafkaClusterName(world), nowMs),
      spec: {
        display_name: name,
        availability: 'SINGLE_ZONE',
        cloud: 'AWS',
        region,
        config: { kind: 'Standard' },
        kafka_bootstrap_endpoint: `SASL_SSL://${new URL(restUrl).hostname}:9092`,
        http_endpoint: restUrl,
        environment: environmentReference(world),
      },
      status: { phase: 'PROVISIONED' },
    },
  ];
}
