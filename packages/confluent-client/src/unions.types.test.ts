import { expectTypeOf, it } from 'vitest';
import type {
  ConnectSchemas,
  KafkaClustersSchemas,
  KafkaSchemas,
  MetricsSchemas,
  ProviderIntegrationsSchemas,
  ProviderIntegrationsV2Schemas,
  SchemaRegistrySchemas,
  TableflowSchemas,
} from './index.ts';

// What `tsc` checks: a comparison that does not hold is an error of the compiler. Nothing here runs.

/** The member of a union with this discriminator, as an `if` or a `switch` finds it. */
type Member<Union, Key extends keyof Union, Value extends Union[Key]> = Extract<Union, { [K in Key]: Value }>;

it('storage is told apart by its kind', () => {
  type Storage = TableflowSchemas['Storage'];
  expectTypeOf<Storage['kind']>().toEqualTypeOf<'ByobAws' | 'Managed' | 'AzureDataLakeStorageGen2'>();
  const placeOf = (storage: Storage): string | undefined => {
    switch (storage.kind) {
      case 'ByobAws':
        expectTypeOf(storage).toEqualTypeOf<TableflowSchemas['ByobAwsStorage']>();
        return storage.bucket_name;
      case 'AzureDataLakeStorageGen2':
        expectTypeOf(storage).toEqualTypeOf<TableflowSchemas['AzureDataLakeStorageGen2Storage']>();
        return storage.container_name;
      case 'Managed':
        expectTypeOf(storage).toEqualTypeOf<TableflowSchemas['ManagedStorage']>();
        // @ts-expect-error storage of Confluent's own has no bucket
        return storage.bucket_name;
      default:
        expectTypeOf(storage).toBeNever();
        return undefined;
    }
  };
  expectTypeOf(placeOf).returns.toEqualTypeOf<string | undefined>();

  type Sent = TableflowSchemas['CreateStorage'];
  expectTypeOf<Sent['kind']>().toEqualTypeOf<Storage['kind']>();
  expectTypeOf<Member<Sent, 'kind', 'ByobAws'>>().toEqualTypeOf<TableflowSchemas['CreateByobAwsStorage']>();
  expectTypeOf<Member<Sent, 'kind', 'Managed'>>().toEqualTypeOf<TableflowSchemas['CreateManagedStorage']>();
  expectTypeOf<Member<Sent, 'kind', 'AzureDataLakeStorageGen2'>>().toEqualTypeOf<
    TableflowSchemas['CreateAzureDataLakeStorageGen2Storage']
  >();
  expectTypeOf<TableflowSchemas['CreateByobAwsStorage']>().not.toBeNever();
});

it('catalogs are told apart by their kind', () => {
  type Catalog = TableflowSchemas['CatalogConfig'];
  expectTypeOf<Catalog['kind']>().toEqualTypeOf<'Unity' | 'AwsGlue' | 'Snowflake'>();
  const nameOf = (catalog: Catalog): string | undefined => {
    switch (catalog.kind) {
      case 'Unity':
        return catalog.catalog_name;
      case 'AwsGlue':
        return catalog.custom_database;
      case 'Snowflake':
        return catalog.warehouse;
      default:
        expectTypeOf(catalog).toBeNever();
        return undefined;
    }
  };
  expectTypeOf(nameOf).returns.toEqualTypeOf<string | undefined>();

  type Created = TableflowSchemas['CreateCatalogConfig'];
  type Updated = TableflowSchemas['UpdateCatalogConfig'];
  expectTypeOf<Created['kind']>().toEqualTypeOf<Catalog['kind']>();
  expectTypeOf<Updated['kind']>().toEqualTypeOf<Catalog['kind']>();
  expectTypeOf<Member<Created, 'kind', 'Unity'>['client_secret']>().toEqualTypeOf<string>();
  expectTypeOf<Member<Created, 'kind', 'Snowflake'>['warehouse']>().toEqualTypeOf<string>();
  expectTypeOf<Member<Created, 'kind', 'AwsGlue'>['provider_integration_id']>().toEqualTypeOf<string>();
  expectTypeOf<Member<Updated, 'kind', 'Unity'>>().toExtend<{ catalog_name?: string }>();
  // The service does not return the secret.
  expectTypeOf<TableflowSchemas['UnityConfig']>().not.toHaveProperty('client_secret');
});

it('error handling is told apart by its mode', () => {
  type Handling = TableflowSchemas['ErrorHandling'];
  expectTypeOf<Handling['mode']>().toEqualTypeOf<'SUSPEND' | 'SKIP' | 'LOG'>();
  const targetOf = (handling: Handling): string | undefined => {
    if (handling.mode === 'LOG') return handling.target;
    expectTypeOf(handling.mode).toEqualTypeOf<'SUSPEND' | 'SKIP'>();
    // @ts-expect-error only LOG has a target
    return handling.target;
  };
  expectTypeOf(targetOf).returns.toEqualTypeOf<string | undefined>();
  expectTypeOf<TableflowSchemas['SetErrorHandling']['mode']>().toEqualTypeOf<Handling['mode']>();
  expectTypeOf<Member<TableflowSchemas['SetErrorHandling'], 'mode', 'LOG'>>().toExtend<{ target?: string }>();
});

it('Kafka clusters are told apart by the kind of their configuration', () => {
  type Config = KafkaClustersSchemas['KafkaClusterConfig'];
  expectTypeOf<Config['kind']>().toEqualTypeOf<'Basic' | 'Standard' | 'Dedicated' | 'Enterprise' | 'Freight'>();
  const sizeOf = (config: Config): number | undefined => {
    if (config.kind === 'Dedicated') return config.cku;
    expectTypeOf(config.kind).toEqualTypeOf<'Basic' | 'Standard' | 'Enterprise' | 'Freight'>();
    return config.max_ecku;
  };
  expectTypeOf(sizeOf).returns.toEqualTypeOf<number | undefined>();
  expectTypeOf<Member<Config, 'kind', 'Freight'>>().toExtend<{ zones?: string[] }>();
});

