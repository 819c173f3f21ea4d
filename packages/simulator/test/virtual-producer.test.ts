import { beforeEach, describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import { createLab, type Lab, request, tableflowBody } from './lab.ts';

const { kafka, schemaRegistry } = riverHotels.keys;
const topic = 'clickstream';
let lab: Lab;
let schemaId: number;

beforeEach(async () => {
  lab = createLab();
  const created = await lab.clients.kafka.POST('/kafka/v3/clusters/{cluster_id}/topics', {
    params: { path: { cluster_id: 'lkc-river1' } },
    body: { topic_name: topic, partitions_count: 2 },
  });
  expect(created.response.status).toBe(201);
  const registered = await lab.clients.schemaRegistry.POST('/subjects/{subject}/versions', {
    params: { path: { subject: `${topic}-value` } },
    body: { schema: '"string"' },
  });
  schemaId = registered.data?.id ?? 0;
});

/** Sends one record; gives what became of it. */
async function produce(record: object): Promise<Record<string, unknown>> {
  const path = `/kafka/v3/clusters/lkc-river1/topics/${topic}/records`;
  const { restUrl: origin } = riverHotels.kafkaCluster;
  const answer = await lab.simulator.fetch(request('POST', path, { key: kafka, body: record, origin }));
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}
const click = (data = 'a') => ({ key: { type: 'STRING', data: 'ann' }, value: { schema_id: schemaId, data } });

describe('records that somebody sends to the simulator', () => {
  it('are counted, and spread over the partitions', async () => {
    const places = [await produce(click()), await produce(click()), await produce(click())];
    expect(places.map((one) => [one.error_code, one.partition_id, one.offset])).toEqual([
      [200, 0, 0],
      [200, 1, 0],
      [200, 0, 1],
    ]);
    expect(lab.simulator.state.confluent.topics.map(({ name }) => name)).toEqual([topic]);
  });

  it.each([
    ['no schema', { value: { type: 'STRING', data: 'a' } }, /^value\.schema_id: is missing/],
    ['an unknown schema', { value: { schema_id: 4, data: 'a' } }, /^value\.schema_id: there is no schema 4\.$/],
    ['a partition', { partition_id: 1, value: { type: 'STRING', data: 'a' } }, /^partition_id: the simulator/],
  ])('are refused with %s', async (_what, record, message) => {
    expect(await produce(record)).toEqual({ error_code: 400, message: expect.stringMatching(message) });
  });

  it('suspend a table that runs when they have no value', async () => {
    await lab.clients.tableflow.POST('/tableflow/v1/tableflow-topics', { body: tableflowBody(topic) });
    await lab.pass(600_000);
    const phases = () => lab.simulator.state.confluent.tableflowTopics.map((one) => one.topic.spec.suspended ?? false);
    await produce(click());
    expect(phases()).toEqual([false]);
    await produce({ key: { type: 'STRING', data: 'ann' } });
    expect(phases()).toEqual([true]);
  });

  it('need a key of the cluster', async () => {
    const path = `/kafka/v3/clusters/lkc-river1/topics/${topic}/records`;
    const { restUrl: origin } = riverHotels.kafkaCluster;
    const answer = await lab.simulator.fetch(request('POST', path, { key: schemaRegistry, body: click(), origin }));
    expect(answer.status).toBe(401);
  });
});
