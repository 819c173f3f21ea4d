import type { ApiKeysSchemas } from '@tableflow-workshop/confluent-client/api-keys';
import { keyResource } from './confluent/key-resource.ts';
import {
  environmentName,
  environmentReference,
  kafkaClusterName,
  newMetadata,
  organizationName,
} from './confluent/resource-names.ts';
import type { ApiKeyRecord, ConfluentState } from './state.ts';
import type { World, WorldKey } from './world.ts';

const firstSchemaId = 100_001;

/** Confluent Cloud as LAB 2 leaves it: a cluster without topics, keys of every kind, a role for the bucket. */
export function initialConfluentState(world: World, nowMs: number): ConfluentState {
  const { environment, kafkaCluster, schemaRegistry, serviceAccount, providerIntegration, keys } = world;
  const { hostname } = new URL(kafkaCluster.restUrl);
  return {
    environments: [
      {
        api_version: 'org/v2',
        kind: 'Environment',
        id: environment.id,
        metadata: newMetadata(`/org/v2/environments/${environment.id}`, environmentName(world), nowMs),
        display_name: environment.name,
        stream_governance_config: { package: 'ADVANCED' },
      },
    ],
    kafkaClusters: [
      {
        api_version: 'cmk/v2',
        kind: 'Cluster',
        id: kafkaCluster.id,
        metadata: newMetadata(`/cmk/v2/clusters/${kafkaCluster.id}`, kafkaClusterName(world), nowMs),
        spec: {
          display_name: kafkaCluster.name,
          availability: 'SINGLE_ZONE',
          cloud: 'AWS',
          region: kafkaCluster.region,
          config: { kind: 'Standard' },
          kafka_bootstrap_endpoint: `SASL_SSL://${hostname}:9092`,
          http_endpoint: kafkaCluster.restUrl,
          environment: environmentReference(world),
        },
        status: { phase: 'PROVISIONED' },
      },
    ],
    schemaRegistryClusters: [
      {
        api_version: 'srcm/v3',
        kind: 'Cluster',
        id: schemaRegistry.id,
        metadata: newMetadata(
          `/srcm/v3/clusters/${schemaRegistry.id}`,
          `${environmentName(world)}/schema-registry=${schemaRegistry.id}`,
          nowMs,
        ),
        spec: {
          display_name: 'Stream Governance Package',
          package: 'ADVANCED',
          http_endpoint: schemaRegistry.url,
          cloud: 'AWS',
          region: kafkaCluster.region,
          environment: environmentReference(world),
        },
        status: { phase: 'PROVISIONED' },
      },
    ],
    serviceAccounts: [
      {
        api_version: 'iam/v2',
        kind: 'ServiceAccount',
        id: serviceAccount.id,
        metadata: newMetadata(
          `/iam/v2/service-accounts/${serviceAccount.id}`,
          `${organizationName(world)}/service-account=${serviceAccount.id}`,
          nowMs,
        ),
        display_name: serviceAccount.name,
        description: '',
      },
    ],
    apiKeys: [
      key(keys.cloud, 'Cloud', undefined),
      key(keys.tableflow, 'Tableflow', 'tableflow'),
      key(keys.kafka, 'Kafka', kafkaCluster.id),
      key(keys.schemaRegistry, 'Schema Registry', schemaRegistry.id),
    ],
    roleBindings: serviceAccount.roles.map((role, index) => {
      const id = `rb-river${index + 1}`;
      return {
        api_version: 'iam/v2',
        kind: 'RoleBinding',
        id,
        metadata: newMetadata(`/iam/v2/role-bindings/${id}`, `${organizationName(world)}/role-binding=${id}`, nowMs),
        principal: `User:${serviceAccount.id}`,
        role_name: role,
        crn_pattern: environmentName(world),
      };
    }),
    providerIntegrations: [
      {
        api_version: 'pim/v1',
        kind: 'Integration',
        id: providerIntegration.id,
        display_name: `${environment.name}-s3`,
        provider: 'AWS',
        config: {
          kind: 'AwsIntegrationConfig',
          customer_iam_role_arn: providerIntegration.customerRoleArn,
          iam_role_arn: providerIntegration.confluentRoleArn,
          external_id: providerIntegration.externalId,
        },
        usages: [],
        environment: environmentReference(world),
      },
    ],
    providerIntegrationsV2: [],
    providerIntegrationBusyUntilMs: {},
    connectors: [],
    tableflowTopics: [],
    catalogIntegrations: [],
    topics: [],
    acls: [],
    subjects: [],
    deletedSubjects: [],
    nextSchemaId: firstSchemaId,
  };

  /** These keys are old enough to work at once. */
  function key({ id, secret }: WorldKey, kind: ApiKeyRecord['kind'], resource: string | undefined): ApiKeyRecord {
    const reference = keyResource(world, resource === undefined ? undefined : { id: resource })?.reference;
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
}
