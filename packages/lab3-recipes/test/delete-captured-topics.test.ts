import { describe, expect, it } from 'vitest';
import { deleteCapturedTopics } from '../src/recipes/delete-captured-topics.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { thrownBy } from './support/thrown-by.ts';

const topics = '/kafka/v3/clusters/lkc-river1/topics';

describe('deleting the captured topics', () => {
  it('deletes them, sees them gone, and leaves others', async () => {
    const { lab, simulator, calls } = await labWithTopics();
    simulator.state.confluent.topics.push({ name: 'riverhotel.cdc.clickstream', partitions: 1, configs: {} });
    expect(await deleteCapturedTopics(lab, lab.config.connector)).toEqual({
      outcome: 'deleted',
      topics: [customerTopic, hotelTopic],
    });
    expect(calls()).toEqual([
      `GET ${topics} → 200`,
      `DELETE ${topics}/${customerTopic} → 204`,
      `DELETE ${topics}/${hotelTopic} → 204`,
      `GET ${topics} → 200`,
    ]);
    expect(simulator.state.confluent.topics.map((topic) => topic.name)).toEqual(['riverhotel.cdc.clickstream']);
  });

  it('a second time finds nothing', async () => {
    const { lab, calls } = await labWithTopics();
    await deleteCapturedTopics(lab, lab.config.connector);
    calls();
    expect(await deleteCapturedTopics(lab, lab.config.connector)).toEqual({ outcome: 'unchanged', topics: [] });
    expect(calls()).toEqual([`GET ${topics} → 200`]);
  });

  it.each(['before', 'after'] as const)('repeats a delete whose connection broke %s the effect', async (drop) => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'deleteTopic', drop });
    expect((await deleteCapturedTopics(lab, lab.config.connector)).outcome).toBe('deleted');
    expect(simulator.state.confluent.topics).toEqual([]);
  });

  it('names the topics that do not go', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'deleteTopic', answer: { status: 204 } });
    const error = await thrownBy(deleteCapturedTopics(lab, lab.config.connector, { timeoutMs: 1_000 }));
    expect(error.message).toBe(`Waited for 2 topics to be gone: still DELETING (${customerTopic}) after 1 s.`);
  });

  it('says what it tried', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'deleteTopic', answer: { status: 403 } });
    expect(await thrownBy(deleteCapturedTopics(lab, lab.config.connector))).toMatchObject({
      name: 'ApiError',
      tried: `delete topic "${customerTopic}"`,
    });
  });
});
