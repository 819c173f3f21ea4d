import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, riverHotels, type ServedSimulator, type Simulator, serveSimulator } from '../src/index.ts';
import { jsonOf, rawRequest, statusOf } from './raw-request.ts';

const { keys, databricks, kafkaCluster } = riverHotels;
const basic = ({ id, secret }: { id: string; secret: string }): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
const admin = `Bearer ${databricks.adminToken}`;
const connectors = `/connect/v1/environments/env-river1/clusters/${kafkaCluster.id}/connectors`;

/** Status and body of a request in process. Both clouds are one function there. */
async function ask(
  path: string,
  options: { method?: string; authorization?: string; type?: string; body?: BodyInit; simulator?: Simulator } = {},
): Promise<{ status: number; body: unknown }> {
  const { authorization = basic(keys.cloud), type = 'application/json', body, simulator = createSimulator() } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const response = await simulator.fetch(
    new Request(`https://cloud.test${path}`, {
      method,
      headers: { authorization, ...(type === '' ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    }),
  );
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

describe('an address', () => {
  it.each([
    ['/org/v2/environments/%', basic(keys.cloud)],
    ['/org/v2/environments/%zz', basic(keys.cloud)],
    ['/org/v2/environments/%ff%fe', basic(keys.cloud)],
    ['/org/v2/environments?page_token=%', basic(keys.cloud)],
    ['/api/2.1/unity-catalog/catalogs/%e0%a4', admin],
    ['/no/such/%', 'none'],
  ])('with a malformed escape is 400: %s', async (path, authorization) => {
    const { status, body } = await ask(path, { authorization });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('malformed percent escape')]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('knows no query parameter %s', async (name) => {
    expect((await ask(`/org/v2/environments?${name}=1`)).status).toBe(400);
    expect((await ask(`/api/2.1/unity-catalog/catalogs?${name}=1`, { authorization: admin })).status).toBe(400);
  });

  it.each(['', '1e3', '0x10', '1.0', ' 1', '+1', '-', 'NaN', 'Infinity', '-1', '99999999999999999999'])(
    'takes only a number where one is due: %s',
    async (value) => {
      const text = encodeURIComponent(value);
      const statuses = await Promise.all([
        ask(`/api/2.1/unity-catalog/catalogs?max_results=${text}`, { authorization: admin }),
        ask(`/org/v2/environments?page_size=${text}`),
        ask(`/api/2.0/sql/statements/x/result/chunks/${text || '%20'}`, { authorization: admin }),
      ]);
      expect(statuses.slice(0, 2).map(({ status }) => status)).toEqual([400, 400]);
      expect(statuses[2]?.status).toBe(value === '-1' ? 404 : 400);
    },
  );
});

describe('a refusal has the shape of its API', () => {
  it.each([
    ['/kafka/v3/clusters/lkc-river1/topics?x=1', keys.kafka, 400, { error_code: 40002, message: expect.any(String) }],
    ['/kafka/v3/clusters/lkc-river1/topics', keys.cloud, 401, { error_code: 40101, message: 'Unauthorized' }],
    ['/kafka/v3/nothing', keys.kafka, 404, { error_code: 404, message: expect.any(String) }],
    ['/subjects?x=1', keys.schemaRegistry, 400, { error_code: 400, message: expect.any(String) }],
    ['/subjects', keys.cloud, 401, { error_code: 40101, message: 'Unauthorized' }],
    ['/schemas/nothing/here', keys.schemaRegistry, 404, { error_code: 404, message: expect.any(String) }],
    [`${connectors}?x=1`, keys.cloud, 400, { error: { code: 400, message: expect.any(String) } }],
    [connectors, keys.kafka, 401, { error: { code: 401, message: 'Unauthorized' } }],
    ['/connect/v1/nothing', keys.cloud, 404, { error: { code: 404, message: expect.any(String) } }],
    ['/org/v2/environments', keys.kafka, 401, { errors: [expect.objectContaining({ detail: 'Unauthorized' })] }],
  ])('%s', async (path, key, status, body) => {
    expect(await ask(path, { authorization: basic(key) })).toEqual({ status, body });
  });
});

describe('a body', () => {
  const connector = JSON.stringify({ name: 'river', config: { name: 'river' } });
  it.each([
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('that is declared as "%s" is 415', async (type) => {
    const { status } = await ask(connectors, { type, body: new TextEncoder().encode(connector) });
    expect(status).toBe(415);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/vnd.x+json'])(
    'that is declared as "%s" is read',
    async (type) => {
      const { status, body } = await ask(connectors, { type, body: new TextEncoder().encode(connector) });
      expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('connector.class')]);
    },
  );

  it('that is not JSON is 400', async () => {
    expect((await ask(connectors, { body: '{"name":' })).status).toBe(400);
  });

  it('is a form where tokens are made', async () => {
    const { clientId, clientSecret } = databricks.servicePrincipal;
    const form = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
    const token = { authorization: '', type: 'application/x-www-form-urlencoded', body: form };
    expect((await ask('/oidc/v1/token', token)).status).toBe(200);
    expect((await ask('/oidc/v1/token', { ...token, type: 'text/plain' })).status).toBe(415);
  });

  it.each([{ row_limit: -1 }, { row_limit: 0 }, { byte_limit: -1 }])('of a statement has no %o', async (limit) => {
    for (const isLenient of [false, true]) {
      const body = JSON.stringify({ warehouse_id: databricks.warehouse.id, statement: 'SELECT 1', ...limit });
      const simulator = createSimulator({ isLenient });
      expect((await ask('/api/2.0/sql/statements', { authorization: admin, body, simulator })).status).toBe(400);
    }
  });

  it.each(['.', '..', ' .. ', '', ' ', 'a\nb', 'x'.repeat(256)])('names no connector %j', async (name) => {
    const simulator = createSimulator();
    const config = { name, 'connector.class': 'PostgresCdcSourceV2' };
    const { status, body } = await ask(connectors, { body: JSON.stringify({ name, config }), simulator });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('a connector name has')]);
    expect(simulator.state.confluent.connectors).toEqual([]);
  });
});

describe('on a port', () => {
  let served: ServedSimulator;
  const simulator = createSimulator({ maxCalls: 10 });
  beforeAll(async () => {
    served = await serveSimulator(simulator);
  });
  afterAll(() => served.close());

  const post = (path: string, headers: readonly string[], body: string): Promise<string> =>
    rawRequest(
      served.confluentUrl,
      [`POST ${path} HTTP/1.1`, `Host: ${new URL(served.confluentUrl).host}`, ...headers],
      body,
    );

  it('credentials are checked before a body is read: what is announced never has to come', async () => {
    const answer = await post(connectors, ['Content-Type: application/json', 'Content-Length: 900000000'], '');
    expect(statusOf(answer)).toBe(401);
    expect(jsonOf(answer)).toEqual({ error: { code: 401, message: 'Unauthorized' } });
  });

  it.each([
    ['announced', ['Content-Length: 900000000'], ''],
    ['sent in pieces', ['Transfer-Encoding: chunked'], `1200000\r\n${' '.repeat(0x1200000)}\r\n0\r\n\r\n`],
  ])('a body that is too large is 413, %s', async (_how, headers, body) => {
    const known = [`Authorization: ${basic(keys.cloud)}`, 'Content-Type: application/json'];
    const answer = await post(connectors, [...known, ...headers], body);
    expect(statusOf(answer)).toBe(413);
  });

  it('the log of calls keeps the newest, without their bodies', async () => {
    for (let number = 0; number < 25; number += 1) {
      await fetch(`${served.confluentUrl}/org/v2/environments?number=${number}&${'x'.repeat(2_000)}`);
    }
    expect(simulator.calls).toHaveLength(10);
    expect(simulator.calls.map(({ path, body }) => [path.slice(0, 31), path.length, body])).toEqual(
      Array.from({ length: 10 }, (_, index) => [`/org/v2/environments?number=${index + 15}&`, 500, undefined]),
    );
  });
});
