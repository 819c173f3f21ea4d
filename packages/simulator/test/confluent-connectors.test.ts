import { describe, expect, it } from 'vitest';
import { connectorConfig, connectPath, createLab, type Lab, refusalOf, runConnector } from './lab.ts';

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

describe('restarting a connector', () => {
  const restart = ({ clients }: Lab) => clients.connect.POST(`${one}/restart`, { params: { path } });

  it('provisions one that runs again, and refuses any other', async () => {
    const lab = createLab();
    await create(lab);
    expect(refusalOf(await restart(lab))).toEqual({
      status: 400,
      error: { error: { code: 400, message: 'connector river-cdc is PROVISIONING, not RUNNING' } },
    });
    await lab.pass(150_000);
    expect((await restart(lab)).response.status).toBe(202);
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
    await lab.pass(150_000);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });
});

describe('what the service says of a failure', () => {
  const recommendations = ({ clients }: Lab) =>
    clients.connect.GET(`${one}/error-recommendations`, { params: { path } });

  it('is nothing without a trace', async () => {
    const lab = createLab();
    await create(lab);
    expect(refusalOf(await recommendations(lab))).toEqual({
      status: 400,
      error: {
        error: { code: 400, message: 'could not generate recommendations as error stack trace is not available' },
      },
    });
  });

  it('is a summary and recommendations', async () => {
    const lab = createLab();
    await create(lab, { 'database.password': 'wrong' });
    await lab.pass(45_000);
    const [connector] = lab.simulator.state.confluent.connectors;
    Object.assign(connector ?? {}, {
      failure: { summary: 'A wrong password.', recommendations: ['Set the password.'] },
    });
    expect(await status(lab)).toMatchObject({ error_summary: 'A wrong password.', error_recommendation_enabled: true });
    expect((await recommendations(lab)).data).toEqual({
      recommendations: ['Set the password.'],
      event_id: `${connector?.id}-1`,
    });
  });
});

describe('reconfiguring a connector', () => {
  const put = ({ clients }: Lab, config: typeof connectorConfig) =>
    clients.connect.PUT(`${one}/config`, { params: { path }, body: config });

  it('answers 200, replaces the whole map and provisions again', async () => {
    const lab = createLab();
    await create(lab, { 'heartbeat.interval.ms': '60000' });
    await lab.pass(150_000);
    const { data, response } = await put(lab, {
      ...connectorConfig,
      'tombstones.on.delete': 'false',
    } as typeof connectorConfig);
    expect(response.status).toBe(200);
    expect([data?.config['tombstones.on.delete'], data?.config['heartbeat.interval.ms']]).toEqual(['false', undefined]);
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
    await lab.pass(150_000);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });

  it('captures only changes of a table that is added after the snapshot', async () => {
    const lab = createLab();
    await create(lab, { 'table.include.list': 'public.hotel' });
    await lab.pass(150_000);
    await put(lab, connectorConfig);
    await lab.pass(150_000);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
    expect(lab.simulator.state.confluent.topics.map(({ name }) => name)).toEqual(['riverhotel.public.hotel']);
  });

  it('keeps a secret that is sent back masked, and does not store what the service added', async () => {
    const lab = createLab();
    await create(lab);
    const read = await lab.clients.connect.GET(`${one}/config`, { params: { path } });
    await put(lab, read.data as typeof connectorConfig);
    expect(lab.simulator.state.confluent.connectors[0]?.config).toEqual(connectorConfig);
  });

  it('repairs a failed connector', async () => {
    const lab = createLab();
    await create(lab, { 'database.password': 'wrong' });
    await lab.pass(45_000);
    expect((await status(lab))?.connector.state).toBe('FAILED');
    await put(lab, connectorConfig);
    expect((await status(lab))?.connector).toEqual({ state: 'PROVISIONING', worker_id: 'river-cdc', trace: '' });
    await lab.pass(150_000);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });

  it('counts provisioning from the newest configuration', async () => {
    const lab = createLab();
    await create(lab);
    await lab.pass(100_000);
    await put(lab, connectorConfig);
    await lab.pass(149_999);
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
    await lab.pass(1);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });

  it('creates a connector that does not exist', async () => {
    const lab = createLab();
    const { response } = await put(lab, connectorConfig);
    expect(response.status).toBe(200);
    expect((await lab.clients.connect.GET(connectors, { params: { path: connectPath } })).data).toEqual(['river-cdc']);
  });
});

