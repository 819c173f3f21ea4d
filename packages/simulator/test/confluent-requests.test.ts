import { createTransport, systemClock } from '@tableflow-workshop/client-core';
import { apiKey, createTableflowClient } from '@tableflow-workshop/confluent-client';
import { getResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { confluentRoutes } from '../src/confluent/routes.ts';
import { createSimulator, riverHotels, serveSimulator } from '../src/index.ts';
import { simulatorHandlers } from '../src/msw.ts';
import { descriptions } from '../src/request/description.ts';
import { answerOf, createLab, failureBody, request, tableflowBody } from './lab.ts';

const topics = '/tableflow/v1/tableflow-topics';
const key = riverHotels.keys.tableflow;
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';

describe('the operations', () => {
  it('each has a handler of its own', () => {
    const handlers = descriptions.confluent.flatMap(({ api, operations }) =>
      operations.map(({ operationId }) => [
        `${api} ${operationId}`,
        confluentRoutes[`${api}/${operationId}`] ?? confluentRoutes[operationId],
      ]),
    );
    expect(handlers.filter(([, handler]) => handler === undefined)).toEqual([]);
    expect(new Set(handlers.map(([, handler]) => handler)).size).toBe(handlers.length);
    expect(Object.keys(confluentRoutes)).toHaveLength(handlers.length);
  });

  it('answers 404 for a path that nobody described', async () => {
    const { simulator } = createLab();
    expect(await answerOf(simulator.fetch(request('GET', '/tableflow/v2/regions', { key })))).toEqual({
      status: 404,
      body: failureBody(404, 'no such operation: GET /tableflow/v2/regions'),
    });
  });
});

describe('strictness', () => {
  const body = tableflowBody('clicks');
  it.each([
    [
      'an unknown query parameter',
      'GET',
      `${topics}?${scope}&cluster=x`,
      undefined,
      'unknown query parameter "cluster" (?cluster)',
      '?cluster',
    ],
    [
      'a missing query parameter',
      'GET',
      `${topics}?environment=env-river1`,
      undefined,
      'query parameter "spec.kafka_cluster" is required (?spec.kafka_cluster)',
      '?spec.kafka_cluster',
    ],
    ['a missing body', 'POST', topics, undefined, 'a request body is required (/)', '/'],
    ['an unknown field', 'POST', topics, { ...body, name: 'clicks' }, 'unknown field "name" (/name)', '/name'],
    [
      'an unknown field further down',
      'POST',
      topics,
      { spec: { ...body.spec, topic: 'clicks' } },
      'unknown field "topic" (/spec/topic)',
      '/spec/topic',
    ],
    [
      'a value that is none',
      'POST',
      topics,
      { spec: { ...body.spec, table_formats: ['DELTA,ICEBERG'] } },
      'must be equal to one of the allowed values (/spec/table_formats/0)',
      '/spec/table_formats/0',
    ],
    [
      'no format at all',
      'POST',
      topics,
      { spec: { ...body.spec, table_formats: [] } },
      'must NOT have fewer than 1 items (/spec/table_formats)',
      '/spec/table_formats',
    ],
  ])('refuses %s', async (_what, method, path, sent, detail, pointer) => {
    const { simulator } = createLab();
    const answer = await answerOf(simulator.fetch(request(method, path, { key, body: sent })));
    expect(answer).toEqual({ status: 400, body: failureBody(400, detail, { code: 'invalid_request', pointer }) });
  });

  it('refuses a query value that is none', async () => {
    const { simulator } = createLab();
    const path = '/kafka/v3/clusters/lkc-river1/acls?operation=LOOK';
    const answer = await answerOf(simulator.fetch(request('GET', path, { key: riverHotels.keys.kafka })));
    expect(answer).toEqual({
      status: 400,
      body: { error_code: 40002, message: 'query parameter "operation" cannot be "LOOK" (?operation)' },
    });
  });

  it('lets through what nobody knows where it is lenient', async () => {
    const { simulator } = createLab({ isLenient: true });
    const answer = await simulator.fetch(request('GET', `${topics}?${scope}&cluster=x`, { key }));
    expect(answer.status).toBe(200);
  });
});

describe('other doors', () => {
  it('answers through MSW', async () => {
    const handlers = simulatorHandlers(createLab().simulator);
    const response = await getResponse(handlers, request('GET', `${topics}?${scope}`, { key }));
    expect(response?.status).toBe(200);
    expect(await response?.json()).toEqual({
      api_version: 'tableflow/v1',
      kind: 'TableflowTopicList',
      metadata: { total_size: 0 },
      data: [],
    });
    expect(await getResponse(handlers, new Request('https://elsewhere.example/tableflow/v1/regions'))).toBeUndefined();
  });

  it('answers on a port, with addresses of that port', async () => {
    const served = await serveSimulator(createSimulator());
    try {
      const tableflow = createTableflowClient({
        baseUrl: served.confluentUrl,
        credentials: apiKey('Tableflow', key.id, key.secret),
      });
      const { data, response } = await tableflow.GET('/tableflow/v1/regions');
      expect(data?.metadata.next).toBe(`${served.confluentUrl}/tableflow/v1/regions?page_token=b2Zmc2V0OjEw`);
      expect(response.headers.get('x-request-id')).toBe('req-1');
      const send = createTransport({
        service: 'Databricks',
        credentials: { authorize: async () => undefined, describe: () => 'nobody' },
        clock: systemClock,
      });
      const wrongCloud = await send(new Request(`${served.databricksUrl}/tableflow/v1/regions`));
      expect(wrongCloud.status).toBe(404);
    } finally {
      await served.close();
    }
  });
});
