import { ApiError, createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import {
  type ApiKey,
  apiKey,
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
  unwrapConfluent,
} from './index.ts';

// A refused key is told by id, kind, origin and wanted kind, whichever API refuses it.

const transport = {
  clock: createVirtualClock(),
  baseUrl: 'https://cluster.test',
  fetch: async (): Promise<Response> => Response.json({ errors: [{ detail: 'Unauthorized' }] }, { status: 401 }),
};
const options = { ...transport, credentials: apiKey('Global', 'GLOBALKEY0000001', 'a-global-secret', 'the vault') };
const cloud = 'a Cloud key';
const inEnvironment = { params: { query: { environment: 'env-1' } } };
const topics = { params: { path: { cluster_id: 'lkc-1' } } };
const connectors = { params: { path: { environment_id: 'env-1', kafka_cluster_id: 'lkc-1' } } };
const metric = {
  body: { aggregations: [{ metric: 'm' }], granularity: 'P1D' as const, intervals: ['P1D'] },
};

const calls: readonly (readonly [string, string, () => Parameters<typeof unwrapConfluent>[0]])[] = [
  [
    'tableflow',
    'a Tableflow key (resource "tableflow") or a Global key',
    () => createTableflowClient(options).GET('/tableflow/v1/regions'),
  ],
  [
    'kafka',
    'a Kafka key of this cluster',
    () => createKafkaClient(options).GET('/kafka/v3/clusters/{cluster_id}/topics', topics),
  ],
  ['schema registry', 'a Schema Registry key', () => createSchemaRegistryClient(options).GET('/subjects')],
  [
    'connect',
    cloud,
    () =>
      createConnectClient(options).GET(
        '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors',
        connectors,
      ),
  ],
  ['environments', cloud, () => createEnvironmentsClient(options).GET('/org/v2/environments')],
  ['kafka clusters', cloud, () => createKafkaClustersClient(options).GET('/cmk/v2/clusters', inEnvironment)],
  [
    'registry clusters',
    cloud,
    () => createSchemaRegistryClustersClient(options).GET('/srcm/v3/clusters', inEnvironment),
  ],
  [
    'provider integrations',
    cloud,
    () => createProviderIntegrationsClient(options).GET('/pim/v1/integrations', inEnvironment),
  ],
  [
    'provider integrations v2',
    cloud,
    () => createProviderIntegrationsV2Client(options).GET('/pim/v2/integrations', inEnvironment),
  ],
  ['service accounts', cloud, () => createServiceAccountsClient(options).GET('/iam/v2/service-accounts')],
  ['api keys', cloud, () => createApiKeysClient(options).GET('/iam/v2/api-keys')],
  [
    'role bindings',
    cloud,
    () =>
      createRoleBindingsClient(options).GET('/iam/v2/role-bindings', { params: { query: { crn_pattern: 'crn://*' } } }),
  ],
  ['metrics', cloud, () => createMetricsClient(options).POST('/v2/metrics/cloud/query', metric)],
];

it.each(calls)('of %s', async (_api, wanted, call) => {
  const error = await unwrapConfluent(call(), 'ask').catch((thrown: unknown) => thrown);
  expect(ApiError.isInstance(error) && error.hint).toBe(
    `The Global key GLOBALKEY0000001 (from the vault) was refused; this API wants ${wanted}. Check id, secret and kind; a new key takes a moment to work.`,
  );
});

it.each<KeyKind>(['Cloud', 'Kafka', 'Schema Registry', 'Tableflow'])('of a %s key says so', async (kind) => {
  // What does not compile can still happen: keys are created with any kind.
  const credentials = apiKey(kind, 'SOMEKEY000000001', 'some-secret-value') as ApiKey<'Tableflow'>;
  const call = createTableflowClient({ ...transport, credentials }).GET('/tableflow/v1/regions');
  const error = await unwrapConfluent(call, 'list the regions').catch((thrown: unknown) => thrown);
  expect((error as Error).message).toBe(
    `Could not list the regions: Confluent Cloud returned 401: Unauthorized. The ${kind} key SOMEKEY000000001 was refused; this API wants a Tableflow key (resource "tableflow") or a Global key. Check id, secret and kind; a new key takes a moment to work.`,
  );
});