describe('pausing and resuming', () => {
  it('answers 202; a paused connector has a stopped task', async () => {
    const lab = createLab();
    await runConnector(lab);
    const paused = await lab.clients.connect.PUT(`${one}/pause`, { params: { path } });
    expect(paused.response.status).toBe(202);
    expect(await status(lab)).toMatchObject({ connector: { state: 'PAUSED' }, tasks: [{ state: 'STOPPED' }] });
    const resumed = await lab.clients.connect.PUT(`${one}/resume`, { params: { path } });
    expect(resumed.response.status).toBe(202);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });

  it('does not run while it is paused, and is provisioned when it is resumed', async () => {
    const lab = createLab();
    await create(lab);
    await lab.clients.connect.PUT(`${one}/pause`, { params: { path } });
    await lab.pass(200_000);
    expect((await status(lab))?.connector.state).toBe('PAUSED');
    await lab.clients.connect.PUT(`${one}/resume`, { params: { path } });
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
    await lab.pass(150_000);
    expect((await status(lab))?.connector.state).toBe('RUNNING');
  });
});

describe('deleting a connector', () => {
  it('answers 200 with no error; the topics stay', async () => {
    const lab = createLab();
    await runConnector(lab);
    const { data, response } = await lab.clients.connect.DELETE(one, { params: { path } });
    expect([response.status, data]).toEqual([200, { error: null }]);
    const again = await lab.clients.connect.DELETE(one, { params: { path } });
    expect(refusalOf(again)).toEqual({ status: 404, error: { error_code: 404, message: 'resource not found' } });
    expect(lab.simulator.state.confluent.topics).toHaveLength(2);
  });

  it('forgets the source position, which a stop of the simulator does not', async () => {
    const stopped: [string, boolean][] = [];
    const idle = (name: string, forget: boolean) => Promise.resolve(void stopped.push([name, forget]));
    const lab = createLab({
      dataPlane: () => ({
        startConnector: () => {},
        stopConnector: idle,
        startTable: () => {},
        stopTable: async () => {},
        dropTopic: async () => {},
        recordCount: () => 0,
        runStatement: async () => ({ state: 'FAILED', errorCode: 'BAD_REQUEST', message: 'none' }),
      }),
    });
    await create(lab);
    await lab.simulator.stop();
    await lab.clients.connect.DELETE(one, { params: { path } });
    expect(stopped).toEqual([
      ['river-cdc', false],
      ['river-cdc', true],
    ]);
  });

  it('does not wake up a namesake', async () => {
    const lab = createLab();
    await create(lab);
    await lab.pass(100_000);
    await lab.clients.connect.DELETE(one, { params: { path } });
    await create(lab);
    await lab.pass(149_999);
    expect((await status(lab))?.connector.state).toBe('PROVISIONING');
  });
});

describe('a restart on saved state', () => {
  it('goes on with what ran and begins delays again', async () => {
    const before = createLab();
    await runConnector(before);
    const config = { ...connectorConfig, name: 'second', 'topic.prefix': 'second' };
    await before.clients.connect.POST(connectors, { params: { path: connectPath }, body: { name: 'second', config } });
    const saved = JSON.parse(JSON.stringify(before.simulator.state));

    const after = createLab({ state: saved });
    const states = () =>
      after.simulator.state.confluent.connectors.map((connector) => [connector.name, connector.state]);
    expect(states()).toEqual([
      ['river-cdc', 'RUNNING'],
      ['second', 'PROVISIONING'],
    ]);
    await after.pass(150_000);
    expect(states()).toEqual([
      ['river-cdc', 'RUNNING'],
      ['second', 'RUNNING'],
    ]);
  });
});
