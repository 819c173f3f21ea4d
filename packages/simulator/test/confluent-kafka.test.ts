import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { answerOf, createLab, type Lab, refusalOf, request, runConnector } from './lab.ts';

const topics = '/kafka/v3/clusters/{cluster_id}/topics';
const topicPath = '/kafka/v3/clusters/{cluster_id}/topics/{topic_name}';
const acls = '/kafka/v3/clusters/{cluster_id}/acls';
const cluster = { cluster_id: 'lkc-river1' };
const clicks = { path: { ...cluster, topic_name: 'clicks' } };

function create({ clients }: Lab, body: { topic_name: string; [key: string]: unknown }) {
  return clients.kafka.POST(topics, { params: { path: cluster }, body });
}

describe('Kafka topics', () => {
  it('answers 201 without partitions, and reads with them', async () => {
    const lab = createLab();
    const made = await create(lab, { topic_name: 'clicks', partitions_count: 3 });
    expect([made.response.status, made.data?.partitions_count, made.data?.replication_factor]).toEqual([201, 0, 0]);
    const { data } = await lab.clients.kafka.GET(topicPath, { params: clicks });
    const self = 'https://pkc-river1.us-west-2.aws.confluent.cloud/kafka/v3/clusters/lkc-river1/topics/clicks';
    expect(data).toEqual({
      kind: 'KafkaTopic',
      metadata: { self, resource_name: 'crn:///kafka=lkc-river1/topic=clicks' },
      cluster_id: 'lkc-river1',
      topic_name: 'clicks',
      is_internal: false,
      replication_factor: 3,
      partitions_count: 3,
      partitions: { related: `${self}/partitions` },
      configs: { related: `${self}/configs` },
      partition_reassignments: { related: `${self}/partitions/-/reassignment` },
    });
  });

  it('only checks where it is told so', async () => {
    const lab = createLab();
    const { response } = await create(lab, { topic_name: 'clicks', validate_only: true });
    expect(response.status).toBe(200);
    expect(lab.simulator.state.confluent.topics).toEqual([]);
  });

  it.each([
    [{ topic_name: 'clicks' }, "Topic 'clicks' already exists."],
    [{ topic_name: 'a b' }, "Topic name 'a b' is illegal."],
    [{ topic_name: 'b', partitions_count: 0 }, 'Number of partitions must be larger than 0.'],
    [{ topic_name: 'b', replication_factor: 1 }, 'Topic replication factor must be 3.'],
  ])('refuses %j with 400 and code 40002', async (body, message) => {
    const lab = createLab();
    await create(lab, { topic_name: 'clicks' });
    expect(refusalOf(await create(lab, body))).toEqual({ status: 400, error: { error_code: 40002, message } });
  });

  it('answers 404 with code 40403 for another topic, and 404 for another cluster', async () => {
    const { clients } = createLab();
    const topic = await clients.kafka.GET(topicPath, { params: clicks });
    expect(refusalOf(topic)).toEqual({
      status: 404,
      error: { error_code: 40403, message: 'This server does not host this topic-partition.' },
    });
    const other = await clients.kafka.GET(topics, { params: { path: { cluster_id: 'lkc-none' } } });
    expect(refusalOf(other)).toEqual({
      status: 404,
      error: { error_code: 404, message: 'cluster lkc-none not found' },
    });
  });

  it('shows its own configs before the defaults', async () => {
    const lab = createLab();
    await create(lab, { topic_name: 'clicks', configs: [{ name: 'cleanup.policy', value: 'compact' }] });
    const { data } = await lab.clients.kafka.GET(`${topicPath}/configs`, { params: clicks });
    expect(data?.data.map((config) => [config.name, config.value, config.source])).toEqual([
      ['cleanup.policy', 'compact', 'DYNAMIC_TOPIC_CONFIG'],
      ['compression.type', 'producer', 'DEFAULT_CONFIG'],
      ['max.message.bytes', '2097164', 'DEFAULT_CONFIG'],
      ['min.insync.replicas', '2', 'DEFAULT_CONFIG'],
      ['retention.bytes', '-1', 'DEFAULT_CONFIG'],
      ['retention.ms', '604800000', 'DEFAULT_CONFIG'],
    ]);
    expect(data?.data[0]?.synonyms).toEqual([
      { name: 'cleanup.policy', value: 'compact', source: 'DYNAMIC_TOPIC_CONFIG' },
      { name: 'cleanup.policy', value: 'delete', source: 'DEFAULT_CONFIG' },
    ]);
  });

  it('goes with its records', async () => {
    const lab = createLab();
    await runConnector(lab);
    const params = { path: { ...cluster, topic_name: 'riverhotel.public.hotel' } };
    const deleted = await lab.clients.kafka.DELETE(topicPath, { params });
    const after = await lab.clients.kafka.GET(topicPath, { params });
    expect([deleted.response.status, after.response.status]).toEqual([204, 404]);
    await create(lab, { topic_name: 'riverhotel.public.hotel' });
    const { data } = await lab.clients.metrics.POST('/v2/metrics/cloud/query', {
      body: {
        aggregations: [{ metric: 'io.confluent.kafka.server/received_records' }],
        filter: { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-river1' },
        granularity: 'ALL',
        intervals: ['2026-01-01T00:00:00Z/PT1H'],
        group_by: ['metric.topic'],
      },
    });
    expect(data?.data).toEqual([
      { timestamp: '2026-01-01T00:00:00.000Z', value: 1_000, 'metric.topic': 'riverhotel.public.customer' },
    ]);
  });

  it('refuses another key in its own shape', async () => {
    const { simulator } = createLab();
    expect(await answerOf(simulator.fetch(request('GET', '/kafka/v3/clusters/lkc-river1/topics')))).toEqual({
      status: 401,
      body: { error_code: 40101, message: 'Unauthorized' },
    });
  });
});

describe('access lists', () => {
  const describeCluster = {
    resource_type: 'CLUSTER' as const,
    resource_name: 'kafka-cluster',
    pattern_type: 'LITERAL' as const,
    principal: 'User:sa-river1',
    host: '*',
    operation: 'DESCRIBE' as const,
    permission: 'ALLOW' as const,
  };
  const onTopics = (operation: 'CREATE' | 'WRITE') => ({
    ...describeCluster,
    resource_type: 'TOPIC' as const,
    resource_name: 'riverhotel',
    pattern_type: 'PREFIXED' as const,
    operation,
  });

  async function labWithAcls(): Promise<Lab> {
    const lab = createLab();
    for (const body of [describeCluster, onTopics('CREATE'), onTopics('WRITE')]) {
      await lab.clients.kafka.POST(acls, { params: { path: cluster }, body });
    }
    return lab;
  }

  const list = async ({ clients }: Lab, query: object) =>
    (await clients.kafka.GET(acls, { params: { path: cluster, query } })).data?.data.map((acl) => [
      acl.operation,
      acl.principal,
    ]);

  it('answers 201 without a body, and the same row twice is one', async () => {
    const { simulator } = createLab();
    const send = () =>
      simulator.fetch(
        request('POST', '/kafka/v3/clusters/lkc-river1/acls', { key: riverHotels.keys.kafka, body: describeCluster }),
      );
    expect(await answerOf(send())).toEqual({ status: 201, body: undefined });
    expect((await send()).status).toBe(201);
    expect(simulator.state.confluent.acls).toEqual([describeCluster]);
  });

  it('finds exactly one row with all seven filters', async () => {
    const lab = await labWithAcls();
    expect(await list(lab, onTopics('WRITE'))).toEqual([['WRITE', 'User:sa-river1']]);
  });

  it('answers numbers for principals unless it is asked for them', async () => {
    const lab = await labWithAcls();
    const numbered = await list(lab, { resource_type: 'CLUSTER' });
    expect(numbered).toEqual([['DESCRIBE', expect.stringMatching(/^User:\d{7}$/)]]);
    expect(await list(lab, { resource_type: 'CLUSTER', principal: 'UserV2:*' })).toEqual([
      ['DESCRIBE', 'User:sa-river1'],
    ]);
  });

  it('matches a topic by its prefix', async () => {
    const lab = await labWithAcls();
    const filter = { resource_type: 'TOPIC', pattern_type: 'MATCH', principal: 'User:sa-river1' };
    expect(await list(lab, { ...filter, resource_name: 'riverhotel.public.hotel' })).toEqual([
      ['CREATE', 'User:sa-river1'],
      ['WRITE', 'User:sa-river1'],
    ]);
    expect(await list(lab, { ...filter, resource_name: 'other' })).toEqual([]);
  });

  it('deletes what matches, and answers it', async () => {
    const lab = await labWithAcls();
    const { data, response } = await lab.clients.kafka.DELETE(acls, {
      params: {
        path: cluster,
        query: {
          resource_type: 'TOPIC',
          pattern_type: 'ANY',
          operation: 'ANY',
          permission: 'ANY',
          principal: 'User:sa-river1',
        },
      },
    });
    expect([response.status, data?.data.map((acl) => acl.operation)]).toEqual([200, ['CREATE', 'WRITE']]);
    expect(await list(lab, { principal: 'User:sa-river1' })).toEqual([['DESCRIBE', 'User:sa-river1']]);
  });

  it('cannot create a filter', async () => {
    const { clients } = createLab();
    const result = await clients.kafka.POST(acls, {
      params: { path: cluster },
      body: { ...describeCluster, operation: 'ANY' },
    });
    expect(refusalOf(result)).toEqual({
      status: 400,
      error: { error_code: 40002, message: 'An ACL cannot have operation ANY' },
    });
  });
});
