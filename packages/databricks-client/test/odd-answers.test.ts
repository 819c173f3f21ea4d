import { collect, InvalidResponseError, PaginationError, paginate } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import {
  accessTokenCredentials,
  changeGrants,
  createIdentityClient,
  createSqlClient,
  createUnityCatalogClient,
  listCatalogs,
  listGrants,
  paginateScim,
  servicePrincipalCredentials,
  statementRows,
  tableExists,
  workspaceOrigin,
} from '../src/index.ts';

const workspaceUrl = 'https://dbc-1.cloud.databricks.com';

/** Clients whose workspace answers each call with these bytes. */
function answering(body: string) {
  const credentials = accessTokenCredentials('a-token-for-odd-answers');
  const fetch = async (): Promise<Response> => new Response(body, { headers: { 'content-type': 'application/json' } });
  const options = { workspaceUrl, credentials, fetch };
  return {
    catalog: createUnityCatalogClient(options),
    sql: createSqlClient(options),
    identity: createIdentityClient(options),
    fetch,
  };
}

type Clients = ReturnType<typeof answering>;
const securable = { type: 'catalog', fullName: 'main' } as const;
const catalogs = (clients: Clients) => collect(listCatalogs(clients.catalog), 10);
const groups = ({ identity }: Clients) =>
  collect(
    paginateScim(
      (startIndex) => identity.GET('/api/2.0/preview/scim/v2/Groups', { params: { query: { startIndex } } }),
      'list the groups',
    ),
    10,
  );
const exists = ({ catalog }: Clients) => tableExists(catalog, 'main.a.b');
const grants = ({ catalog }: Clients) => collect(listGrants(catalog, securable), 10);
const changed = ({ catalog }: Clients) => changeGrants(catalog, securable, [{ principal: 'a', add: ['USE_CATALOG'] }]);
const chunk = ({ sql }: Clients) =>
  collect(statementRows(sql, { statement_id: 's-1', result: { next_chunk_index: 1 } }), 10);
const linked = ({ sql, fetch }: Clients) =>
  collect(
    statementRows(
      sql,
      { statement_id: 's-1', result: { external_links: [{ external_link: 'https://x.test/0' }] } },
      { fetch },
    ),
    10,
  );

const list = 'GET /api/2.1/unity-catalog/catalogs';
const permissions = '/api/2.1/unity-catalog/permissions/catalog/main';
const chunks = 'GET /api/2.0/sql/statements/s-1/result/chunks/1';

it.each<[(clients: Clients) => Promise<unknown>, string, string, string]>([
  [catalogs, 'null', list, 'null instead of data'],
  [catalogs, '7', list, 'a number instead of data'],
  [catalogs, '[]', list, 'a list where an object is expected'],
  [catalogs, '{"catalogs":{}}', list, 'an object where the list is expected'],
  [catalogs, '{"catalogs":"a"}', list, 'a string where the list is expected'],
  [catalogs, '{"catalogs":[null]}', list, 'null among the items of the list'],
  [catalogs, '{"catalogs":["a"]}', list, 'a string among the items of the list'],
  [catalogs, '{"next_page_token":7}', list, 'a number where the token of the next page is expected'],
  [catalogs, '{"next_page_token":{"a":1}}', list, 'an object where the token of the next page is expected'],
  [catalogs, '{"next_page_token":"\\udc00"}', list, 'a token of the next page that is not well-formed'],
  [groups, '{"Resources":{}}', 'GET /api/2.0/preview/scim/v2/Groups', 'an object where the list is expected'],
  [groups, '[]', 'GET /api/2.0/preview/scim/v2/Groups', 'a list where an object is expected'],
  [exists, '[]', 'GET /api/2.1/unity-catalog/tables/main.a.b/exists', 'a list where an object is expected'],
  [grants, '{"privilege_assignments":7}', `GET ${permissions}`, 'a number where the list is expected'],
  [
    grants,
    '{"privilege_assignments":[{"principal":7}]}',
    `GET ${permissions}`,
    'a number where a principal is expected',
  ],
  [
    grants,
    '{"privilege_assignments":[{"principal":"a","privileges":"ALL"}]}',
    `GET ${permissions}`,
    'a string where the names of privileges are expected',
  ],
  [changed, '[]', `PATCH ${permissions}`, 'a list where an object is expected'],
  [changed, '{"privilege_assignments":[[]],"x":1}', '', ''],
  [chunk, '[]', chunks, 'a list where an object is expected'],
  [chunk, '{"data_array":{}}', chunks, 'an object where rows are expected'],
  [chunk, '{"data_array":[7]}', chunks, 'a number where a row is expected'],
  [chunk, '{"data_array":[[7]]}', chunks, 'a number where a cell is a text or null'],
  [chunk, '{"external_links":{}}', chunks, 'an object where the links of a chunk are expected'],
  [chunk, '{"external_links":[7]}', chunks, 'a number where a link is expected'],
  [chunk, '{"next_chunk_index":"2"}', chunks, 'a string where the number of the next chunk is expected'],
  [chunk, '{"next_chunk_index":1e99}', chunks, 'a number where the number of the next chunk is expected'],
  [chunk, '{"next_chunk_index":-1}', chunks, 'a number where the number of the next chunk is expected'],
  [linked, '{"rows":[]}', 'GET /0', 'an object where rows are expected'],
  [linked, '[["a"],[{}]]', 'GET /0', 'an object where a cell is a text or null'],
])('%o of %s', async (call, body, operation, detail) => {
  const error = await call(answering(body)).catch((thrown: unknown) => thrown);
  if (detail === '') return expect(error).toEqual([]);
  expect(InvalidResponseError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ operation, detail, isRetryable: false });
});

