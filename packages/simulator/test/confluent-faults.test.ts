import { NetworkError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { callLine, isChanging, riverHotels } from '../src/index.ts';
import { createLab, makeTopic, request, tableflowBody, tableflowScope } from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const key = riverHotels.keys.tableflow;
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';

describe('faults', () => {
  const enable = ({ clients }: ReturnType<typeof createLab>) =>
    clients.tableflow.POST(topics, { body: tableflowBody('clicks') });

  it('cut the connection before the effect', async () => {
    const lab = createLab();
    await makeTopic(lab, 'clicks');
    lab.simulator.faults.add({ on: 'createTableflowTopic', drop: 'before' });
    await expect(enable(lab)).rejects.toBeInstanceOf(NetworkError);
    expect(lab.simulator.state.confluent.tableflowTopics).toEqual([]);
    expect((await enable(lab)).response.status).toBe(202);
  });

  it('cut the connection after the effect', async () => {
    const lab = createLab();
    await makeTopic(lab, 'clicks');
    lab.simulator.faults.add({ on: 'createTableflowTopic', drop: 'after' });
    await expect(enable(lab)).rejects.toBeInstanceOf(NetworkError);
    expect((await enable(lab)).response.status).toBe(409);
  });

  it('answer in place of the service, as often and as late as they say', async () => {
    const { simulator } = createLab();
    simulator.faults.add({
      on: ({ path }) => path.startsWith('/tableflow/'),
      answer: { status: 429, headers: { 'retry-after': '7' } },
      skip: 1,
      times: 2,
    });
    const statuses: (number | string | null)[] = [];
    for (let count = 0; count < 4; count += 1) {
      const response = await simulator.fetch(request('GET', `${topics}?${scope}`, { key }));
      statuses.push(
        response.status,
        response.headers.get('retry-after'),
        await response.text().then((text) => (text.length > 0 ? 'body' : 'empty')),
      );
    }
    expect(statuses).toEqual([200, null, 'body', 429, '7', 'empty', 429, '7', 'empty', 200, null, 'body']);
  });

  it('let time pass first', async () => {
    const lab = createLab();
    lab.simulator.faults.add({ on: 'listTableflowTopics', delayMs: 2_000 });
    await lab.clients.tableflow.GET(topics, { params: { query: tableflowScope } });
    expect(lab.clock.now()).toBe(Date.UTC(2026, 0, 1) + 2_000);
  });
});

describe('the log of calls', () => {
  it('holds each call in one line', async () => {
    const lab = createLab();
    await makeTopic(lab, 'clicks');
    await lab.clients.tableflow.POST(topics, { body: tableflowBody('clicks') });
    await lab.clients.tableflow.GET(topics, { params: { query: tableflowScope } });
    expect(lab.simulator.calls.map(callLine)).toEqual([
      'POST /kafka/v3/clusters/lkc-river1/topics → 201',
      'POST /subjects/clicks-value/versions → 200',
      'POST /tableflow/v1/tableflow-topics → 202',
      'GET /tableflow/v1/tableflow-topics?environment=env-river1&spec.kafka_cluster=lkc-river1 → 200',
    ]);
    expect(lab.simulator.calls.map(isChanging)).toEqual([true, true, true, false]);
    expect(lab.simulator.calls[2]).toMatchObject({
      operationId: 'createTableflowTopic',
      body: tableflowBody('clicks'),
    });
    lab.simulator.forgetCalls();
    expect(lab.simulator.calls).toEqual([]);
  });

  it('knows the two versions of provider integrations by their paths', async () => {
    const { clients, simulator } = createLab();
    const query = { environment: 'env-river1' };
    const first = await clients.providerIntegrations.GET('/pim/v1/integrations', { params: { query } });
    const second = await clients.providerIntegrationsV2.GET('/pim/v2/integrations', { params: { query } });
    expect([first.data?.api_version, second.data?.api_version]).toEqual(['pim/v1', 'pim/v2']);
    expect(simulator.calls.map(callLine)).toEqual([
      'GET /pim/v1/integrations?environment=env-river1 → 200',
      'GET /pim/v2/integrations?environment=env-river1 → 200',
    ]);
  });
});

describe('a restart on saved state', () => {
  it('finishes what was under way: a topic that starts, one that goes, one that is suspended', async () => {
    const before = createLab();
    for (const name of ['starting', 'going', 'suspended']) {
      await makeTopic(before, name);
      await before.clients.tableflow.POST(topics, { body: tableflowBody(name) });
    }
    await before.clients.tableflow.DELETE('/tableflow/v1/tableflow-topics/{display_name}', {
      params: { path: { display_name: 'going' }, query: tableflowScope },
    });
    const saved = JSON.parse(JSON.stringify(before.simulator.state));
    saved.confluent.tableflowTopics[2].isStarted = true;
    saved.confluent.tableflowTopics[2].topic.spec.suspended = true;
    saved.confluent.tableflowTopics[2].topic.status.phase = 'FAILED';

    const after = createLab({ state: saved });
    await after.pass(90_000);
    const seen = after.simulator.state.confluent.tableflowTopics.map(({ topic }) => [
      topic.spec.display_name,
      topic.status.phase,
    ]);
    expect(seen).toEqual([
      ['starting', 'RUNNING'],
      ['suspended', 'FAILED'],
    ]);
  });

  it('saves before it answers a change, and not for a read', async () => {
    const saves: number[] = [];
    const lab = createLab({ save: async (state) => void saves.push(state.confluent.topics.length) });
    await lab.clients.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: 'lkc-river1' } },
      body: { topic_name: 'clicks' },
    });
    await lab.clients.kafka.GET('/kafka/v3/clusters/{cluster_id}/topics', {
      params: { path: { cluster_id: 'lkc-river1' } },
    });
    expect(saves).toEqual([1]);
  });
});
