import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
import type { ApiKeyRecord } from '../state.ts';
import type { World } from '../world.ts';
import { environmentName, kafkaClusterName } from './resource-names.ts';

export interface KeyResource {
  readonly kind: ApiKeyRecord['kind'];
  readonly reference: ApiKeysSchemas['ApiKeyReference'];
}

/**
 * What a key opens, as the service answers it. Terraform tells the kind of a key from this reference alone.
 * Source: C5.3.
 *
 * @returns `undefined` for a resource that does not exist
 */
export function keyResource(
  world: World,
  selector: ApiKeysSchemas['ApiKeySelector'] | null | undefined,
): KeyResource | undefined {
  switch (selector?.id) {
    case undefined:
    case 'cloud':
      return whole('Cloud', 'cloud', 'iam/v2');
    case 'tableflow':
      return whole('Tableflow', 'tableflow', 'tableflow/v1');
    case 'global':
      return whole('Global', 'global', 'global/v1');
    case world.kafkaCluster.id:
      return {
        kind: 'Kafka',
        reference: {
          id: selector.id,
          environment: world.environment.id,
          related: `https://api.confluent.cloud/cmk/v2/clusters/${selector.id}`,
          resource_name: kafkaClusterName(world),
          api_version: 'cmk/v2',
          kind: 'Cluster',
        },
      };
    case world.schemaRegistry.id:
      return {
        kind: 'Schema Registry',
        reference: {
          id: selector.id,
          environment: world.environment.id,
          related: `https://api.confluent.cloud/srcm/v3/clusters/${selector.id}`,
          resource_name: `${environmentName(world)}/schema-registry=${selector.id}`,
          api_version: 'srcm/v3',
          kind: 'SchemaRegistry',
        },
      };
    default:
      return undefined;
  }
}

function whole(kind: 'Cloud' | 'Tableflow' | 'Global', id: string, apiVersion: string): KeyResource {
  return { kind, reference: { api_version: apiVersion, id, kind, related: id, resource_name: id } };
}
