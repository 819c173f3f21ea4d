import { ApiError, collect, createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { accessTokenCredentials, createSqlClient, type SqlSchemas, statementRows } from './index.ts';

const workspaceUrl = 'https://dbc-1.cloud.databricks.com';
const chunks = `${workspaceUrl}/api/2.0/sql/statements/s-1/result/chunks`;
const succeeded = (result: SqlSchemas['StatementResult']): SqlSchemas['StatementResponse'] => ({
  statement_id: 's-1',
  status: { state: 'SUCCEEDED' },
  manifest: { format: 'JSON_ARRAY' },
  result,
});

/** A workspace, and a storage beside it, that answer by address; anything else is 403. */
function world(answers: Readonly<Record<string, unknown>>) {
  const requests: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { authorization = 'no authorization', ...headers } = Object.fromEntries(request.headers);
    const algorithm = headers['x-amz-server-side-encryption-customer-algorithm'];
    requests.push([request.url, authorization, algorithm].filter(Boolean).join(' '));
    const answer = answers[request.url];
    return answer === undefined
      ? new Response('<Error><Message>Request has expired</Message></Error>', { status: 403 })
      : Response.json(answer);
  };
  const clock = createVirtualClock();
  const sql = createSqlClient({ workspaceUrl, credentials: accessTokenCredentials('a-test-token'), fetch, clock });
  return { requests, sql, options: { fetch, clock } };
}

it('reads chunk after chunk', async () => {
  const { requests, sql } = world({
    [`${chunks}/1`]: { chunk_index: 1, data_array: [['3', null]], next_chunk_index: 2 },
    [`${chunks}/2`]: { chunk_index: 2, data_array: [['4', 'd']], next_chunk_index: null },
  });
  const first = succeeded({
    chunk_index: 0,
    data_array: [
      ['1', 'a'],
      ['2', 'b'],
    ],
    next_chunk_index: 1,
  });
  expect(await collect(statementRows(sql, first), 100)).toEqual([
    ['1', 'a'],
    ['2', 'b'],
    ['3', null],
    ['4', 'd'],
  ]);
  expect(requests).toEqual([`${chunks}/1 Bearer a-test-token`, `${chunks}/2 Bearer a-test-token`]);
  expect((await collect(statementRows(sql, first).pages(), 100)).map((rows) => rows.length)).toEqual([2, 1, 1]);
});

it.each([{}, undefined])('gives no rows for the result %j, and asks nobody', async (result) => {
  const { requests, sql } = world({});
  const { result: _none, ...rest } = succeeded({});
  expect(await collect(statementRows(sql, result ? succeeded(result) : rest), 100)).toEqual([]);
  expect(requests).toEqual([]);
});

it('fetches links without the token of the workspace, on whatever host', async () => {
  const elsewhere = 'https://storage.test/results/0?signature=abc';
  const sameHost = `${workspaceUrl}/results/1?signature=def`;
  const { requests, sql, options } = world({
    [elsewhere]: [['1', 'a']],
    [`${chunks}/1`]: { external_links: [{ external_link: sameHost }] },
    [sameHost]: [['2', null]],
  });
  const headers = { 'x-amz-server-side-encryption-customer-algorithm': 'AES256', Authorization: 'Bearer of-someone' };
  const first = succeeded({
    external_links: [{ external_link: elsewhere, http_headers: headers, chunk_index: 0, next_chunk_index: 1 }],
  });
  expect(await collect(statementRows(sql, first, options), 100)).toEqual([
    ['1', 'a'],
    ['2', null],
  ]);
  expect(requests).toEqual([
    `${elsewhere} no authorization AES256`,
    `${chunks}/1 Bearer a-test-token`,
    `${sameHost} no authorization`,
  ]);
});

it('says that a link may have expired, and does not show its signature', async () => {
  const { sql, options } = world({});
  const first = succeeded({ external_links: [{ external_link: 'https://storage.test/0?signature=abc' }] });
  const error = await collect(statementRows(sql, first, options), 1).catch((thrown: unknown) => thrown);
  expect(ApiError.isInstance(error)).toBe(true);
  expect((error as ApiError).message).toBe(
    'Could not read the rows of statement s-1: Databricks storage returned 403: Request has expired. Links live for some minutes only: read the rows soon after the statement ended, or run it again.',
  );
  expect((error as ApiError).operation).toBe('GET /0');
});

it('refuses a link without an address, and a chunk that leads back', async () => {
  const { sql } = world({ [`${chunks}/1`]: { next_chunk_index: 1 } });
  await expect(collect(statementRows(sql, succeeded({ external_links: [{}] })), 1)).rejects.toThrow(
    'Could not read the rows of statement s-1: a chunk of the result has a link without an address.',
  );
  await expect(collect(statementRows(sql, succeeded({ next_chunk_index: 1 })), 1)).rejects.toThrow(
    'Could not read the rows of statement s-1: page 2 leads back to a page that was read before.',
  );
});

it('refuses a format that it cannot read', async () => {
  const { requests, sql } = world({});
  const arrow = { ...succeeded({}), manifest: { format: 'ARROW_STREAM' } };
  await expect(collect(statementRows(sql, arrow), 1)).rejects.toMatchObject({
    name: 'InputError',
    problems: [{ path: 'format', problem: 'Rows in the format ARROW_STREAM are not read here.' }],
  });
  expect(requests).toEqual([]);
});

it('names the chunk that is refused', async () => {
  const { sql } = world({});
  const error = await collect(statementRows(sql, succeeded({ next_chunk_index: 7 })), 1).catch((thrown) => thrown);
  expect(error).toMatchObject({ name: 'ApiError', status: 403, tried: 'read chunk 7 of statement s-1' });
});
