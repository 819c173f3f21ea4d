import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { countTopicRecords } from '../src/verification/count-topic-records.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

describe('counting the records of topics', () => {
  it('asks for a week up to a minute from now, topic by topic', async () => {
    const { lab, simulator, clock, calls } = await labWithTopics();
    clock.advance(Date.UTC(2026, 0, 1, 1) - clock.now());
    const counts = await countTopicRecords(lab, { topics: [hotelTopic, customerTopic] });
    expect(Object.fromEntries(counts)).toEqual({ [hotelTopic]: 30, [customerTopic]: 1_000 });
    expect(simulator.calls[0]?.body).toEqual({
      aggregations: [{ metric: 'io.confluent.kafka.server/received_records' }],
      filter: {
        op: 'AND',
        filters: [
          { field: 'resource.kafka.id', op: 'EQ', value: 'lkc-river1' },
          {
            op: 'OR',
            filters: [
              { field: 'metric.topic', op: 'EQ', value: 'riverhotel.public.hotel' },
              { field: 'metric.topic', op: 'EQ', value: 'riverhotel.public.customer' },
            ],
          },
        ],
      },
      granularity: 'ALL',
      intervals: ['2025-12-25T01:00:00.000Z/2026-01-01T01:01:00.000Z'],
      group_by: ['metric.topic'],
      limit: 1_000,
    });
    expect(calls()).toEqual(['POST /v2/metrics/cloud/query → 200']);
  });

  it('leaves out topics without records', async () => {
    const { lab } = await createSimulatedLab();
    expect([...(await countTopicRecords(lab, { topics: [hotelTopic] }))]).toEqual([]);
  });

  it.each([401, 403])('knows nothing where the key may not ask: %i', async (status) => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'queryMetrics', answer: { status } });
    expect([...(await countTopicRecords(lab, { topics: [hotelTopic] }))]).toEqual([]);
  });

  it('knows nothing where the key is of another kind', async () => {
    const { confluent } = configOf(riverHotels);
    const { lab, calls } = await createSimulatedLab({
      config: { confluent: { ...confluent, cloudKey: confluent.kafka.key } },
    });
    expect([...(await countTopicRecords(lab, { topics: [hotelTopic] }))]).toEqual([]);
    expect(calls()).toEqual(['POST /v2/metrics/cloud/query → 401']);
  });

  it('passes on other failures', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.faults.add({ on: 'queryMetrics', answer: { status: 500 } });
    expect(await thrownBy(countTopicRecords(lab, { topics: [hotelTopic, customerTopic] }))).toMatchObject({
      name: 'ApiError',
      status: 500,
      tried: 'count the records of 2 topics',
    });
  });

  it('ends with the reason of an abort', async () => {
    const { lab, calls } = await labWithTopics();
    const reason = new Error('the person pressed Ctrl-C');
    await expect(countTopicRecords(lab, { topics: [hotelTopic] }, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(calls()).toEqual([]);
  });
});
