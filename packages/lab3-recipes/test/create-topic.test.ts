import { describe, expect, it } from 'vitest';
import { createTopic } from '../src/recipes/create-topic.ts';
import { deleteTopic } from '../src/recipes/delete-topic.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const topics = '/kafka/v3/clusters/lkc-river1/topics';
const clicks = { topic: 'clickstream', partitions: 3, configs: { 'cleanup.policy': 'compact' } };

describe('createTopic', () => {
  it('creates it as it is wanted, and finds it the next time', async () => {
    const { lab, simulator, calls } = await createSimulatedLab();
    expect(await createTopic(lab, clicks)).toEqual({ outcome: 'created', topic: 'clickstream', partitions: 3 });
    expect(simulator.calls.find((call) => call.operationId === 'createTopic')?.body).toEqual({
      topic_name: 'clickstream',
      partitions_count: 3,
      configs: [{ name: 'cleanup.policy', value: 'compact' }],
    });
    expect(calls()).toEqual([
      `GET ${topics}/clickstream → 404`,
      `POST ${topics} → 201`,
      `GET ${topics}/clickstream → 200`,
    ]);
    expect((await createTopic(lab, clicks)).outcome).toBe('unchanged');
    expect(calls()).toEqual([`GET ${topics}/clickstream → 200`, `GET ${topics}/clickstream/configs → 200`]);
  });

  it('takes what the cluster has by default', async () => {
    const { lab } = await createSimulatedLab();
    expect(await createTopic(lab, { topic: 'clickstream' })).toEqual({
      outcome: 'created',
      topic: 'clickstream',
      partitions: 6,
    });
  });

  it('sets only what differs on a topic that exists', async () => {
    const { lab, simulator } = await createSimulatedLab();
    await createTopic(lab, clicks);
    const other = { ...clicks, configs: { ...clicks.configs, 'retention.ms': '3600000' } };
    expect((await createTopic(lab, other)).outcome).toBe('updated');
    expect(simulator.calls.find((call) => call.operationId === 'alterTopicConfigs')?.body).toEqual({
      data: [{ name: 'retention.ms', value: '3600000' }],
    });
  });

  it('refuses another number of partitions by name', async () => {
    const { lab, changes } = await createSimulatedLab();
    await createTopic(lab, clicks);
    changes();
    expect((await thrownBy(createTopic(lab, { ...clicks, partitions: 4 }))).message).toBe(
      [
        'Could not create topic "clickstream":',
        '  - partitions: 4 are wanted, and the topic has 3, which cannot be changed here. Take that number, or delete the topic with its records and create it again.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('that somebody else made in the meantime is not new', async () => {
    const { lab, simulator } = await createSimulatedLab();
    const body = { error_code: 40002, message: "Topic 'clickstream' already exists." };
    simulator.faults.add({ on: 'createTopic', answer: { status: 400, body } });
    simulator.faults.add({ on: 'getTopic', answer: { status: 404, body: { error_code: 40403, message: 'no' } } });
    simulator.state.confluent.topics.push({ name: 'clickstream', partitions: 3, configs: clicks.configs });
    expect((await createTopic(lab, clicks)).outcome).toBe('unchanged');
  });
});

describe('deleteTopic', () => {
  it('deletes it, and a second time finds nothing', async () => {
    const { lab } = await createSimulatedLab();
    const created = await createTopic(lab, clicks);
    expect(await deleteTopic(lab, created)).toEqual({ outcome: 'deleted', topic: 'clickstream' });
    expect(await deleteTopic(lab, created)).toEqual({ outcome: 'unchanged', topic: 'clickstream' });
  });

  it('refuses while a table is written from it', async () => {
    const { lab, changes } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    changes();
    expect((await thrownBy(deleteTopic(lab, { topic: hotelTopic }))).message).toBe(
      [
        `Could not delete topic "${hotelTopic}":`,
        `  - ${hotelTopic}: has Tableflow enabled, which needs it. Disable Tableflow on the topic first.`,
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });
});
