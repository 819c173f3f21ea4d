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

/** The APIs of what the lab stands on: made by others, only read here. */
export interface CloudClients {
  readonly apiKeys: ApiKeysClient;
  readonly environments: EnvironmentsClient;
  readonly kafkaClusters: KafkaClustersClient;
  readonly schemaRegistryClusters: SchemaRegistryClustersClient;
  readonly serviceAccounts: ServiceAccountsClient;
  readonly providerIntegrations: ProviderIntegrationsClient;
  readonly providerIntegrationsV2: ProviderIntegrationsV2Client;
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
