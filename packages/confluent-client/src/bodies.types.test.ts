import { it } from 'vitest';
import type {
  ApiKeysClient,
  ConnectClient,
  KafkaClient,
  ProviderIntegrationsClient,
  ProviderIntegrationsV2Client,
  RoleBindingsClient,
  TableflowClient,
} from './index.ts';

// What the compiler must refuse is behind `@ts-expect-error`: `tsc` fails where it accepts it. Nothing is called.
// The wrong bodies, in this order: a required field is missing, a kind or a type is wrong, a field is the service's to
// set, a name is misspelt, a value is not in its list (or, where there is no list, another type is wrong).

interface Clients {
  readonly apiKeys: ApiKeysClient;
  readonly connect: ConnectClient;
  readonly kafka: KafkaClient;
  readonly aws: ProviderIntegrationsClient;
  readonly anyCloud: ProviderIntegrationsV2Client;
  readonly roles: RoleBindingsClient;
  readonly tableflow: TableflowClient;
}

/** Compiled, never run. */
const compiled = (_calls: (clients: Clients) => unknown): void => undefined;

const ids = { environment: { id: 'env-1' }, kafka_cluster: { id: 'lkc-1' } };
const inEnvironment = { environment: { id: 'env-1' } };

it('createTableflowTopic', () => {
  const path = '/tableflow/v1/tableflow-topics';
  const bucket = { kind: 'ByobAws' as const, bucket_name: 'river', provider_integration_id: 'cspi-1' };
  const spec = { ...ids, display_name: 'orders', storage: bucket };
  compiled(({ tableflow }) => [
    tableflow.POST(path, {
      body: {
        spec: {
          display_name: 'orders',
          storage: { kind: 'ByobAws', bucket_name: 'river', provider_integration_id: 'cspi-1' },
          table_formats: ['DELTA'],
          config: { retention_ms: '604800000', error_handling: { mode: 'LOG', target: 'errors' } },
          environment: { id: 'env-1' },
          kafka_cluster: { id: 'lkc-1' },
        },
      },
    }),
    tableflow.POST(path, { body: { spec: { ...ids, display_name: 'orders', storage: { kind: 'Managed' } } } }),
    // @ts-expect-error no storage
    tableflow.POST(path, { body: { spec: { ...ids, display_name: 'orders' } } }),
    // @ts-expect-error no such storage
    tableflow.POST(path, { body: { spec: { ...spec, storage: { kind: 'S3', bucket_name: 'river' } } } }),
    // @ts-expect-error the service chooses the path
    tableflow.POST(path, { body: { spec: { ...spec, storage: { ...bucket, table_path: 's3://river' } } } }),
    // @ts-expect-error the service knows the status
    tableflow.POST(path, { body: { spec, status: { phase: 'RUNNING' } } }),
    // @ts-expect-error table_formats
    tableflow.POST(path, { body: { spec: { ...spec, table_format: ['DELTA'] } } }),
    // @ts-expect-error DELTA or ICEBERG
    tableflow.POST(path, { body: { spec: { ...spec, table_formats: ['PARQUET'] } } }),
    // @ts-expect-error SUSPEND, SKIP or LOG
    tableflow.POST(path, { body: { spec: { ...spec, config: { error_handling: { mode: 'IGNORE' } } } } }),
  ]);
});

