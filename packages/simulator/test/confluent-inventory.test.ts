import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { answerOf, createLab, failureBody, refusalOf, request } from './lab.ts';

const inEnvironment = { environment: 'env-river1' };

describe('environments', () => {
  it('carries the organization in its resource name', async () => {
    const { clients } = createLab();
    const { data } = await clients.environments.GET('/org/v2/environments');
    expect(data).toEqual({
      api_version: 'org/v2',
      kind: 'EnvironmentList',
      metadata: { total_size: 1 },
      data: [
        {
          api_version: 'org/v2',
          kind: 'Environment',
          id: 'env-river1',
          metadata: {
            self: 'https://api.confluent.cloud/org/v2/environments/env-river1',
            resource_name:
              'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1',
            created_at: '2026-01-01T00:00:00.000Z',
            updated_at: '2026-01-01T00:00:00.000Z',
          },
          display_name: 'river-hotels',
          stream_governance_config: { package: 'ADVANCED' },
        },
      ],
    });
  });

  it('answers 404 for another one', async () => {
    const { clients } = createLab();
    const known = await clients.environments.GET('/org/v2/environments/{id}', {
      params: { path: { id: 'env-river1' } },
    });
    const other = await clients.environments.GET('/org/v2/environments/{id}', { params: { path: { id: 'env-none' } } });
    expect([known.data?.id, refusalOf(other)]).toEqual([
      'env-river1',
      { status: 404, error: failureBody(404, 'environment env-none not found', { code: 'resource_not_found' }) },
    ]);
  });
});

describe('Kafka clusters', () => {
  it('tells both endpoints, and ends its resource name as Terraform needs it', async () => {
    const { clients } = createLab();
    const { data } = await clients.kafkaClusters.GET('/cmk/v2/clusters/{id}', {
      params: { path: { id: 'lkc-river1' }, query: inEnvironment },
    });
    expect([data?.spec.kafka_bootstrap_endpoint, data?.spec.http_endpoint, data?.status.phase]).toEqual([
      'SASL_SSL://pkc-river1.us-west-2.aws.confluent.cloud:9092',
      'https://pkc-river1.us-west-2.aws.confluent.cloud:443',
      'PROVISIONED',
    ]);
    expect(data?.metadata?.resource_name).toBe(
      'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1/cloud-cluster=lkc-river1/kafka=lkc-river1',
    );
  });

  it.each([
    ['lkc-none', 'env-river1'],
    ['lkc-river1', 'env-none'],
  ])('reads %s in %s as forbidden', async (id, environment) => {
    const { clients } = createLab();
    const result = await clients.kafkaClusters.GET('/cmk/v2/clusters/{id}', {
      params: { path: { id }, query: { environment } },
    });
    expect(refusalOf(result)).toEqual({
      status: 403,
      error: failureBody(403, 'Forbidden Access', { code: 'forbidden_access' }),
    });
  });

  it('lists with filters', async () => {
    const { clients } = createLab();
    const ids = async (query: object) =>
      (
        await clients.kafkaClusters.GET('/cmk/v2/clusters', { params: { query: { ...inEnvironment, ...query } } })
      ).data?.data.map((one) => one.id);
    expect(await ids({})).toEqual(['lkc-river1']);
    expect(await ids({ 'spec.deletion_protection': true })).toEqual([]);
    expect(await ids({ 'spec.network': ['n-1'] })).toEqual([]);
    const elsewhere = await clients.kafkaClusters.GET('/cmk/v2/clusters', {
      params: { query: { environment: 'env-none' } },
    });
    expect(elsewhere.response.status).toBe(400);
  });
});

describe('Schema Registry clusters', () => {
  it('lists and reads', async () => {
    const { clients } = createLab();
    const list = await clients.schemaRegistryClusters.GET('/srcm/v3/clusters', { params: { query: inEnvironment } });
    expect(list.data?.data.map((one) => [one.id, one.spec.http_endpoint])).toEqual([
      ['lsrc-river1', 'https://psrc-river1.us-west-2.aws.confluent.cloud'],
    ]);
    const read = (id: string) =>
      clients.schemaRegistryClusters.GET('/srcm/v3/clusters/{id}', { params: { path: { id }, query: inEnvironment } });
    expect((await read('lsrc-river1')).data?.status.phase).toBe('PROVISIONED');
    expect((await read('lsrc-none')).response.status).toBe(404);
  });
});

describe('Tableflow regions', () => {
  it('answers the Tableflow key, by cloud', async () => {
    const { clients } = createLab();
    const first = await clients.tableflow.GET('/tableflow/v1/regions', {
      params: { query: { cloud: 'AWS', page_size: 1 } },
    });
    expect(first.data?.data).toEqual([
      {
        api_version: 'tableflow/v1',
        kind: 'Region',
        id: 'aws.ap-northeast-1',
        metadata: { self: 'https://api.confluent.cloud/tableflow/v1/regions/aws.ap-northeast-1' },
        cloud: 'AWS',
        region: 'ap-northeast-1',
      },
    ]);
    const azure = await clients.tableflow.GET('/tableflow/v1/regions', { params: { query: { cloud: 'AZURE' } } });
    expect(azure.data?.data).toEqual([]);
  });
});

describe('pages', () => {
  const regions = '/tableflow/v1/regions';
  const key = riverHotels.keys.tableflow;

  it('hold ten, and name the next on the origin of the caller', async () => {
    const { simulator } = createLab();
    const first = await answerOf(simulator.fetch(request('GET', regions, { key, origin: 'http://localhost:9999' })));
    const { metadata, data } = first.body as { metadata: { next: string; total_size: number }; data: unknown[] };
    expect([data.length, metadata]).toEqual([
      10,
      { total_size: 12, next: 'http://localhost:9999/tableflow/v1/regions?page_token=b2Zmc2V0OjEw' },
    ]);
    const { pathname, search } = new URL(metadata.next);
    const second = await answerOf(simulator.fetch(request('GET', `${pathname}${search}`, { key })));
    expect(second.body).toMatchObject({
      metadata: { total_size: 12 },
      data: [{ region: 'us-east-2' }, { region: 'us-west-2' }],
    });
    expect(second.body).not.toHaveProperty('metadata.next');
  });

  it.each([
    ['page_size=101', 'page_size must be a number from 1 to 100'],
    ['page_size=0', 'page_size must be a number from 1 to 100'],
    ['page_size=ten', 'page_size must be a number from 1 to 100'],
    ['page_token=invented', 'page_token is not one of this list'],
  ])('refuse %s', async (query, detail) => {
    const { simulator } = createLab();
    expect(await answerOf(simulator.fetch(request('GET', `${regions}?${query}`, { key })))).toEqual({
      status: 400,
      body: failureBody(400, detail, { code: 'invalid_filter' }),
    });
  });
});
