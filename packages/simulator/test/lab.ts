import { createVirtualClock, sleep, type VirtualClock } from '@tableflow-workshop/client-core';
import {
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
} from '@tableflow-workshop/confluent-client';
import { expect } from 'vitest';
import { createSimulator, riverHotels, type Simulator, type SimulatorOptions } from '../src/index.ts';

export interface Lab {
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  readonly clients: ReturnType<typeof clientsOf>;
  /** Lets virtual time pass, with everything that is due in it. */
  pass(durationMs: number): Promise<void>;
}

/** A simulator on virtual time, and a real client of each API that talks to it. */
export function createLab(options: SimulatorOptions = {}): Lab {
  const clock = createVirtualClock();
  const simulator = createSimulator({ clock, ...options });
  return {
    clock,
    simulator,
    clients: clientsOf(simulator.fetch, clock),
    pass: (durationMs) => sleep(clock, durationMs),
  };
}

function clientsOf(fetch: Simulator['fetch'], clock: VirtualClock) {
  const { keys, kafkaCluster, schemaRegistry } = riverHotels;
  const shared = { fetch, clock, maxRetries: 0 };
  const cloud = { ...shared, credentials: apiKey('Cloud', keys.cloud.id, keys.cloud.secret) };
  const kafkaKey = apiKey('Kafka', keys.kafka.id, keys.kafka.secret);
  const registryKey = apiKey('Schema Registry', keys.schemaRegistry.id, keys.schemaRegistry.secret);
  return {
    tableflow: createTableflowClient({
      ...shared,
      credentials: apiKey('Tableflow', keys.tableflow.id, keys.tableflow.secret),
    }),
    connect: createConnectClient(cloud),
    environments: createEnvironmentsClient(cloud),
    kafkaClusters: createKafkaClustersClient(cloud),
    schemaRegistryClusters: createSchemaRegistryClustersClient(cloud),
    serviceAccounts: createServiceAccountsClient(cloud),
    apiKeys: createApiKeysClient(cloud),
    roleBindings: createRoleBindingsClient(cloud),
    providerIntegrations: createProviderIntegrationsClient(cloud),
    providerIntegrationsV2: createProviderIntegrationsV2Client(cloud),
    metrics: createMetricsClient(cloud),
    kafka: createKafkaClient({ ...shared, baseUrl: kafkaCluster.restUrl, credentials: kafkaKey }),
    schemaRegistry: createSchemaRegistryClient({ ...shared, baseUrl: schemaRegistry.url, credentials: registryKey }),
  };
}

/** A request with a key, for what the typed clients refuse to send. */
export function request(
  method: string,
  path: string,
  options: { key?: { id: string; secret: string }; body?: unknown; origin?: string } = {},
): Request {
  const { key = riverHotels.keys.cloud, body, origin = 'https://api.confluent.cloud' } = options;
  return new Request(`${origin}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${key.id}:${key.secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Status and parsed body: what most laws are about. */
export async function answerOf(response: Response | Promise<Response>): Promise<{ status: number; body: unknown }> {
  const answer = await response;
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** Status and the words of an openapi-fetch result. */
export function refusalOf(result: { response: Response; error?: unknown }): { status: number; error: unknown } {
  return { status: result.response.status, error: result.error };
}

/** Matches `{ errors: [...] }` without the generated id. */
export function failureBody(status: number, detail: string, rest: { code?: string; pointer?: string } = {}): unknown {
  const { code, pointer } = rest;
  return {
    errors: [
      {
        id: expect.any(String),
        status: String(status),
        ...(code ? { code } : {}),
        detail,
        source: pointer ? { pointer } : {},
      },
    ],
  };
}

/** The place of every connector call of the world. */
export const connectPath = { environment_id: 'env-river1', kafka_cluster_id: 'lkc-river1' } as const;
/** The query of every Tableflow read of the world. */
export const tableflowScope = { environment: 'env-river1', 'spec.kafka_cluster': 'lkc-river1' } as const;

/** The lab's connector. */
export const connectorConfig = {
  'connector.class': 'PostgresCdcSourceV2',
  name: 'river-cdc',
  'kafka.auth.mode': 'SERVICE_ACCOUNT',
  'kafka.service.account.id': 'sa-river1',
  'database.hostname': 'river-postgres.us-west-2.compute.amazonaws.com',
  'database.port': '5432',
  'database.user': 'debezium',
  'database.password': 'river-database-secret',
  'database.dbname': 'workshop',
  'table.include.list': 'public.customer,public.hotel',
  'topic.prefix': 'riverhotel',
  'slot.name': 'river_slot',
  'output.data.format': 'AVRO',
  'output.key.format': 'AVRO',
  'after.state.only': 'true',
  'plugin.name': 'pgoutput',
  'tasks.max': '1',
};

/** Creates the connector and waits until its topics exist. */
export async function runConnector({ clients, pass }: Lab): Promise<void> {
  await clients.connect.POST('/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors', {
    params: { path: connectPath },
    body: { name: 'river-cdc', config: connectorConfig },
  });
  await pass(150_000);
}

/** A topic of one's own with a value schema: the least that Tableflow takes. */
export async function makeTopic({ clients }: Lab, name: string, cleanupPolicy = 'delete'): Promise<void> {
  await clients.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
    params: { path: { cluster_id: 'lkc-river1' } },
    body: { topic_name: name, partitions_count: 1, configs: [{ name: 'cleanup.policy', value: cleanupPolicy }] },
  });
  await clients.schemaRegistry.POST('/subjects/{subject}/versions', {
    params: { path: { subject: `${name}-value` } },
    body: { schema: '{"type":"record","name":"Click","fields":[{"name":"id","type":"int"}]}' },
  });
}

/** The body that enables Tableflow with the world's bucket. */
export function tableflowBody(
  name: string,
  spec: { table_formats?: ('DELTA' | 'ICEBERG')[] } = { table_formats: ['DELTA'] },
) {
  return {
    spec: {
      display_name: name,
      storage: {
        kind: 'ByobAws' as const,
        bucket_name: 'river-tableflow-bucket',
        provider_integration_id: 'cspi-river1',
      },
      ...spec,
      environment: { id: 'env-river1' },
      kafka_cluster: { id: 'lkc-river1' },
    },
  };
}

/** The body that connects the world's catalog. */
export function unityBody(config: { custom_schema?: string; workspace_endpoint?: string; catalog_name?: string } = {}) {
  return {
    spec: {
      display_name: 'river-unity',
      config: {
        kind: 'Unity' as const,
        workspace_endpoint: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
        catalog_name: 'river-hotels',
        client_id: 'c0ffee00-1111-4222-8333-444455556666',
        client_secret: 'river-databricks-secret',
        ...config,
      },
      environment: { id: 'env-river1' },
      kafka_cluster: { id: 'lkc-river1' },
    },
  };
}
