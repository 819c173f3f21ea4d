import { describe, expect, it } from 'vitest';
import {
  answerOf,
  connectorConfig,
  connectPath,
  createLab,
  type Lab,
  refusalOf,
  request,
  runConnector,
} from './lab.ts';

const base = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}';
const connectors = `${base}/connectors` as const;
const one = `${base}/connectors/{connector_name}` as const;
const path = { ...connectPath, connector_name: 'river-cdc' };

async function create({ clients }: Lab, change: Record<string, string> = {}) {
  return clients.connect.POST(connectors, {
    params: { path: connectPath },
    body: { name: 'river-cdc', config: { ...connectorConfig, ...change } },
  });
}

async function status({ clients }: Lab) {
  return (await clients.connect.GET(`${one}/status`, { params: { path } })).data;
}

describe('creating a connector', () => {
  it('answers 201 with what was sent and what the service adds; the password is masked', async () => {
    const lab = createLab();
    const { data, response } = await create(lab);
    expect(response.status).toBe(201);
    expect(data).toEqual({
      name: 'river-cdc',
      type: 'source',
      config: {
        ...connectorConfig,
        'database.password': '****************',
        'cloud.environment': 'prod',
        'cloud.provider': 'aws',
        'connector.crn':
          'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1/cloud-cluster=lkc-river1/kafka=lkc-river1/connector=lcc-001000',
        'kafka.dedicated': 'false',
        'kafka.endpoint': 'SASL_SSL://pkc-river1.us-west-2.aws.confluent.cloud:9092',
        'kafka.region': 'us-west-2',
        'schema.registry.url': 'https://psrc-river1.us-west-2.aws.confluent.cloud',
        'valid.kafka.api.key': 'true',
      },
      tasks: [],
    });
  });

  it('provisions, then runs', async () => {
    const lab = createLab();
    await create(lab);
    await lab.pass(149_999);
    expect(await status(lab)).toEqual({
      name: 'river-cdc',
      type: 'source',
      connector: { state: 'PROVISIONING', worker_id: 'river-cdc', trace: '' },
      tasks: [],
    });
    await lab.pass(1);
    expect(await status(lab)).toEqual({
      name: 'river-cdc',
      type: 'source',
      connector: { state: 'RUNNING', worker_id: 'river-cdc', trace: '' },
      tasks: [{ id: 0, state: 'RUNNING', worker_id: 'river-cdc', msg: '' }],
    });
  });

  it('makes the topics, the schemas and the records of its tables', async () => {
    const lab = createLab();
    await runConnector(lab);
    const topics = await lab.clients.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: 'lkc-river1' } },
    });
    expect(topics.data?.data.map((topic) => [topic.topic_name, topic.partitions_count])).toEqual([
      ['riverhotel.public.customer', 1],
      ['riverhotel.public.hotel', 1],
    ]);
    const subjects = await lab.clients.schemaRegistry.GET('/subjects');
    expect(subjects.data).toEqual([
      'riverhotel.public.customer-key',
      'riverhotel.public.customer-value',
      'riverhotel.public.hotel-key',
      'riverhotel.public.hotel-value',
    ]);
    const offsets = await lab.clients.connect.GET(`${one}/offsets`, { params: { path } });
    expect(offsets.data).toEqual({
      name: 'river-cdc',
      id: 'lcc-001000',
      offsets: [{ partition: { server: 'riverhotel' }, offset: { lsn: 1_030 } }],
      metadata: { observed_at: '2026-01-01T00:02:30.000Z' },
    });
  });

  it('registers no schema for plain JSON', async () => {
    const lab = createLab();
    await create(lab, { 'output.data.format': 'JSON', 'output.key.format': 'JSON' });
    await lab.pass(150_000);
    expect((await lab.clients.schemaRegistry.GET('/subjects')).data).toEqual([]);
  });

  it('fails sooner than it would run, with the words of the database', async () => {
    const lab = createLab();
    await create(lab, { 'database.password': 'wrong' });
    await lab.pass(44_999);
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
    await lab.pass(1);
    const trace = 'FATAL: password authentication failed for user "debezium"';
    expect(await status(lab)).toEqual({
      name: 'river-cdc',
      type: 'source',
      connector: { state: 'FAILED', worker_id: 'river-cdc', trace },
      tasks: [{ id: 0, state: 'USER_ACTIONABLE_ERROR', worker_id: 'river-cdc', msg: trace }],
    });
  });

  it('refuses a name that is taken', async () => {
    const lab = createLab();
    await create(lab);
    expect(refusalOf(await create(lab))).toEqual({
      status: 409,
      error: { error_code: 409, message: 'Connector river-cdc already exists' },
    });
  });

  it('refuses a configuration with gaps', async () => {
    expect(refusalOf(await create(createLab(), { 'topic.prefix': '' }))).toEqual({
      status: 400,
      error: { error: { code: 400, message: 'topic.prefix is required' } },
    });
  });

  it('refuses a name that differs from the one in the configuration', async () => {
    expect(refusalOf(await create(createLab(), { name: 'other' }))).toEqual({
      status: 400,
      error: { error: { code: 400, message: 'name in the configuration must be river-cdc' } },
    });
  });

  it('does not know another class, and calls that its own failure', async () => {
    expect(refusalOf(await create(createLab(), { 'connector.class': 'MongoDbSource' }))).toEqual({
      status: 500,
      error: {
        error_code: 500,
        message: 'Failed to find any class that implements Connector and which name matches MongoDbSource',
      },
    });
  });

  it('refuses an unknown cluster in its own words', async () => {
    const { clients } = createLab();
    const result = await clients.connect.GET(connectors, {
      params: { path: { environment_id: 'env-none', kafka_cluster_id: 'lkc-river1' } },
    });
    expect(refusalOf(result)).toEqual({ status: 404, error: { error: { code: 404, message: 'account not found' } } });
  });
});

