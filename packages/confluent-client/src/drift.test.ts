import type { DriftReport, OnDrift } from '@tableflow-workshop/client-core';
import { expect, it, vi } from 'vitest';
import { reportDrift } from './drift.ts';
import { apiKey, createTableflowClient } from './index.ts';

const loaded = vi.hoisted(() => ({ count: 0 }));
vi.mock('./generated/tableflow-v1.shapes.ts', async (importOriginal) => {
  loaded.count += 1;
  return importOriginal();
});

const topic = {
  api_version: 'tableflow/v1',
  kind: 'TableflowTopic',
  spec: {
    display_name: 'orders',
    storage: { kind: 'Iceland', volcano: 'Katla' },
    environment: { id: 'env-1', related: '', resource_name: '' },
    kafka_cluster: { id: 'lkc-1', related: '' },
  },
  status: { phase: 'A_NEW_PHASE', write_mode: null },
  tags: ['secret-of-the-topic'],
};
const list = { api_version: 'tableflow/v1', kind: 'TableflowTopicList', metadata: {}, data: [topic, topic] };
const path = '/tableflow/v1/tableflow-topics';
const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1' };

function clientWith(onDrift?: OnDrift) {
  return createTableflowClient({
    credentials: apiKey('Tableflow', 'TABLEFLOWKEY0001', 'not-a-real-secret'),
    fetch: async ({ method }) =>
      Response.json(method === 'GET' ? list : topic, { status: method === 'GET' ? 200 : 202 }),
    drift: onDrift && reportDrift(onDrift),
  });
}

it('loads no descriptions while nobody wants to know', async () => {
  await clientWith().GET(path, { params: { query } });
  await new Promise((resolve) => setImmediate(resolve));
  expect(loaded.count).toBe(0);
  await clientWith(() => undefined).GET(path, { params: { query } });
  await vi.waitFor(() => expect(loaded.count).toBe(1));
});

it('reports what an answer has and misses against its description, and the call succeeds', async () => {
  const reports: DriftReport[] = [];
  const client = clientWith((report) => reports.push(report));
  const { data } = await client.GET(path, { params: { query } });
  await client.GET(path, { params: { query } });
  const body = { spec: { ...topic.spec, storage: { kind: 'Managed' as const }, table_formats: ['DELTA' as const] } };
  await client.POST(path, { body });
  expect(data).toEqual(list);
  await vi.waitFor(() => expect(reports).toHaveLength(8));
  const inTopic = [
    { kind: 'type', pointer: '/spec/storage/kind', expected: 'one of ByobAws, Managed, AzureDataLakeStorageGen2' },
    { kind: 'missing', pointer: '/spec/kafka_cluster/resource_name', expected: 'string' },
    { kind: 'type', pointer: '/status/write_mode', expected: 'string' },
    { kind: 'unknown', pointer: '/tags' },
  ];
  expect(reports).toEqual([
    ...inTopic.map((report) => ({ operation: `GET ${path}`, ...report, pointer: `/data/*${report.pointer}` })),
    ...inTopic.map((report) => ({ operation: `POST ${path}`, ...report })),
  ]);
  expect(JSON.stringify(reports)).not.toMatch(/orders|Iceland|Katla|secret/);
});
