import { apiKey, createKafkaClient, createSchemaRegistryClient } from '@tableflow-workshop/confluent-client';
import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { createLab, failureBody, type Lab, refusalOf } from './lab.ts';

const schema = JSON.stringify({ type: 'record', name: 'Click', fields: [{ name: 'id', type: 'string' }] });

async function createEnvironment({ clients }: Lab): Promise<string> {
  const { data } = await clients.environments.POST('/org/v2/environments', { body: { display_name: 'second' } });
  return data?.id ?? '';
}

async function createCluster(lab: Lab, environmentId: string, name = 'second'): Promise<string> {
  const { data } = await lab.clients.kafkaClusters.POST('/cmk/v2/clusters', {
    body: {
      spec: {
        display_name: name,
        availability: 'SINGLE_ZONE',
        cloud: 'AWS',
        region: 'us-west-2',
        config: { kind: 'Basic' },
        environment: { id: environmentId },
      },
    },
  });
  return data?.id ?? '';
}

/** A key of the lab's service account for a cluster or a registry, old enough to work. */
async function createKey(lab: Lab, resourceId: string): Promise<{ id: string; secret: string }> {
  const { data } = await lab.clients.apiKeys.POST('/iam/v2/api-keys', {
    body: { spec: { owner: { id: 'sa-river1' }, resource: { id: resourceId } } },
  });
  await lab.pass(10_000);
  return { id: data?.id ?? '', secret: data?.spec.secret ?? '' };
}

describe('a Kafka cluster', () => {
  it('is PROVISIONING, then PROVISIONED, and brings the Schema Registry of its environment', async () => {
    const lab = createLab();
    const { kafkaClusters, schemaRegistryClusters } = lab.clients;
    const environment = await createEnvironment(lab);
    const id = await createCluster(lab, environment);
    const phase = async () =>
      (await kafkaClusters.GET('/cmk/v2/clusters/{id}', { params: { path: { id }, query: { environment } } })).data
        ?.status.phase;
    const registries = async () =>
      (await schemaRegistryClusters.GET('/srcm/v3/clusters', { params: { query: { environment } } })).data?.data.map(
        ({ spec }) => [spec.package, spec.http_endpoint],
      );
    expect([await phase(), await registries()]).toEqual(['PROVISIONING', []]);
    await lab.pass(120_000);
    expect([await phase(), await registries()]).toEqual([
      'PROVISIONED',
      [['ESSENTIALS', 'https://psrc-001002.us-west-2.aws.confluent.cloud']],
    ]);
  });

  it('ends its resource name as Terraform needs it, with an address of its own', async () => {
    const lab = createLab();
    const environment = await createEnvironment(lab);
    const id = await createCluster(lab, environment);
    const { data } = await lab.clients.kafkaClusters.GET('/cmk/v2/clusters/{id}', {
      params: { path: { id }, query: { environment } },
    });
    expect([data?.metadata?.resource_name, data?.spec.http_endpoint, data?.spec.kafka_bootstrap_endpoint]).toEqual([
      `crn://confluent.cloud/organization=${riverHotels.organizationId}/environment=${environment}/cloud-cluster=${id}/kafka=${id}`,
      'https://pkc-001001.us-west-2.aws.confluent.cloud:443',
      'SASL_SSL://pkc-001001.us-west-2.aws.confluent.cloud:9092',
    ]);
  });

  it('becomes Standard and never Basic again; its name is taken once an environment', async () => {
    const lab = createLab();
    const id = await createCluster(lab, 'env-river1');
    const change = (spec: object) =>
      lab.clients.kafkaClusters.PATCH('/cmk/v2/clusters/{id}', {
        params: { path: { id } },
        body: { spec: { environment: { id: 'env-river1' }, ...spec } },
      });
    const upgraded = await change({ config: { kind: 'Standard' } });
    expect(upgraded.data?.spec.config).toEqual({ kind: 'Standard' });
    expect(refusalOf(await change({ config: { kind: 'Basic' } }))).toEqual({
      status: 400,
      error: failureBody(400, 'a Standard cluster cannot become Basic', {
        code: 'invalid_request',
        pointer: '/spec/config/kind',
      }),
    });
    expect((await change({ display_name: 'river-hotels' })).response.status).toBe(409);
    expect((await change({ display_name: 'second' })).response.status).toBe(200);
  });

  it('goes with its topics and its keys, and reads as forbidden then; one that is protected stays', async () => {
    const lab = createLab();
    const environment = await createEnvironment(lab);
    const id = await createCluster(lab, environment);
    const key = await createKey(lab, id);
    const kafka = kafkaOf(lab, key);
    await kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: id } },
      body: { topic_name: 'clicks' },
    });
    const params = { params: { path: { id }, query: { environment } } };
    const protect = (isProtected: boolean) =>
      lab.clients.kafkaClusters.PATCH('/cmk/v2/clusters/{id}', {
        params: { path: { id } },
        body: { spec: { environment: { id: environment }, deletion_protection: isProtected } },
      });
    await protect(true);
    const kept = await lab.clients.kafkaClusters.DELETE('/cmk/v2/clusters/{id}', params);
    await protect(false);
    const gone = await lab.clients.kafkaClusters.DELETE('/cmk/v2/clusters/{id}', params);
    const read = await lab.clients.kafkaClusters.GET('/cmk/v2/clusters/{id}', params);
    expect([kept.response.status, gone.response.status, read.response.status]).toEqual([409, 204, 403]);
    expect(lab.simulator.state.confluent.topics).toEqual([]);
    expect(lab.simulator.state.confluent.apiKeys.map((one) => one.key.id)).not.toContain(key.id);
  });
});

