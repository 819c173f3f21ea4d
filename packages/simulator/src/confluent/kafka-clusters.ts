import type { KafkaClustersSchemas } from '@tableflow-workshop/confluent-client/kafka-clusters';
import { type Answer, accepted, failure, noContent, ok } from '../request/answer.ts';
import type { Call, Routes, Surroundings } from '../request/route.ts';
import type { ConfluentState, SimulatorState } from '../state.ts';
import type { World } from '../world.ts';
import { emptyCluster } from './empty-cluster.ts';
import { listPage } from './paging.ts';
import { environmentReference, kafkaClusterName, newMetadata } from './resource-names.ts';
import { addSchemaRegistry } from './schema-registry-clusters.ts';
import { refuseBodyScope, refuseListScope } from './scope.ts';

type KafkaCluster = KafkaClustersSchemas['KafkaCluster'];

const collection = '/cmk/v2/clusters';

/** Kafka clusters. Source: C6.1 and C6.3. */
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

  /** The Schema Registry of the environment comes with its first cluster. */
  createKafkaCluster(call, surroundings) {
    const { state, clock, newId, later, timingsOf } = surroundings;
    const { spec } = call.body as KafkaClustersSchemas['CreateKafkaCluster'];
    const refusal = refuseBodyScope(state.confluent, spec, '/spec') ?? refuseName(spec, undefined, state);
    if (refusal) return refusal;
    const id = newId('lkc');
    const environmentId = spec.environment.id;
    const { restUrl } = state.world.kafkaCluster;
    const httpEndpoint = restUrl.replace(/\bpkc-[^.]+/, id.replace('lkc', 'pkc'));
    const cluster: KafkaCluster = {
      api_version: 'cmk/v2',
      kind: 'Cluster',
      id,
      metadata: newMetadata(
        `${collection}/${id}`,
        kafkaClusterName(state.world, { environmentId, clusterId: id }),
        clock.now(),
      ),
      spec: {
        display_name: spec.display_name,
        availability: spec.availability,
        cloud: spec.cloud,
        region: spec.region,
        config: spec.config,
        kafka_bootstrap_endpoint: bootstrapEndpoint(httpEndpoint),
        http_endpoint: httpEndpoint,
        deletion_protection: spec.deletion_protection ?? false,
        environment: environmentReference(state.world, environmentId),
      },
      status: { phase: 'PROVISIONING', ...(spec.config.kind === 'Dedicated' ? { cku: spec.config.cku } : {}) },
    };
    state.confluent.kafkaClusters.push(cluster);
    later(timingsOf(id).kafkaClusterProvisioningMs, () => finishProvisioning(cluster, surroundings));
    return { ...accepted(cluster), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  getKafkaCluster(call, { state }) {
    return find(call, call.query.get('environment'), state) ?? forbidden();
  },

  /** The type goes from Basic to Standard and nowhere else. */
  updateKafkaCluster(call, { state, clock }) {
    const { spec } = call.body as KafkaClustersSchemas['UpdateKafkaCluster'];
    const found = findCluster(call, spec.environment.id, state);
    if (!found) return forbidden();
    const refusal = refuseName(spec, found, state) ?? refuseType(found, spec.config?.kind);
    if (refusal) return refusal;
    if (spec.display_name !== undefined) found.spec.display_name = spec.display_name;
    if (spec.config !== undefined) found.spec.config = spec.config;
    if (spec.config?.kind === 'Dedicated') found.status.cku = spec.config.cku;
    if (spec.deletion_protection !== undefined) found.spec.deletion_protection = spec.deletion_protection;
    if (found.metadata) found.metadata.updated_at = new Date(clock.now()).toISOString();
    return ok(found);
  },

  /** Everything in it goes with it, and the keys that opened it. */
  async deleteKafkaCluster(call, surroundings) {
    const { state } = surroundings;
    const found = findCluster(call, call.query.get('environment'), state);
    if (!found) return forbidden();
    if (found.spec.deletion_protection) {
      return failure(409, `Kafka cluster ${found.id} is protected from deletion`, { code: 'resource_in_use' });
    }
    await emptyCluster(found.id, surroundings);
    state.confluent.kafkaClusters = state.confluent.kafkaClusters.filter((one) => one !== found);
    return noContent;
  },
};

/** Goes on with what a restart found in the middle. */
export function finishProvisioning(cluster: KafkaCluster, surroundings: Surroundings): void {
  if (!surroundings.state.confluent.kafkaClusters.includes(cluster)) return;
  cluster.status.phase = 'PROVISIONED';
  addSchemaRegistry(cluster, surroundings);
}

function findCluster(
  call: Call,
  environmentId: string | null,
  { confluent }: SimulatorState,
): KafkaCluster | undefined {
  return confluent.kafkaClusters.find((one) => one.id === call.path.id && one.spec.environment.id === environmentId);
}

function find(call: Call, environmentId: string | null, state: SimulatorState): Answer | undefined {
  const found = findCluster(call, environmentId, state);
  return found && ok(found);
}

/** A cluster that does not exist reads as forbidden. Source: C1.3 and C6.3. */
function forbidden(): Answer {
  return failure(403, 'Forbidden Access', { code: 'forbidden_access' });
}

function refuseName(
  { display_name: name, environment }: KafkaClustersSchemas['UpdateKafkaClusterSpec'],
  own: KafkaCluster | undefined,
  { confluent }: SimulatorState,
): Answer | undefined {
  if (name === '') return failure(400, 'display_name must not be empty', invalid('/spec/display_name'));
  const holder = confluent.kafkaClusters.find(
    (one) => one !== own && one.spec.environment.id === environment.id && one.spec.display_name === name,
  );
  if (!holder) return undefined;
  return failure(409, `Kafka cluster name ${name} is already in use`, { code: 'resource_already_exists' });
}

function refuseType({ spec }: KafkaCluster, wanted: string | undefined): Answer | undefined {
  const now = spec.config.kind;
  if (wanted === undefined || wanted === now || (now === 'Basic' && wanted === 'Standard')) return undefined;
  return failure(400, `a ${now} cluster cannot become ${wanted}`, invalid('/spec/config/kind'));
}

function invalid(pointer: string): { readonly code: string; readonly pointer: string } {
  return { code: 'invalid_request', pointer };
}

function bootstrapEndpoint(httpEndpoint: string): string {
  return `SASL_SSL://${new URL(httpEndpoint).hostname}:9092`;
}

/** The cluster of the lab, without topics. */
export function seedKafkaClusters(world: World, nowMs: number): ConfluentState['kafkaClusters'] {
  const { id, name, region, restUrl } = world.kafkaCluster;
  return [
    {
      api_version: 'cmk/v2',
      kind: 'Cluster',
      id,
      metadata: newMetadata(`${collection}/${id}`, kafkaClusterName(world), nowMs),
      spec: {
        display_name: name,
        availability: 'SINGLE_ZONE',
        cloud: 'AWS',
        region,
        config: { kind: 'Standard' },
        kafka_bootstrap_endpoint: bootstrapEndpoint(restUrl),
        http_endpoint: restUrl,
        environment: environmentReference(world),
      },
      status: { phase: 'PROVISIONED' },
    },
  ];
}
