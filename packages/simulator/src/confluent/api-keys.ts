import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
import { type Answer, accepted, failure, noContent, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ApiKeyRecord, SimulatorState } from '../state.ts';
import type { World, WorldKey } from '../world.ts';
import { seedKafkaClusters } from './kafka-clusters.ts';
import { type KeyWorld, keyResource } from './key-resource.ts';
import { listPage } from './paging.ts';
import { newMetadata, organizationName } from './resource-names.ts';
import { seedSchemaRegistryClusters } from './schema-registry-clusters.ts';

const collection = '/iam/v2/api-keys';

/** API keys of all kinds. Source: C5.3. */
export const apiKeyRoutes: Routes = {
  listApiKeys(call, { state }) {
    const owner = call.query.get('spec.owner');
    const resource = call.query.get('spec.resource');
    const keys = state.confluent.apiKeys
      .map((record) => record.key)
      .filter(
        ({ spec }) => (!owner || spec.owner.id === owner) && (!resource || (spec.resource?.id ?? 'cloud') === resource),
      );
    return listPage(call, { apiVersion: 'iam/v2', kind: 'ApiKeyList' }, keys);
  },

  /** The secret is in this response and nowhere else, and the key is refused for a while. */
  createApiKey(call, surroundings) {
    const { state, clock, timingsOf } = surroundings;
    const { spec } = call.body as ApiKeysSchemas['CreateApiKey'];
    const owner = ownerReference(state, spec.owner.id);
    if (!owner) return failure(422, `owner ${spec.owner.id} not found`, invalid('/spec/owner/id'));
    const resource = keyResource(keyWorld(state), spec.resource ?? spec.resources?.[0]);
    if (!resource) return failure(422, `resource ${spec.resource?.id} not found`, invalid('/spec/resource/id'));

    const suffix = surroundings.newId('key').slice(4).toUpperCase();
    const id = `SIMULATEDK${suffix}`;
    const secret = `simulatedSecret${suffix}`.padEnd(64, 'x');
    const key: ApiKeysSchemas['ApiKey'] = {
      api_version: 'iam/v2',
      kind: 'ApiKey',
      id,
      metadata: newMetadata(`${collection}/${id}`, `${organizationName(state.world)}/api-key=${id}`, clock.now()),
      spec: {
        display_name: spec.display_name ?? '',
        description: spec.description ?? '',
        owner,
        resource: resource.reference,
      },
    };
    const usableAtMs = clock.now() + timingsOf(id).keyPropagationMs;
    state.confluent.apiKeys.push({ key, secret, kind: resource.kind, usableAtMs } satisfies ApiKeyRecord);
    const location = `${call.origin}${collection}/${id}`;
    return { ...accepted({ ...key, spec: { ...key.spec, secret } }), headers: { location } };
  },

  getApiKey(call, { state }) {
    const found = state.confluent.apiKeys.find((one) => one.key.id === call.path.id);
    return found ? ok(found.key) : forbidden();
  },

  updateApiKey(call, { state }) {
    const found = state.confluent.apiKeys.find((one) => one.key.id === call.path.id);
    if (!found) return forbidden();
    const { display_name: name, description } = (call.body as ApiKeysSchemas['UpdateApiKey']).spec;
    if (name !== undefined) found.key.spec.display_name = name;
    if (description !== undefined) found.key.spec.description = description;
    return ok(found.key);
  },

  deleteApiKey(call, { state }) {
    const { confluent } = state;
    if (!confluent.apiKeys.some((one) => one.key.id === call.path.id)) return forbidden();
    confluent.apiKeys = confluent.apiKeys.filter((one) => one.key.id !== call.path.id);
    return noContent;
  },
};

function keyWorld({ world, confluent }: SimulatorState): KeyWorld {
  return { ...confluent, world };
}

function ownerReference(state: SimulatorState, id: string): ApiKeysSchemas['ApiKeyReference'] | undefined {
  const isUser = id.startsWith('u-');
  if (!isUser && !state.confluent.serviceAccounts.some((one) => one.id === id)) return undefined;
  const [kind, path] = isUser ? ['User', 'users'] : ['ServiceAccount', 'service-accounts'];
  return {
    id,
    related: `https://api.confluent.cloud/iam/v2/${path}/${id}`,
    resource_name: `${organizationName(state.world)}/${isUser ? 'user' : 'service-account'}=${id}`,
    api_version: 'iam/v2',
    kind,
  };
}

/** A key that does not exist reads as forbidden. Source: C1.3. */
function forbidden(): Answer {
  return failure(403, 'Forbidden Access', { code: 'forbidden_access' });
}

function invalid(pointer: string): { code: string; pointer: string } {
  return { code: 'invalid_configuration', pointer };
}

/** A key of each kind, old enough to work at once. */
export function seedApiKeys(world: World, nowMs: number): readonly ApiKeyRecord[] {
  const { keys, kafkaCluster, schemaRegistry } = world;
  const opened: KeyWorld = {
    world,
    kafkaClusters: seedKafkaClusters(world, nowMs),
    schemaRegistryClusters: seedSchemaRegistryClusters(world, nowMs),
  };
  return [
    seedApiKey(opened, nowMs, { key: keys.cloud, kind: 'Cloud' }),
    seedApiKey(opened, nowMs, { key: keys.tableflow, kind: 'Tableflow', resourceId: 'tableflow' }),
    seedApiKey(opened, nowMs, { key: keys.kafka, kind: 'Kafka', resourceId: kafkaCluster.id }),
    seedApiKey(opened, nowMs, { key: keys.schemaRegistry, kind: 'Schema Registry', resourceId: schemaRegistry.id }),
  ];
}

function seedApiKey(
  opened: KeyWorld,
  nowMs: number,
  wanted: { readonly key: WorldKey; readonly kind: ApiKeyRecord['kind']; readonly resourceId?: string },
): ApiKeyRecord {
  const { world } = opened;
  const { serviceAccount } = world;
  const { kind, resourceId } = wanted;
  const { id, secret } = wanted.key;
  const reference = keyResource(opened, resourceId === undefined ? undefined : { id: resourceId })?.reference;
  const owner: ApiKeysSchemas['ApiKeyReference'] = {
    id: serviceAccount.id,
    related: `https://api.confluent.cloud/iam/v2/service-accounts/${serviceAccount.id}`,
    resource_name: `${organizationName(world)}/service-account=${serviceAccount.id}`,
    api_version: 'iam/v2',
    kind: 'ServiceAccount',
  };
  return {
    key: {
      api_version: 'iam/v2',
      kind: 'ApiKey',
      id,
      metadata: newMetadata(`/iam/v2/api-keys/${id}`, `${organizationName(world)}/api-key=${id}`, nowMs),
      spec: { display_name: `${kind} key`, description: '', owner, resource: reference ?? null },
    },
    secret,
    kind,
    usableAtMs: nowMs,
  };
}