describe('two clusters', () => {
  it('have topics of the same name, and a key opens its own', async () => {
    const lab = createLab();
    const id = await createCluster(lab, await createEnvironment(lab));
    const second = kafkaOf(lab, await createKey(lab, id));
    const create = (kafka: ReturnType<typeof kafkaOf>, clusterId: string) =>
      kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
        params: { path: { cluster_id: clusterId } },
        body: { topic_name: 'clicks', partitions_count: 1 },
      });
    const statuses = [
      await create(lab.clients.kafka, 'lkc-river1'),
      await create(second, id),
      await create(second, id),
      await create(second, 'lkc-river1'),
      await create(lab.clients.kafka, id),
    ].map(({ response }) => response.status);
    expect(statuses).toEqual([201, 201, 400, 401, 401]);
    await second.DELETE('/kafka/v3/clusters/{cluster_id}/topics/{topic_name}', {
      params: { path: { cluster_id: id, topic_name: 'clicks' } },
    });
    const { data } = await lab.clients.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: 'lkc-river1' } },
    });
    expect(data?.data.map((topic) => topic.topic_name)).toEqual(['clicks']);
  });

  it('have access lists of their own', async () => {
    const lab = createLab();
    const id = await createCluster(lab, 'env-river1');
    const second = kafkaOf(lab, await createKey(lab, id));
    await second.POST('/kafka/v3/clusters/{cluster_id}/acls', {
      params: { path: { cluster_id: id } },
      body: {
        resource_type: 'TOPIC',
        resource_name: 'clicks',
        pattern_type: 'LITERAL',
        principal: 'User:sa-river1',
        host: '*',
        operation: 'READ',
        permission: 'ALLOW',
      },
    });
    const count = async (kafka: ReturnType<typeof kafkaOf>, clusterId: string) =>
      (await kafka.GET('/kafka/v3/clusters/{cluster_id}/acls', { params: { path: { cluster_id: clusterId } } })).data
        ?.data.length;
    expect([await count(second, id), await count(lab.clients.kafka, 'lkc-river1')]).toEqual([1, 0]);
  });

  it('in two environments have schemas of their own', async () => {
    const lab = createLab();
    const environment = await createEnvironment(lab);
    await createCluster(lab, environment);
    await lab.pass(120_000);
    const { data } = await lab.clients.schemaRegistryClusters.GET('/srcm/v3/clusters', {
      params: { query: { environment } },
    });
    const key = await createKey(lab, data?.data[0]?.id ?? '');
    const second = createSchemaRegistryClient({
      fetch: lab.simulator.fetch,
      clock: lab.clock,
      maxRetries: 0,
      baseUrl: data?.data[0]?.spec.http_endpoint ?? '',
      credentials: apiKey('Schema Registry', key.id, key.secret),
    });
    await second.POST('/subjects/{subject}/versions', {
      params: { path: { subject: 'clicks-value' } },
      body: { schema },
    });
    const subjects = [(await second.GET('/subjects')).data, (await lab.clients.schemaRegistry.GET('/subjects')).data];
    expect(subjects).toEqual([['clicks-value'], []]);
  });

  it('each have their connector, their tables and their integration of the same names', async () => {
    const lab = createLab();
    const id = await createCluster(lab, 'env-river1');
    await lab.pass(120_000);
    const config = {
      'connector.class': 'PostgresCdcSourceV2',
      name: 'river-cdc',
      'kafka.auth.mode': 'SERVICE_ACCOUNT',
      'kafka.service.account.id': 'sa-river1',
      'database.hostname': riverHotels.database.hostname,
      'database.port': '5432',
      'database.user': 'debezium',
      'database.password': riverHotels.database.password,
      'database.dbname': 'workshop',
      'table.include.list': 'public.hotel',
      'topic.prefix': 'riverhotel',
      'output.data.format': 'AVRO',
      'tasks.max': '1',
    };
    const connectors = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors';
    const integrationIds: (string | undefined)[] = [];
    for (const clusterId of ['lkc-river1', id]) {
      await lab.clients.connect.POST(connectors, {
        params: { path: { environment_id: 'env-river1', kafka_cluster_id: clusterId } },
        body: { name: 'river-cdc', config },
      });
      await lab.pass(150_000);
      const place = { environment: { id: 'env-river1' }, kafka_cluster: { id: clusterId } };
      await lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', {
        body: {
          spec: {
            ...place,
            display_name: 'riverhotel.public.hotel',
            table_formats: ['DELTA'],
            storage: {
              kind: 'ByobAws',
              bucket_name: 'river-tableflow-bucket',
              provider_integration_id: 'cspi-river1',
            },
          },
        },
      });
      const { data } = await lab.clients.tableflow.POST('/tableflow/v1/catalog-integrations', {
        body: {
          spec: {
            ...place,
            display_name: 'unity',
            config: {
              kind: 'Unity',
              workspace_endpoint: riverHotels.databricks.workspaceUrl,
              catalog_name: 'river-hotels',
              client_id: riverHotels.databricks.servicePrincipal.clientId,
              client_secret: riverHotels.databricks.servicePrincipal.clientSecret,
            },
          },
        },
      });
      integrationIds.push(data?.id);
    }
    await lab.pass(600_000);
    const { confluent, databricks } = lab.simulator.state;
    expect(confluent.connectors.map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING']);
    expect(confluent.catalogIntegrations.map(({ integration }) => [integration.id, integration.status?.phase])).toEqual(
      integrationIds.map((one) => [one, 'CONNECTED']),
    );
    expect(databricks.tables.map((table) => table.full_name)).toEqual([
      'river-hotels.lkc-river1.riverhotel_public_hotel',
      `river-hotels.${id}.riverhotel_public_hotel`,
    ]);
    const { data: listed } = await lab.clients.tableflow.GET('/tableflow/v1/tableflow-topics', {
      params: { query: { environment: 'env-river1', 'spec.kafka_cluster': id } },
    });
    expect(listed?.data.map(({ spec }) => [spec.kafka_cluster.id, spec.display_name])).toEqual([
      [id, 'riverhotel.public.hotel'],
    ]);
  });
});

function kafkaOf({ simulator, clock }: Lab, { id, secret }: { id: string; secret: string }) {
  const baseUrl = riverHotels.kafkaCluster.restUrl;
  const credentials = apiKey('Kafka', id, secret);
  return createKafkaClient({ fetch: simulator.fetch, clock, maxRetries: 0, baseUrl, credentials });
}
