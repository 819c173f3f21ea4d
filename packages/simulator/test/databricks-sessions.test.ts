import { createVirtualClock } from '@tableflow-workshop/client-core';
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import { createSimulator, riverHotels, type Simulator, type Statement } from '../src/index.ts';

// What the SQL drivers do: a session, statements in it, rows in Arrow.

const { workspaceUrl, adminToken, warehouse, servicePrincipal } = riverHotels.databricks;
const columns = [
  { name: 'n', typeName: 'INT', typeText: 'int' },
  { name: 'd', typeName: 'DECIMAL', typeText: 'decimal(10,2)' },
];

function createDriver(rowCount = 2) {
  const statements: Statement[] = [];
  const simulator = createSimulator({
    clock: createVirtualClock(),
    isLenient: true,
    dataPlane: () => ({
      startConnector: () => undefined,
      stopConnector: async () => undefined,
      startTable: () => undefined,
      stopTable: async () => undefined,
      dropTopic: async () => undefined,
      recordCount: () => 0,
      async runStatement(statement) {
        statements.push(statement);
        return {
          state: 'SUCCEEDED',
          columns,
          rows: Array.from({ length: rowCount }, (_none, index) => [String(index), '1.50']),
        };
      },
    }),
  });
  const send = async (method: string, path: string, body?: object, authorization = `Bearer ${adminToken}`) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await simulator.fetch(new Request(workspaceUrl + path, init));
    return { status: response.status, body: JSON.parse((await response.text()) || '{}') };
  };
  return { simulator, statements, send };
}

it.each([
  ['in the body', '/api/2.0/sql/sessions', { warehouse_id: warehouse.id }],
  ['with a slash at the end', '/api/2.0/sql/sessions/', { warehouse_id: warehouse.id }],
  ['in the path', `/api/2.0/sql/warehouses/${warehouse.id}/sessions`, {}],
])('a session has a catalog and a schema; its warehouse is given %s', async (_where, path, body) => {
  const { send, statements } = createDriver();
  const opened = await send('POST', path, { ...body, catalog: 'river-hotels', schema: 'lkc-river1' });
  expect(opened).toEqual({ status: 200, body: { session_id: expect.any(String) } });
  const { session_id: session } = opened.body;
  const base = { warehouse_id: warehouse.id, session_id: session };
  await send('POST', '/api/2.0/sql/statements', { ...base, statement: 'SELECT 1' });
  await send('POST', '/api/2.0/sql/statements', { ...base, statement: 'SELECT 2', catalog: 'samples' });
  expect(statements.map(({ text, catalog, schema }) => [text, catalog, schema])).toEqual([
    ['SELECT 1', 'river-hotels', 'lkc-river1'],
    ['SELECT 2', 'samples', undefined],
  ]);
});

it('a session is closed once, and nobody uses that of another', async () => {
  const { send, simulator } = createDriver();
  const unknown = await send('POST', '/api/2.0/sql/sessions', { warehouse_id: 'none' });
  const { session_id: session } = (await send('POST', '/api/2.0/sql/sessions', { warehouse_id: warehouse.id })).body;
  const statement = { warehouse_id: warehouse.id, session_id: session, statement: 'SELECT 1' };
  const foreign = await send('POST', '/api/2.0/sql/statements', statement, `Bearer ${await tokenOf(simulator)}`);
  const path = `/api/2.0/sql/sessions/${session}`;
  const closed = [await send('DELETE', path, { session_id: session }), await send('DELETE', path)];
  const late = await send('POST', '/api/2.0/sql/statements', statement);
  expect([unknown.status, foreign.status, ...closed.map(({ status }) => status), late.status]).toEqual([
    404, 404, 200, 404, 404,
  ]);
});

it('rows come inline in Arrow where the service chooses, with precision and scale of a decimal', async () => {
  const { send } = createDriver();
  const { body } = await send('POST', '/api/2.0/sql/statements', {
    warehouse_id: warehouse.id,
    statement: 'SELECT n, d FROM t',
    format: 'ARROW_STREAM',
    disposition: 'INLINE_OR_EXTERNAL_LINKS',
    result_compression: 'LZ4_FRAME',
  });
  expect(body.manifest.schema.columns).toEqual([
    { name: 'n', position: 0, type_name: 'INT', type_text: 'int' },
    { name: 'd', position: 1, type_name: 'DECIMAL', type_text: 'decimal(10,2)', type_precision: 10, type_scale: 2 },
  ]);
  expect([body.manifest.format, body.manifest.result_compression, body.result.data_array]).toEqual([
    'ARROW_STREAM',
    undefined,
    undefined,
  ]);
  const table = tableFromIPC(Buffer.from(body.result.attachment, 'base64'));
  expect([...(table.getChild('n') ?? [])]).toEqual([0, 1]);
});

it('rows of several chunks lie elsewhere, each chunk a stream of its own', async () => {
  const { send, simulator } = createDriver(1_001);
  const { body } = await send('POST', '/api/2.0/sql/statements', {
    warehouse_id: warehouse.id,
    statement: 'SELECT n, d FROM t',
    format: 'ARROW_STREAM',
    disposition: 'INLINE_OR_EXTERNAL_LINKS',
  });
  const chunk = await send('GET', `/api/2.0/sql/statements/${body.statement_id}/result/chunks/1`);
  const links = [body.result, chunk.body].map((result) => result.external_links[0].external_link as string);
  const counts = [];
  for (const link of links) {
    const response = await simulator.fetch(new Request(link));
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.arrow.stream');
    counts.push(tableFromIPC(new Uint8Array(await response.arrayBuffer())).numRows);
  }
  expect(counts).toEqual([1_000, 1]);
});

it('a statement that is given up reads as CLOSED', async () => {
  const { send } = createDriver();
  const { body } = await send('POST', '/api/2.0/sql/statements', { warehouse_id: warehouse.id, statement: 'SELECT 1' });
  const path = `/api/2.0/sql/statements/${body.statement_id}`;
  expect(await send('DELETE', path, { statement_id: body.statement_id })).toEqual({ status: 200, body: {} });
  expect((await send('GET', path)).body.status).toEqual({ state: 'CLOSED' });
  expect((await send('DELETE', '/api/2.0/sql/statements/none')).status).toBe(404);
});

it('a driver that asks for feature flags has none', async () => {
  const { send } = createDriver();
  const flags = await send('GET', '/api/2.0/connector-service/feature-flags/PYTHON/4.9.0');
  expect(flags).toEqual({ status: 200, body: { flags: [], ttl_seconds: 900 } });
});

/** A token of the service principal. */
async function tokenOf(simulator: Simulator): Promise<string> {
  const { clientId, clientSecret } = servicePrincipal;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' });
  const request = new Request(`${workspaceUrl}/oidc/v1/token`, { method: 'POST', headers: { authorization }, body });
  const { access_token: token } = (await (await simulator.fetch(request)).json()) as { access_token: string };
  return token;
}