it('updateTableflowTopic', () => {
  const path = '/tableflow/v1/tableflow-topics/{display_name}';
  const params = { path: { display_name: 'orders' } };
  compiled(({ tableflow }) => [
    tableflow.PATCH(path, {
      params: { path: { display_name: 'orders' } },
      body: {
        spec: {
          suspended: false,
          table_formats: ['DELTA', 'ICEBERG'],
          config: { data_retention_ms: '2592000000', error_handling: { mode: 'SKIP' } },
          environment: { id: 'env-1' },
          kafka_cluster: { id: 'lkc-1' },
        },
      },
    }),
    // @ts-expect-error no Kafka cluster
    tableflow.PATCH(path, { params, body: { spec: { ...inEnvironment, suspended: false } } }),
    // @ts-expect-error durations are text
    tableflow.PATCH(path, { params, body: { spec: { ...ids, config: { retention_ms: 604_800_000 } } } }),
    // @ts-expect-error storage cannot be changed
    tableflow.PATCH(path, { params, body: { spec: { ...ids, storage: { kind: 'Managed' } } } }),
    // @ts-expect-error the service compacts as it likes
    tableflow.PATCH(path, { params, body: { spec: { ...ids, config: { enable_compaction: true } } } }),
    // @ts-expect-error retention_ms
    tableflow.PATCH(path, { params, body: { spec: { ...ids, config: { retentionMs: '604800000' } } } }),
    // @ts-expect-error only the service suspends
    tableflow.PATCH(path, { params, body: { spec: { ...ids, suspended: true } } }),
    // @ts-expect-error DEFAULT or PORTABLE
    tableflow.PATCH(path, { params, body: { spec: { ...ids, config: { metadata_column_naming_scheme: 'SHORT' } } } }),
  ]);
});

it('createCatalogIntegration', () => {
  const path = '/tableflow/v1/catalog-integrations';
  const unity = {
    kind: 'Unity' as const,
    workspace_endpoint: 'https://dbc-1.cloud.databricks.com',
    catalog_name: 'river',
    client_id: 'client-1',
  };
  const config = { ...unity, client_secret: 'secret' };
  const spec = { ...ids, display_name: 'unity' };
  compiled(({ tableflow }) => [
    tableflow.POST(path, {
      body: {
        spec: {
          display_name: 'unity',
          config: {
            kind: 'Unity',
            workspace_endpoint: 'https://dbc-1.cloud.databricks.com',
            catalog_name: 'river',
            client_id: 'client-1',
            client_secret: 'secret',
            custom_schema: 'hotels',
          },
          environment: { id: 'env-1' },
          kafka_cluster: { id: 'lkc-1' },
        },
      },
    }),
    tableflow.POST(path, {
      body: { spec: { ...spec, config: { kind: 'AwsGlue', provider_integration_id: 'cspi-1' } } },
    }),
    // @ts-expect-error no secret
    tableflow.POST(path, { body: { spec: { ...spec, config: unity } } }),
    // @ts-expect-error a key of another catalog
    tableflow.POST(path, { body: { spec: { ...spec, config: { ...config, warehouse: 'w' } } } }),
    // @ts-expect-error the service gives the id
    tableflow.POST(path, { body: { spec: { ...spec, config }, id: 'tci-1' } }),
    // @ts-expect-error custom_schema
    tableflow.POST(path, { body: { spec: { ...spec, config: { ...config, customSchema: 'hotels' } } } }),
    // @ts-expect-error Unity, AwsGlue or Snowflake
    tableflow.POST(path, { body: { spec: { ...spec, config: { ...config, kind: 'Hive' } } } }),
  ]);
});

it('createConnector', () => {
  const path = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors';
  const params = { path: { environment_id: 'env-1', kafka_cluster_id: 'lkc-1' } };
  const config = { 'connector.class': 'PostgresCdcSourceV2', name: 'cdc' };
  compiled(({ connect }) => [
    connect.POST(path, {
      params: { path: { environment_id: 'env-1', kafka_cluster_id: 'lkc-1' } },
      body: {
        name: 'cdc',
        config: {
          'connector.class': 'PostgresCdcSourceV2',
          name: 'cdc',
          'kafka.auth.mode': 'SERVICE_ACCOUNT',
          'tasks.max': '1',
        },
        offsets: [{ partition: { server: 'river' }, offset: { lsn: 1 } }],
      },
    }),
    // @ts-expect-error no class
    connect.POST(path, { params, body: { name: 'cdc', config: { name: 'cdc' } } }),
    // @ts-expect-error every value is text
    connect.POST(path, { params, body: { name: 'cdc', config: { ...config, 'tasks.max': 1 } } }),
    // @ts-expect-error the class decides the type
    connect.POST(path, { params, body: { name: 'cdc', config, type: 'source' } }),
    // @ts-expect-error offsets
    connect.POST(path, { params, body: { name: 'cdc', config, offset: [] } }),
    // @ts-expect-error MANAGED or CUSTOM
    connect.POST(path, { params, body: { name: 'cdc', config: { ...config, 'confluent.connector.type': 'OWN' } } }),
  ]);
});

