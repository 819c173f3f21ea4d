import {
  type ApiKeysClient,
  type CloudKey,
  type ConfluentClientOptions,
  createApiKeysClient,
  createEnvironmentsClient,
  createKafkaClustersClient,
  createProviderIntegrationsClient,
  createProviderIntegrationsV2Client,
  createRoleBindingsClient,
  createSchemaRegistryClustersClient,
  createServiceAccountsClient,
  type EnvironmentsClient,
  type KafkaClustersClient,
  type ProviderIntegrationsClient,
  type ProviderIntegrationsV2Client,
  type RoleBindingsClient,
  type SchemaRegistryClustersClient,
  type ServiceAccountsClient,
} from '@tableflow-workshop/confluent-client';

/** The APIs of what the lab is built on: made by others, only read here. */
export interface CloudClients {
  /** API keys. */
  readonly apiKeys: ApiKeysClient;
  /** Environments. */
  readonly environments: EnvironmentsClient;
  /** Kafka clusters. */
  readonly kafkaClusters: KafkaClustersClient;
  /** Schema Registries. */
  readonly schemaRegistryClusters: SchemaRegistryClustersClient;
  /** Service accounts. */
  readonly serviceAccounts: ServiceAccountsClient;
  /** Provider integrations with AWS. */
  readonly providerIntegrations: ProviderIntegrationsClient;
  /** Provider integrations with Azure. */
  readonly providerIntegrationsV2: ProviderIntegrationsV2Client;
  /** Role bindings. */
  readonly roleBindings: RoleBindingsClient;
}

/** Makes the clients of the Cloud key. */
export function createCloudClients(options: ConfluentClientOptions<CloudKey>): CloudClients {
  return {
    apiKeys: createApiKeysClient(options),
    environments: createEnvironmentsClient(options),
    kafkaClusters: createKafkaClustersClient(options),
    schemaRegistryClusters: createSchemaRegistryClustersClient(options),
    serviceAccounts: createServiceAccountsClient(options),
    providerIntegrations: createProviderIntegrationsClient(options),
    providerIntegrationsV2: createProviderIntegrationsV2Client(options),
    roleBindings: createRoleBindingsClient(options),
  };
}
