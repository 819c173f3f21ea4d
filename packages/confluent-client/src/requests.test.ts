import { inspect } from 'node:util';
import { ApiError, createVirtualClock, InputError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import {
  apiKey,
  createConnectClient,
  createKafkaClient,
  createMetricsClient,
  createSchemaRegistryClient,
  createTableflowClient,
  unwrapConfluent,
} from './index.ts';

/** A literal `fetch` that writes down what it is asked. */
function recorder(answer: () => Response = () => new Response('{}')) {
  const requests: string[] = [];
  const headers: Record<string, string>[] = [];
  const send = async (request: Request): Promise<Response> => {
    requests.push(`${request.method} ${request.url} ${await request.text()}`.trim());
    headers.push(Object.fromEntries(request.headers));
    return answer();
  };
  return { requests, headers, options: { fetch: send, clock: createVirtualClock() } };
}

const cloudKey = apiKey('Cloud', 'CLOUDKEY00000001', 'cloud-secret-0001', 'the environment');
const tableflowKey = apiKey('Tableflow', 'TABLEFLOWKEY0001', 'tableflow-secret');
const query = { environment: 'env-1', 'spec.kafka_cluster': 'lkc-1' };
const connectors = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}/connectors';
const ids = { environment_id: 'env-1', kafka_cluster_id: 'lkc-1' };

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('a request', () => {
  it('is authorised with HTTP Basic and says who calls', async () => {
    const { headers, options, requests } = recorder();
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    await client.POST('/tableflow/v1/tableflow-topics', {
      body: {
        spec: {
          display_name: 'orders',
          storage: { kind: 'Managed' },
          environment: { id: 'env-1' },
          kafka_cluster: { id: 'lkc-1' },
        },
      },
    });
    expect(requests).toEqual([
      'POST https://api.confluent.cloud/tableflow/v1/tableflow-topics {"spec":{"display_name":"orders","storage":{"kind":"Managed"},"environment":{"id":"env-1"},"kafka_cluster":{"id":"lkc-1"}}}',
    ]);
    expect(headers).toEqual([
      {
        authorization: `Basic ${btoa('TABLEFLOWKEY0001:tableflow-secret')}`,
        'content-type': 'application/json',
        'user-agent': `tableflow-workshop-confluent-client/${manifest.version} node/${process.versions.node}`,
      },
    ]);
  });

  it('to Connect joins the values of a list with commas', async () => {
    const { options, requests } = recorder();
    const client = createConnectClient({ credentials: cloudKey, ...options });
    await client.GET(connectors, { params: { path: ids, query: { expand: ['info', 'status', 'id'] } } });
    expect(requests).toEqual([
      'GET https://api.confluent.cloud/connect/v1/environments/env-1/clusters/lkc-1/connectors?expand=info,status,id',
    ]);
  });

  it('to another API repeats the parameter, and leaves out what is undefined', async () => {
    const { options, requests } = recorder();
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    await client.GET('/tableflow/v1/tableflow-topics', {
      params: { query: { ...query, 'spec.table_formats': ['DELTA', 'ICEBERG'], page_token: undefined, page_size: 10 } },
    });
    expect(requests).toEqual([
      'GET https://api.confluent.cloud/tableflow/v1/tableflow-topics?environment=env-1&spec.kafka_cluster=lkc-1&spec.table_formats=DELTA&spec.table_formats=ICEBERG&page_size=10',
    ]);
  });

  it.each([
    ['river hotels', 'river%20hotels'],
    ['cdc/orders', 'cdc%2Forders'],
    ['riverhotel.cdc.customer', 'riverhotel.cdc.customer'],
    ['a:b;c', 'a%3Ab%3Bc'],
    ['flüsse-河', 'fl%C3%BCsse-%E6%B2%B3'],
    ['50%?#&=+', '50%25%3F%23%26%3D%2B'],
  ])('names %s in the path as %s', async (name, encoded) => {
    const { options, requests } = recorder();
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    await client.DELETE('/tableflow/v1/tableflow-topics/{display_name}', {
      params: { query, path: { display_name: name } },
    });
    expect(requests).toEqual([
      `DELETE https://api.confluent.cloud/tableflow/v1/tableflow-topics/${encoded}?environment=env-1&spec.kafka_cluster=lkc-1`,
    ]);
  });

  it.each(['', '.', '..'])('with the name %j is refused: it would reach another resource', async (name) => {
    const { options, requests } = recorder();
    const client = createConnectClient({ credentials: cloudKey, ...options });
    const error = await thrownBy(
      client.DELETE(`${connectors}/{connector_name}`, { params: { path: { ...ids, connector_name: name } } }),
    );
    expect(InputError.isInstance(error)).toBe(true);
    expect(requests).toEqual([]);
  });

  it('goes to the endpoint of its cluster, with or without a slash at its end', async () => {
    const { options, requests } = recorder();
    const kafkaKey = apiKey('Kafka', 'KAFKAKEY00000001', 'kafka-secret-0001');
    for (const baseUrl of ['https://pkc-1.test:443', 'https://pkc-1.test/', 'https://pkc-1.test//']) {
      const client = createKafkaClient({ credentials: kafkaKey, baseUrl, ...options });
      await client.GET('/kafka/v3/clusters/{cluster_id}/topics', { params: { path: { cluster_id: 'lkc-1' } } });
    }
    expect(new Set(requests)).toEqual(new Set(['GET https://pkc-1.test/kafka/v3/clusters/lkc-1/topics']));
  });

  it('for metrics goes to their own host', async () => {
    const { options, requests } = recorder();
    const client = createMetricsClient({ credentials: cloudKey, ...options });
    await client.POST('/v2/metrics/cloud/query', { body: {} as never });
    expect(requests).toEqual(['POST https://api.telemetry.confluent.cloud/v2/metrics/cloud/query {}']);
  });
});