it.each<[string, unknown]>([
  ['a link that is no text', { external_links: [{ external_link: 7 }] }],
  ['a link that is no address', { external_links: [{ external_link: 'nowhere' }] }],
  [
    'headers that cannot be sent',
    { external_links: [{ external_link: 'https://x.test', http_headers: { 'a b': '1' } }] },
  ],
  ['rows that are none', { data_array: 'a' }],
  ['a first chunk that is none', [7]],
])('of a statement at hand: %s', async (_what, result) => {
  const { sql, fetch } = answering('[]');
  const rows = statementRows(sql, { statement_id: 's-1', result: result as never }, { fetch });
  expect(await collect(rows, 10).catch((thrown: unknown) => thrown)).toMatchObject({ name: 'InvalidResponseError' });
});

describe('a list without items ends', () => {
  it('after a thousand empty pages', async () => {
    let pages = 0;
    const walk = paginate(async () => {
      pages += 1;
      return { items: [], nextToken: String(pages) };
    }, 'list the catalogs');
    const error = await collect(walk, 10).catch((thrown: unknown) => thrown);
    expect(PaginationError.isInstance(error)).toBe(true);
    expect((error as Error).message).toBe(
      'Could not list the catalogs: 1000 pages in a row hold nothing, and more are said to follow.',
    );
    expect(pages).toBe(1_000);
  });

  it('and goes on when one of them holds something', async () => {
    let pages = 0;
    const walk = paginate(async () => {
      pages += 1;
      return { items: pages % 999 === 0 ? [pages] : [], nextToken: pages < 5_000 ? String(pages) : undefined };
    });
    expect(await collect(walk, 10)).toEqual([999, 1_998, 2_997, 3_996, 4_995]);
  });
});

describe('who signs in is checked where it is said', () => {
  it.each([undefined, null, '', ' ', 7, {}])('a token that is %j', (token) => {
    expect(() => accessTokenCredentials(token as string)).toThrow(
      /^Could not use a personal access token:\n {2}- token: is /,
    );
  });

  it.each([
    [{ clientSecret: 's' }, 'clientId: is undefined, not a text.'],
    [{ clientId: '', clientSecret: 's' }, 'clientId: is empty.'],
    [{ clientId: 'a' }, 'clientSecret: is undefined, not a text.'],
    [{ clientId: 'a', clientSecret: '' }, 'clientSecret: is empty.'],
  ])('a service principal that is %j', (given, said) => {
    expect(() => servicePrincipalCredentials({ workspaceUrl, ...given } as never)).toThrow(said);
  });

  it.each([undefined, null, 7])('a workspace that is %j', (url) => {
    expect(() => workspaceOrigin(url as unknown as string)).toThrow('- workspaceUrl: this is not a URL.');
  });
});