describe('reading connectors', () => {
  it('lists names, or what was asked for, also when asked twice', async () => {
    const lab = createLab();
    await create(lab);
    const names = await lab.clients.connect.GET(connectors, { params: { path: connectPath } });
    expect(names.data).toEqual(['river-cdc']);
    const ids = await lab.clients.connect.GET(connectors, { params: { path: connectPath, query: { expand: ['id'] } } });
    expect(ids.data).toEqual({ 'river-cdc': { id: { id: 'lcc-001000', id_type: 'ID' }, extensions: {} } });
    const twice = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors?expand=info%2Cstatus&expand=id';
    const answer = await answerOf(lab.simulator.fetch(request('GET', twice)));
    expect(Object.keys((answer.body as Record<string, object>)['river-cdc'] ?? {})).toEqual([
      'id',
      'info',
      'status',
      'extensions',
    ]);
  });

  it('finds a name with spaces', async () => {
    const lab = createLab();
    const name = 'river hotels / cdc';
    await lab.clients.connect.POST(connectors, {
      params: { path: connectPath },
      body: { name, config: { ...connectorConfig, name } },
    });
    const { data } = await lab.clients.connect.GET(one, { params: { path: { ...connectPath, connector_name: name } } });
    expect(data?.name).toBe('river hotels / cdc');
  });

  it('masks Kafka keys too', async () => {
    const lab = createLab();
    const { 'kafka.service.account.id': _account, ...rest } = connectorConfig;
    const config = { ...rest, 'kafka.auth.mode': 'KAFKA_API_KEY', 'kafka.api.key': 'K', 'kafka.api.secret': 'S' };
    await lab.clients.connect.POST(connectors, { params: { path: connectPath }, body: { name: 'river-cdc', config } });
    const { data } = await lab.clients.connect.GET(`${one}/config`, { params: { path } });
    expect([data?.['kafka.api.key'], data?.['kafka.api.secret'], data?.['database.password']]).toEqual([
      '****************',
      '****************',
      '****************',
    ]);
  });

  it('has a task once it runs', async () => {
    const lab = createLab();
    await runConnector(lab);
    const { data } = await lab.clients.connect.GET(`${one}/tasks`, { params: { path } });
    expect(data?.map((task) => task.id)).toEqual([{ connector: 'river-cdc', task: 0 }]);
  });

  it.each(['', '/config', '/status', '/tasks', '/offsets'])('answers 404 for an unknown name at %j', async (rest) => {
    const { simulator } = createLab();
    const url = `/connect/v1/environments/env-river1/clusters/lkc-river1/connectors/none${rest}`;
    expect(await answerOf(simulator.fetch(request('GET', url)))).toEqual({
      status: 404,
      body: { error_code: 404, message: 'resource not found' },
    });
  });
});
