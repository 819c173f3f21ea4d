import type { KafkaClustersSchemas } from '@tableflow-workshop/confluent-client/kafka-clusters';
import { failure, ok } from '../request/answer.ts';
import type { Routes, Surroundings } from '../request/route.ts';
import type { ConfluentState, SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { environmentName, environmentReference, newMetadata } from './resource-names.ts';
import { refuseListScope } from './scope.ts';

type KafkaCluster = KafkaClustersSchemas['KafkaCluster'];

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

/** Gives the environment of a cluster its Schema Registry, unless it has one. Source: C6.4. */
export function addSchemaRegistry(cluster: KafkaCluster, { state, clock, newId }: Surroundings): void {
  const { world, confluent } = state;
  const environmentId = cluster.spec.environment.id;
  if (confluent.schemaRegistryClusters.some(({ spec }) => spec.environment.id === environmentId)) return;
  const id = newId('lsrc');
  const governance = confluent.environments.find((one) => one.id === environmentId)?.stream_governance_config;
  confluent.schemaRegistryClusters.push({
    api_version: 'srcm/v3',
    kind: 'Cluster',
    id,
    metadata: newMetadata(
      `/srcm/v3/clusters/${id}`,
      `${environmentName(world, environmentId)}/schema-registry=${id}`,
      clock.now(),
    ),
    spec: {
      display_name: 'Stream Governance Package',
      package: governance?.package ?? 'ESSENTIALS',
      http_endpoint: world.schemaRegistry.url.replace(/\bpsrc-[^.]+/, id.replace('lsrc', 'psrc')),
      cloud: cluster.spec.cloud,
      region: cluster.spec.region,
      environment: environmentReference(world, environmentId),
    },
    status: { phase: 'PROVISIONED' },
  });
}

/** Takes an environment's Schema Registry away, with its subjects and its keys. */
export function removeSchemaRegistries(environmentId: string, { confluent }: SimulatorState): void {
  const isGone = ({ spec }: { spec: { environment: { id: string } } }): boolean =>
    spec.environment.id === environmentId;
  const ids = new Set(confluent.schemaRegistryClusters.filter(isGone).map(({ id }) => id));
  confluent.schemaRegistryClusters = confluent.schemaRegistryClusters.filter((one) => !isGone(one));
  confluent.subjects = confluent.subjects.filter(({ registryId = '' }) => !ids.has(registryId));
  confluent.deletedSubjects = confluent.deletedSubjects.filter(({ registryId = '' }) => !ids.has(registryId));
  confluent.apiKeys = confluent.apiKeys.filter(({ key }) => !ids.has(key.spec.resource?.id ?? ''));
}

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
