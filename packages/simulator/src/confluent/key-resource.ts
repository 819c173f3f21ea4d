import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
import type { ApiKeyRecord, SimulatorState } from '../state.ts';
import { environmentName, kafkaClusterName } from './resource-names.ts';

export interface KeyResource {
  readonly kind: ApiKeyRecord['kind'];
  readonly reference: ApiKeysSchemas['ApiKeyReference'];
}

/** What there is that a key can open. */
export type KeyWorld = Pick<SimulatorState, 'world'> &
  Pick<SimulatorState['confluent'], 'kafkaClusters' | 'schemaRegistryClusters'>;

/**
 * What a key opens, as the service answers it. Terraform tells the kind of a key from this reference alone.
 * Source: C5.3.
 *
 * @returns `undefined` for a resource that does not exist
 */
export function keyResource(
  { world, kafkaClusters, schemaRegistryClusters }: KeyWorld,
  selector: ApiKeysSchemas['ApiKeySelector'] | null | undefined,
): KeyResource | undefined {
  const wanted = selector?.id;
  switch (wanted) {
    case undefined:
    case 'cloud':
      return whole('Cloud', 'cloud', 'iam/v2');
    case 'tableflow':
      return whole('Tableflow', 'tableflow', 'tableflow/v1');
    case 'global':
      return whole('Global', 'global', 'global/v1');
    default:
      return inEnvironment(wanted);
  }

  function inEnvironment(id: string): KeyResource | undefined {
    const cluster = kafkaClusters.find((one) => one.id === id);
    const registry = schemaRegistryClusters.find((one) => one.id === id);
    const environmentId = (cluster ?? registry)?.spec.environment.id;
    if (environmentId === undefined) return undefined;
    const path = cluster ? 'cmk/v2' : 'srcm/v3';
    return {
      kind: cluster ? 'Kafka' : 'Schema Registry',
      reference: {
        id,
        environment: environmentId,
        related: `https://api.confluent.cloud/${path}/clusters/${id}`,
        resource_name: cluster
          ? kafkaClusterName(world, { environmentId, clusterId: id })
          : `${environmentName(world, environmentId)}/schema-registry=${id}`,
        api_version: path,
        kind: cluster ? 'Cluster' : 'SchemaRegistry',
      },
    };
  }
}

function whole(kind: 'Cloud' | 'Tableflow' | 'Global', id: string, apiVersion: string): KeyResource {
  return { kind, reference: { api_version: apiVersion, id, kind, related: id, resource_name: id } };
}