it('provider integrations are told apart by the kind of their configuration', () => {
  expectTypeOf<ProviderIntegrationsSchemas['IntegrationConfig']['kind']>().toEqualTypeOf<'AwsIntegrationConfig'>();
  expectTypeOf<ProviderIntegrationsSchemas['CreateIntegrationConfig']>().toEqualTypeOf<
    ProviderIntegrationsSchemas['CreateAwsIntegrationConfig']
  >();

  type Config = ProviderIntegrationsV2Schemas['IntegrationConfig'];
  type Sent = ProviderIntegrationsV2Schemas['SetIntegrationConfig'];
  type Kind = 'AzureIntegrationConfig' | 'GcpIntegrationConfig' | 'AwsIntegrationConfig';
  expectTypeOf<Config['kind']>().toEqualTypeOf<Kind>();
  expectTypeOf<Sent['kind']>().toEqualTypeOf<Kind>();
  const confluentSideOf = (config: Config): string | undefined => {
    switch (config.kind) {
      case 'AzureIntegrationConfig':
        return config.confluent_multi_tenant_app_id;
      case 'GcpIntegrationConfig':
        return config.google_service_account;
      case 'AwsIntegrationConfig':
        return config.iam_role_arn;
      default:
        expectTypeOf(config).toBeNever();
        return undefined;
    }
  };
  expectTypeOf(confluentSideOf).returns.toEqualTypeOf<string | undefined>();
  expectTypeOf<Member<Sent, 'kind', 'AzureIntegrationConfig'>>().toExtend<{ customer_azure_tenant_id?: string }>();
  expectTypeOf<Member<Sent, 'kind', 'GcpIntegrationConfig'>>().toExtend<{ customer_google_service_account?: string }>();
  expectTypeOf<Member<Sent, 'kind', 'AwsIntegrationConfig'>>().toExtend<{ customer_iam_role_arn?: string }>();
});

it('a list of connectors is names, or entries by name', () => {
  const statesOf = (list: ConnectSchemas['ConnectorList']): readonly (string | undefined)[] => {
    if (Array.isArray(list)) {
      expectTypeOf(list).toEqualTypeOf<string[]>();
      return list;
    }
    expectTypeOf(list).toEqualTypeOf<ConnectSchemas['ExpandedConnectors']>();
    return Object.values(list).map((connector) => connector.status?.connector.state);
  };
  expectTypeOf(statesOf).returns.toEqualTypeOf<readonly (string | undefined)[]>();
});

it('filters of metrics are told apart by what they hold', () => {
  type Filter = MetricsSchemas['MetricFilter'];
  const fieldsOf = (filter: Filter): readonly string[] => {
    if ('filters' in filter) return filter.filters.flatMap(fieldsOf);
    expectTypeOf(filter).toEqualTypeOf<MetricsSchemas['MetricFieldFilter']>();
    return [filter.field];
  };
  expectTypeOf(fieldsOf).returns.toEqualTypeOf<readonly string[]>();
});

it('open lists of values offer what is known, and take any other text', () => {
  // A plain `string` would swallow the values: nothing could be extracted from it.
  type IsOpen<Values, Known extends string> = [Known] extends [Extract<Values, Known>]
    ? 'a text of tomorrow' extends Values
      ? true
      : 'is closed'
    : 'misses values';
  expectTypeOf<IsOpen<string, 'RUNNING'>>().toEqualTypeOf<'misses values'>();
  expectTypeOf<IsOpen<'RUNNING' | 'FAILED', 'RUNNING'>>().toEqualTypeOf<'is closed'>();
  expectTypeOf<
    IsOpen<Exclude<TableflowSchemas['TableflowTopicStatus']['phase'], undefined>, 'PENDING' | 'RUNNING' | 'FAILED'>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<
      Exclude<TableflowSchemas['CatalogIntegrationStatus']['phase'], undefined>,
      'PENDING' | 'CONNECTED' | 'FAILED'
    >
  >().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<NonNullable<TableflowSchemas['TableflowTopicSpec']['table_formats']>[number], 'DELTA' | 'ICEBERG'>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<ConnectSchemas['ConnectorState']['state'], 'RUNNING' | 'PAUSED' | 'DEGRADED' | 'PROVISIONING'>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<KafkaClustersSchemas['KafkaClusterStatus']['phase'], 'PROVISIONING' | 'PROVISIONED'>
  >().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<ProviderIntegrationsV2Schemas['ProviderIntegration']['status'], 'DRAFT' | 'CREATED' | 'ACTIVE'>
  >().toEqualTypeOf<true>();
  expectTypeOf<IsOpen<KafkaSchemas['Acl']['resource_type'], 'TOPIC' | 'GROUP'>>().toEqualTypeOf<true>();
  expectTypeOf<
    IsOpen<Exclude<SchemaRegistrySchemas['Rule']['kind'], undefined>, 'TRANSFORM' | 'CONDITION'>
  >().toEqualTypeOf<true>();
});

it('closed lists of values, which a caller sends, take no other text', () => {
  expectTypeOf<NonNullable<TableflowSchemas['CreateTableflowTopicSpec']['table_formats']>[number]>().toEqualTypeOf<
    'DELTA' | 'ICEBERG'
  >();
  expectTypeOf<KafkaSchemas['CreateAcl']['permission']>().toEqualTypeOf<'UNKNOWN' | 'ANY' | 'DENY' | 'ALLOW'>();
});
