import {
  type ApiKey,
  apiKey,
  type ConfluentClientOptions,
  type ConfluentEndpointOptions,
  createApiKeysClient,
  createConnectClient,
  createEnvironmentsClient,
  createKafkaClient,
  createKafkaClustersClient,
  createMetricsClient,
  createProviderIntegrationsClient,
  createProviderIntegrationsV2Client,
  createRoleBindingsClient,
  createSchemaRegistryClient,
  createSchemaRegistryClustersClient,
  createServiceAccountsClient,
  createTableflowClient,
  type KeyKind,
} from '@tableflow-workshop/confluent-client';
import {
  accessTokenCredentials,
  createIdentityClient,
  createSqlClient,
  createUnityCatalogClient,
  createWorkspaceClient,
  type DatabricksClientOptions,
} from '@tableflow-workshop/databricks-client';
import type { Method } from './descriptions.ts';

/** A client without its types, for calls whose paths are read from a description. */
export type UntypedClient = Readonly<
  Record<Method, (path: string, init: object) => Promise<{ data?: unknown; response: Response }>>
>;

interface ClientUnderTest {
  /** A client that talks to the given origin. */
  readonly at: (origin: string) => UntypedClient;
  /** A client that is told nothing of its server. Absent where each caller has a server of their own. */
  readonly byDefault?: (fetch: (request: Request) => Promise<Response>) => UntypedClient;
}

/** By the names that the descriptions give to security schemes. */
const keys = {
  cloudApiKey: apiKey('Cloud', 'CLOUDKEY', 'cloud:sécret/+=%41'),
  kafkaApiKey: apiKey('Kafka', 'KAFKAKEY', 'kafka:sécret/+=%41'),
  schemaRegistryApiKey: apiKey('Schema Registry', 'REGISTRYKEY', 'registry:sécret/+=%41'),
  tableflowApiKey: apiKey('Tableflow', 'TABLEFLOWKEY', 'tableflow:sécret/+=%41'),
};
const token = 'dapi0123456789abcdef';

/** Which header each security scheme means for these credentials. */
export const authorizations: Readonly<Record<string, string>> = {
  cloudApiKey: basic('CLOUDKEY:cloud:sécret/+=%41'),
  kafkaApiKey: basic('KAFKAKEY:kafka:sécret/+=%41'),
  schemaRegistryApiKey: basic('REGISTRYKEY:registry:sécret/+=%41'),
  tableflowApiKey: basic('TABLEFLOWKEY:tableflow:sécret/+=%41'),
  personalAccessToken: `Bearer ${token}`,
};

/** Which client carries out which description, and with which credential. */
export const clients: Readonly<Record<string, ClientUnderTest>> = {
  'confluent-client/api-keys-v2': shared(createApiKeysClient, keys.cloudApiKey),
  'confluent-client/connect-v1': shared(createConnectClient, keys.cloudApiKey),
  'confluent-client/iam-v2': shared(createServiceAccountsClient, keys.cloudApiKey),
  'confluent-client/kafka-clusters-v2': shared(createKafkaClustersClient, keys.cloudApiKey),
  'confluent-client/kafka-v3': own(createKafkaClient, keys.kafkaApiKey),
  'confluent-client/metrics-v2': shared(createMetricsClient, keys.cloudApiKey),
  'confluent-client/organization-v2': shared(createEnvironmentsClient, keys.cloudApiKey),
  'confluent-client/provider-integration-v1': shared(createProviderIntegrationsClient, keys.cloudApiKey),
  'confluent-client/provider-integration-v2': shared(createProviderIntegrationsV2Client, keys.cloudApiKey),
  'confluent-client/role-bindings-v2': shared(createRoleBindingsClient, keys.cloudApiKey),
  'confluent-client/schema-registry-clusters-v3': shared(createSchemaRegistryClustersClient, keys.cloudApiKey),
  'confluent-client/schema-registry-v1': own(createSchemaRegistryClient, keys.schemaRegistryApiKey),
  'confluent-client/tableflow-v1': shared(createTableflowClient, keys.tableflowApiKey),
  'databricks-client/identity': workspace(createIdentityClient),
  'databricks-client/sql': workspace(createSqlClient),
  'databricks-client/unity-catalog': workspace(createUnityCatalogClient),
  'databricks-client/workspace': workspace(createWorkspaceClient),
};

/** An API of all customers: its server has a default. */
function shared<Key extends ApiKey<KeyKind>>(
  create: (options: ConfluentClientOptions<Key>) => unknown,
  credentials: Key,
): ClientUnderTest {
  return {
    at: (baseUrl) => untyped(create({ credentials, baseUrl, maxRetries: 0 })),
    byDefault: (fetch) => untyped(create({ credentials, fetch })),
  };
}

/** An API of one cluster. */
function own<Key extends ApiKey<KeyKind>>(
  create: (options: ConfluentEndpointOptions<Key>) => unknown,
  credentials: Key,
): ClientUnderTest {
  return { at: (baseUrl) => untyped(create({ credentials, baseUrl, maxRetries: 0 })) };
}

function workspace(create: (options: DatabricksClientOptions) => unknown): ClientUnderTest {
  const credentials = accessTokenCredentials(token);
  return { at: (workspaceUrl) => untyped(create({ credentials, workspaceUrl, maxRetries: 0 })) };
}

function untyped(client: unknown): UntypedClient {
  return client as UntypedClient;
}

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}