it('createProviderIntegration, v1', () => {
  const path = '/pim/v1/integrations';
  const role = 'arn:aws:iam::123456789012:role/river';
  const config = { kind: 'AwsIntegrationConfig' as const, customer_iam_role_arn: role };
  compiled(({ aws }) => [
    aws.POST(path, {
      body: {
        display_name: 'river',
        provider: 'AWS',
        config: { kind: 'AwsIntegrationConfig', customer_iam_role_arn: 'arn:aws:iam::123456789012:role/river' },
        environment: { id: 'env-1' },
      },
    }),
    // @ts-expect-error no configuration
    aws.POST(path, { body: { ...inEnvironment, display_name: 'river' } }),
    // @ts-expect-error no such kind
    aws.POST(path, { body: { ...inEnvironment, config: { kind: 'Aws', customer_iam_role_arn: role } } }),
    // @ts-expect-error the service gives the external id
    aws.POST(path, { body: { ...inEnvironment, config: { ...config, external_id: 'e-1' } } }),
    // @ts-expect-error customer_iam_role_arn
    aws.POST(path, { body: { ...inEnvironment, config: { ...config, customer_role_arn: role } } }),
    // @ts-expect-error AWS only
    aws.POST(path, { body: { ...inEnvironment, config, provider: 'AZURE' } }),
  ]);
});

it('createProviderIntegration, v2', () => {
  const path = '/pim/v2/integrations';
  const config = { kind: 'AzureIntegrationConfig' as const, customer_azure_tenant_id: 'tenant-1' };
  compiled(({ anyCloud }) => [
    anyCloud.POST(path, {
      body: {
        display_name: 'river',
        provider: 'AZURE',
        config: { kind: 'AzureIntegrationConfig', customer_azure_tenant_id: 'tenant-1' },
        environment: { id: 'env-1' },
      },
    }),
    // @ts-expect-error no environment
    anyCloud.POST(path, { body: { provider: 'AZURE', config } }),
    // @ts-expect-error a key of another cloud
    anyCloud.POST(path, { body: { ...inEnvironment, config: { ...config, customer_iam_role_arn: 'arn' } } }),
    // @ts-expect-error the service has its own application
    anyCloud.POST(path, { body: { ...inEnvironment, config: { ...config, confluent_multi_tenant_app_id: 'a' } } }),
    // @ts-expect-error the service knows the status
    anyCloud.POST(path, { body: { ...inEnvironment, config, status: 'ACTIVE' } }),
    // @ts-expect-error display_name
    anyCloud.POST(path, { body: { ...inEnvironment, config, displayName: 'river' } }),
    // @ts-expect-error upper case
    anyCloud.POST(path, { body: { ...inEnvironment, config, provider: 'azure' } }),
  ]);
});

it('createApiKey', () => {
  const path = '/iam/v2/api-keys';
  const owner = { id: 'sa-1' };
  compiled(({ apiKeys }) => [
    apiKeys.POST(path, {
      body: {
        spec: {
          display_name: 'river',
          owner: { id: 'sa-1', api_version: 'iam/v2', kind: 'ServiceAccount' },
          resource: { id: 'tableflow', api_version: 'tableflow/v1', kind: 'Tableflow' },
        },
      },
    }),
    // @ts-expect-error no owner
    apiKeys.POST(path, { body: { spec: { display_name: 'river' } } }),
    // @ts-expect-error an owner is an object with an id
    apiKeys.POST(path, { body: { spec: { owner: 'sa-1' } } }),
    // @ts-expect-error the service makes the secret
    apiKeys.POST(path, { body: { spec: { owner, secret: 'secret' } } }),
    // @ts-expect-error resource
    apiKeys.POST(path, { body: { spec: { owner, ressource: { id: 'lkc-1' } } } }),
    // @ts-expect-error a resource has an id
    apiKeys.POST(path, { body: { spec: { owner, resource: { environment: 'env-1' } } } }),
  ]);
});