describe('a refusal', () => {
  const unauthorized = (): Response =>
    new Response('{"errors":[{"id":"e-1","status":"401","detail":"Unauthorized","source":{}}]}', {
      status: 401,
      headers: { 'content-type': 'application/json', 'x-request-id': 'req-1' },
    });

  it('of a key names its id, its kind, its origin and the wanted kind', async () => {
    const { options } = recorder(unauthorized);
    const client = createConnectClient({ credentials: cloudKey, ...options });
    const error = await thrownBy(
      unwrapConfluent(client.GET(connectors, { params: { path: ids } }), 'list the connectors'),
    );
    expect((error as Error).message).toBe(
      'Could not list the connectors: Confluent Cloud returned 401: Unauthorized (request id req-1). The Cloud key CLOUDKEY00000001 (from the environment) was refused; this API wants a Cloud key. Check id, secret and kind; a new key takes a moment to work.',
    );
  });

  it('tells which kind each API wants', async () => {
    const { options } = recorder(unauthorized);
    const global = apiKey('Global', 'GLOBALKEY0000001', 'global-secret-001');
    const given = { credentials: global, ...options };
    const endpoint = { ...given, baseUrl: 'https://cluster.test' };
    const refused = await Promise.all(
      [
        unwrapConfluent(createTableflowClient(given).GET('/tableflow/v1/regions'), 'x'),
        unwrapConfluent(
          createKafkaClient(endpoint).GET('/kafka/v3/clusters/{cluster_id}/topics', {
            params: { path: { cluster_id: 'lkc-1' } },
          }),
          'x',
        ),
        unwrapConfluent(createSchemaRegistryClient(endpoint).GET('/subjects'), 'x'),
      ].map(thrownBy),
    );
    expect(refused.map((error) => /wants (.*?)\./.exec((error as ApiError).hint ?? '')?.[1])).toEqual([
      'a Tableflow key (resource "tableflow") or a Global key',
      'a Kafka key of this cluster',
      'a Schema Registry key',
    ]);
  });

  it('for want of a role says so', async () => {
    const { options } = recorder(() => new Response('{"error_code":40301,"message":"Forbidden"}', { status: 403 }));
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    const error = (await thrownBy(
      unwrapConfluent(client.GET('/tableflow/v1/regions'), 'list the regions'),
    )) as ApiError;
    expect([error.status, error.code, error.detail, error.hint]).toEqual([
      403,
      '40301',
      'Forbidden',
      'The Tableflow key TABLEFLOWKEY0001 is valid, but its owner is missing a role for this, or the resource belongs to another environment or cluster.',
    ]);
  });

  it('shows neither the secret nor what it became, even when the service quotes them', async () => {
    const pair = btoa('TABLEFLOWKEY0001:tableflow-secret');
    const { options } = recorder(
      () => new Response(JSON.stringify({ message: `tableflow-secret, Basic ${pair}, ${pair}` }), { status: 401 }),
    );
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    const error = (await thrownBy(
      unwrapConfluent(client.GET('/tableflow/v1/regions'), 'list the regions'),
    )) as ApiError;
    expect(error.detail).toMatch(/^\[redacted\], Basic \[redacted\]=*, \[redacted\]=*$/);
    const shown =
      inspect([error, tableflowKey, client], { depth: null, showHidden: true }) + JSON.stringify([error, tableflowKey]);
    expect(shown).not.toContain('tableflow-secret');
    expect(shown).not.toContain(pair.replace(/=+$/, ''));
  });

  it('for a rate limit, with an empty body, tells how long to wait', async () => {
    const { options } = recorder(() => new Response(null, { status: 429, headers: { 'retry-after': '120' } }));
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    const error = (await thrownBy(
      unwrapConfluent(client.GET('/tableflow/v1/regions'), 'list the regions'),
    )) as ApiError;
    expect(ApiError.isInstance(error)).toBe(true);
    expect([error.message, error.retryAfterMs]).toEqual([
      'Could not list the regions: Confluent Cloud returned 429. The server asks to wait 120 s before the next try.',
      120_000,
    ]);
  });

  it('takes an empty answer to a delete for what it is', async () => {
    const { options } = recorder(() => new Response(null, { status: 204 }));
    const client = createTableflowClient({ credentials: tableflowKey, ...options });
    const path = { display_name: 'orders' };
    const deleting = client.DELETE('/tableflow/v1/tableflow-topics/{display_name}', { params: { query, path } });
    expect(await unwrapConfluent(deleting, 'disable Tableflow')).toBeUndefined();
  });
});
