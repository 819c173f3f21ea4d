import { describe, expect, it } from 'vitest';
import { createLab, failureBody, type Lab, refusalOf, runConnector } from './lab.ts';

const ofCluster = { field: 'resource.kafka.id', op: 'EQ' as const, value: 'lkc-river1' };
const query = {
  aggregations: [{ metric: 'io.confluent.kafka.server/received_records' }],
  filter: ofCluster,
  granularity: 'ALL' as const,
  intervals: ['2026-01-01T00:00:00Z/2026-01-01T01:00:00Z'],
};

function ask({ clients }: Lab, change: object = {}, pageToken?: string) {
  return clients.metrics.POST('/v2/metrics/cloud/query', {
    params: { query: pageToken ? { page_token: pageToken } : {} },
    body: { ...query, ...change },
  });
}

async function runningLab(): Promise<Lab> {
  const lab = createLab();
  await runConnector(lab);
  return lab;
}

describe('metrics', () => {
  it('sums the records of a cluster', async () => {
    const { data } = await ask(await runningLab());
    expect(data).toEqual({
      data: [{ timestamp: '2026-01-01T00:00:00.000Z', value: 1_030 }],
      meta: { pagination: { page_size: 100 } },
    });
  });

  it('tells topics apart, in pages', async () => {
    const lab = await runningLab();
    const first = await ask(lab, { group_by: ['metric.topic'], limit: 1 });
    expect(first.data).toEqual({
      data: [{ timestamp: '2026-01-01T00:00:00.000Z', value: 1_000, 'metric.topic': 'riverhotel.public.customer' }],
      meta: { pagination: { page_size: 1, next_page_token: '1' } },
    });
    const second = await ask(lab, { group_by: ['metric.topic'], limit: 1 }, '1');
    expect(second.data).toEqual({
      data: [{ timestamp: '2026-01-01T00:00:00.000Z', value: 30, 'metric.topic': 'riverhotel.public.hotel' }],
      meta: { pagination: { page_size: 1 } },
    });
  });

  it.each([
    [{ op: 'AND', filters: [ofCluster, { field: 'metric.topic', op: 'EQ', value: 'riverhotel.public.hotel' }] }, 30],
    [{ op: 'AND', filters: [ofCluster, { field: 'metric.topic', op: 'NE', value: 'riverhotel.public.hotel' }] }, 1_000],
  ])('counts what a filter lets through', async (filter, value) => {
    const { data } = await ask(await runningLab(), { filter });
    expect(data?.data.map((point) => point.value)).toEqual([value]);
  });

  it('has no points before the first record', async () => {
    expect((await ask(createLab())).data?.data).toEqual([]);
  });

  it.each([
    [{ filter: undefined }],
    [{ filter: { field: 'metric.topic', op: 'EQ', value: 'riverhotel.public.hotel' } }],
    [{ filter: { ...ofCluster, value: 'lkc-none' } }],
  ])('refuses a query that names no cluster of the caller (%j)', async (change) => {
    expect(refusalOf(await ask(createLab(), change))).toEqual({
      status: 403,
      error: failureBody(403, 'Query must filter by at least one of your authorized resources'),
    });
  });

  it.each([
    [{ aggregations: [{ metric: 'invented' }] }, 'unknown metric invented'],
    [{ intervals: ['yesterday'] }, 'not an interval: yesterday'],
  ])('refuses %j', async (change, detail) => {
    expect(refusalOf(await ask(createLab(), change))).toEqual({ status: 400, error: failureBody(400, detail) });
  });
});