it('createRoleBinding', () => {
  const path = '/iam/v2/role-bindings';
  const body = { principal: 'User:sa-1', role_name: 'EnvironmentAdmin', crn_pattern: 'crn://confluent.cloud/a' };
  compiled(({ roles }) => [
    roles.POST(path, {
      body: {
        principal: 'User:sa-1',
        role_name: 'EnvironmentAdmin',
        crn_pattern: 'crn://confluent.cloud/organization=o-1/environment=env-1',
      },
    }),
    // @ts-expect-error no pattern
    roles.POST(path, { body: { principal: 'User:sa-1', role_name: 'EnvironmentAdmin' } }),
    // @ts-expect-error a principal is text
    roles.POST(path, { body: { ...body, principal: { id: 'sa-1' } } }),
    // @ts-expect-error the service gives the id
    roles.POST(path, { body: { ...body, id: 'rb-1' } }),
    // @ts-expect-error role_name
    roles.POST(path, { body: { ...body, rolename: 'EnvironmentAdmin' } }),
    // @ts-expect-error one pattern
    roles.POST(path, { body: { ...body, crn_pattern: ['crn://confluent.cloud/a'] } }),
  ]);
});

it('createAcl', () => {
  const path = '/kafka/v3/clusters/{cluster_id}/acls';
  const params = { path: { cluster_id: 'lkc-1' } };
  const some = {
    resource_name: 'orders',
    principal: 'User:sa-1',
    permission: 'ALLOW',
    pattern_type: 'LITERAL',
  } as const;
  const body = { ...some, resource_type: 'TOPIC', operation: 'READ', host: '*' } as const;
  compiled(({ kafka }) => [
    kafka.POST(path, {
      params: { path: { cluster_id: 'lkc-1' } },
      body: {
        resource_type: 'TOPIC',
        resource_name: 'orders',
        pattern_type: 'PREFIXED',
        principal: 'User:sa-1',
        host: '*',
        operation: 'READ',
        permission: 'ALLOW',
      },
    }),
    // @ts-expect-error no host
    kafka.POST(path, { params, body: { ...some, resource_type: 'TOPIC', operation: 'READ' } }),
    // @ts-expect-error a name is text
    kafka.POST(path, { params, body: { ...body, resource_name: null } }),
    // @ts-expect-error the path names the cluster
    kafka.POST(path, { params, body: { ...body, cluster_id: 'lkc-1' } }),
    // @ts-expect-error pattern_type
    kafka.POST(path, { params, body: { ...body, pattern: 'LITERAL' } }),
    // @ts-expect-error no such operation
    kafka.POST(path, { params, body: { ...body, operation: 'PRODUCE' } }),
  ]);
});

it('createTopic', () => {
  const path = '/kafka/v3/clusters/{cluster_id}/topics';
  const params = { path: { cluster_id: 'lkc-1' } };
  const topic = { topic_name: 'orders' };
  compiled(({ kafka }) => [
    kafka.POST(path, {
      params: { path: { cluster_id: 'lkc-1' } },
      body: { topic_name: 'orders', partitions_count: 6, configs: [{ name: 'cleanup.policy', value: 'compact' }] },
    }),
    // @ts-expect-error no name
    kafka.POST(path, { params, body: { partitions_count: 6 } }),
    // @ts-expect-error a count is a number
    kafka.POST(path, { params, body: { ...topic, partitions_count: '6' } }),
    // @ts-expect-error the service knows what is internal
    kafka.POST(path, { params, body: { ...topic, is_internal: false } }),
    // @ts-expect-error partitions_count
    kafka.POST(path, { params, body: { ...topic, partition_count: 6 } }),
    // @ts-expect-error configs are a list
    kafka.POST(path, { params, body: { ...topic, configs: { 'cleanup.policy': 'compact' } } }),
  ]);
});
