import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { environmentName, environmentReference, newMetadata } from './resource-names.ts';
import { refuseListScope } from './scope.ts';

/** Schema Registry clusters. Source: C6.4. */
export const schemaRegistryClusterRoutes: Routes = {
  listSchemaRegistryClusters(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const clusters = state.confluent.schemaRegistryClusters.filter((one) => one.spec.environment.id === environmentId);
    return listPage(call, { apiVersion: 'srcm/v3', kind: 'ClusterList' }, clusters);
  },

  getSchemaRegistryCluster(call, { state }) {
    const environmentId = call.query.get('environment');
    const found = state.confluent.schemaRegistryClusters.find(
      (one) => one.id === call.path.id && one.spec.environment.id === environmentId,
    );
    if (found) return ok(found);
    return failure(404, `Schema Registry cluster ${call.path.id} not found`, { code: 'resource_not_found' });
  },
};

/** The Schema Registry of the environment. */
export function seedSchemaRegistryClusters(world: World, nowMs: number): ConfluentState['schemaRegistryClusters'] {
  const { id, url } = world.schemaRegistry;
  return [
    {
      api_version: 'srcm/v3',
      kind: 'Cluster',
      id,
      metadata: newMetadata(`/srcm/v3/clusters/${id}`, `${environmentName(world)}/schema-registry=${id}`, nowMs),
      spec: {
        display_name: 'Stream Governance Package',
        package: 'ADVANCED',
        http_endpoint: url,
        cloud: 'AWS',
        region: world.kafkaCluster.region,
        environment: environmentReference(world),
      },
      status: { phase: 'PROVISIONED' },
    },
  ];
}
