import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import {
  answerOf,
  createLab,
  failureBody,
  makeTopic,
  refusalOf,
  request,
  tableflowBody,
  tableflowScope,
} from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const topicPath = '/tableflow/v1/tableflow-topics/{display_name}';
const identity = { environment: { id: 'env-river1' }, kafka_cluster: { id: 'lkc-river1' } };
const where = { path: { display_name: 'clicks' }, query: tableflowScope };

async function labWithTopic() {
  const lab = createLab();
  await makeTopic(lab, 'clicks');
  return lab;
}

describe('reading Tableflow topics', () => {
  it('answers 404 for a topic without Tableflow', async () => {
    const { clients } = await labWithTopic();
    const result = await clients.tableflow.GET(topicPath, { params: where });
    expect(refusalOf(result)).toEqual({
      status: 404,
      error: failureBody(404, 'Tableflow is not enabled on topic clicks'),
    });
  });

  it('answers 404 in another cluster', async () => {
    const { clients } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const query = { environment: 'env-river1', 'spec.kafka_cluster': 'lkc-none' };
    const result = await clients.tableflow.GET(topicPath, { params: { ...where, query } });
    expect(refusalOf(result)).toEqual({
      status: 404,
      error: failureBody(404, 'Kafka cluster lkc-none not found in environment env-river1', {
        code: 'resource_not_found',
      }),
    });
  });

  it('lists by format, in pages, with an absolute address of the next', async () => {
    const lab = createLab();
    for (const name of ['a', 'b', 'c']) {
      await makeTopic(lab, name);
      await lab.clients.tableflow.POST(topics, {
        body: tableflowBody(name, { table_formats: name === 'b' ? ['ICEBERG'] : ['DELTA'] }),
      });
    }
    const query = { ...tableflowScope, 'spec.table_formats': ['DELTA' as const], page_size: 1 };
    const first = await lab.clients.tableflow.GET(topics, { params: { query } });
    expect(first.data?.data.map((topic) => topic.spec.display_name)).toEqual(['a']);
    expect(first.data?.metadata).toEqual({
      total_size: 2,
      next: 'https://api.confluent.cloud/tableflow/v1/tableflow-topics?environment=env-river1&spec.kafka_cluster=lkc-river1&spec.table_formats=DELTA&page_size=1&page_token=b2Zmc2V0OjE',
    });
    const second = await lab.clients.tableflow.GET(topics, {
      params: { query: { ...query, page_token: 'b2Zmc2V0OjE' } },
    });
    expect(second.data?.data.map((topic) => topic.spec.display_name)).toEqual(['c']);
    expect(second.data?.metadata).toEqual({ total_size: 2 });
  });

  it('refuses a list of an unknown cluster', async () => {
    const { clients } = createLab();
    const query = { environment: 'env-river1', 'spec.kafka_cluster': 'lkc-none' };
    expect(refusalOf(await clients.tableflow.GET(topics, { params: { query } }))).toEqual({
      status: 400,
      error: failureBody(400, 'Kafka cluster lkc-none not found in environment env-river1', { code: 'invalid_filter' }),
    });
  });
});

describe('changing a Tableflow topic', () => {
  it('changes what is named and leaves the rest', async () => {
    const { clients } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const { data, response } = await clients.tableflow.PATCH(topicPath, {
      params: { path: { display_name: 'clicks' } },
      body: { spec: { ...identity, config: { retention_ms: '1209600000', record_failure_strategy: 'SKIP' } } },
    });
    expect(response.status).toBe(200);
    expect(data?.spec.table_formats).toEqual(['DELTA']);
    expect(data?.spec.config).toEqual({
      enable_compaction: true,
      enable_partitioning: true,
      retention_ms: '1209600000',
      record_failure_strategy: 'SKIP',
      metadata_column_naming_scheme: 'DEFAULT',
      error_handling: { mode: 'SKIP' },
    });
  });

  it('replaces the set of formats', async () => {
    const { clients } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks', { table_formats: ['ICEBERG'] }) });
    const { data } = await clients.tableflow.PATCH(topicPath, {
      params: { path: { display_name: 'clicks' } },
      body: { spec: { ...identity, table_formats: ['ICEBERG', 'DELTA'] } },
    });
    expect(data?.spec.table_formats).toEqual(['ICEBERG', 'DELTA']);
  });

  it('cannot be suspended by a caller', async () => {
    const { simulator } = await labWithTopic();
    const body = { spec: { ...identity, suspended: true } };
    const answer = await answerOf(
      simulator.fetch(request('PATCH', `${topics}/clicks`, { key: riverHotels.keys.tableflow, body })),
    );
    expect(answer.status).toBe(400);
  });

  it('resumes a suspended topic: PENDING again, and running after its time', async () => {
    const { clients, simulator, pass } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    await pass(90_000);
    const record = simulator.state.confluent.tableflowTopics[0];
    if (!record) throw new Error('no record');
    record.topic.spec.suspended = true;
    record.topic.status.phase = 'FAILED';
    record.topic.status.error_message = 'tombstone';
    const { data } = await clients.tableflow.PATCH(topicPath, {
      params: { path: { display_name: 'clicks' } },
      body: { spec: { ...identity, suspended: false } },
    });
    expect([data?.spec.suspended, data?.status.phase, data?.status.error_message]).toEqual([false, 'PENDING', '']);
    await pass(90_000);
    const after = await clients.tableflow.GET(topicPath, { params: where });
    expect(after.data?.status.phase).toBe('RUNNING');
  });
});

describe('disabling Tableflow', () => {
  it('reads on until it is gone, then answers 404', async () => {
    const { clients, pass } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const deleted = await clients.tableflow.DELETE(topicPath, { params: where });
    expect(deleted.response.status).toBe(204);
    const status = async () => (await clients.tableflow.GET(topicPath, { params: where })).response.status;
    await pass(29_999);
    expect(await status()).toBe(200);
    await pass(1);
    expect(await status()).toBe(404);
  });

  it('never runs when it was disabled while PENDING', async () => {
    const { clients, simulator, pass } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    await pass(80_000);
    await clients.tableflow.DELETE(topicPath, { params: where });
    await pass(15_000);
    expect(simulator.state.confluent.tableflowTopics[0]).toMatchObject({
      isStarted: false,
      topic: { status: { phase: 'PENDING' } },
    });
  });

  it('refuses changes and a second enabling meanwhile', async () => {
    const { clients } = await labWithTopic();
    await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    await clients.tableflow.DELETE(topicPath, { params: where });
    const patched = await clients.tableflow.PATCH(topicPath, {
      params: { path: { display_name: 'clicks' } },
      body: { spec: identity },
    });
    const posted = await clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    const again = await clients.tableflow.DELETE(topicPath, { params: where });
    expect([patched.response.status, posted.response.status, again.response.status]).toEqual([409, 409, 204]);
  });

  it('answers 404 where there is nothing to disable', async () => {
    const { clients } = await labWithTopic();
    const result = await clients.tableflow.DELETE(topicPath, { params: where });
    expect(result.response.status).toBe(404);
  });
});
