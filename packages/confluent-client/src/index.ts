export { type ApiKeysClient, type ApiKeysSchemas, createApiKeysClient } from './api-keys.ts';
export { type ConfluentClientOptions, type ConfluentEndpointOptions, confluentCloudUrl } from './client-options.ts';
export { readConfluentError, unwrapConfluent } from './confluent-error.ts';
export { type ConnectClient, type ConnectSchemas, createConnectClient } from './connect.ts';
export {
  type ApiKey,
  apiKey,
  type CloudKey,
  type ConfluentCredentials,
  type GlobalKey,
  type KafkaKey,
  type KeyKind,
  type SchemaRegistryKey,
  type TableflowKey,
} from './credentials.ts';
export { createEnvironmentsClient, type EnvironmentsClient, type EnvironmentsSchemas } from './environments.ts';
export { createKafkaClient, type KafkaClient, type KafkaSchemas } from './kafka.ts';
export { createKafkaClustersClient, type KafkaClustersClient, type KafkaClustersSchemas } from './kafka-clusters.ts';
export {
  cloudKeyFromEnv,
  type EnvironmentVariables,
  kafkaKeyFromEnv,
  schemaRegistryKeyFromEnv,
  tableflowKeyFromEnv,
} from './keys-from-env.ts';
export { createMetricsClient, type MetricsClient, type MetricsSchemas } from './metrics.ts';
export { type OAuthToken, oauthToken } from './oauth-token.ts';
export { type ConfluentPage, paginateConfluent } from './paginate-confluent.ts';
export {
  createProviderIntegrationsClient,
  type ProviderIntegrationsClient,
  type ProviderIntegrationsSchemas,
} from './provider-integrations.ts';
export {
  createProviderIntegrationsV2Client,
  type ProviderIntegrationsV2Client,
  type ProviderIntegrationsV2Schemas,
} from './provider-integrations-v2.ts';
export { createRoleBindingsClient, type RoleBindingsClient, type RoleBindingsSchemas } from './role-bindings.ts';
export {
  createSchemaRegistryClient,
  type SchemaRegistryClient,
  type SchemaRegistrySchemas,
} from './schema-registry.ts';
export {
  createSchemaRegistryClustersClient,
  type SchemaRegistryClustersClient,
  type SchemaRegistryClustersSchemas,
} from './schema-registry-clusters.ts';
export {
  createServiceAccountsClient,
  type ServiceAccountsClient,
  type ServiceAccountsSchemas,
} from './service-accounts.ts';
export { createTableflowClient, type TableflowClient, type TableflowSchemas } from './tableflow.ts';
