import { ApiError, collect } from '@tableflow-workshop/client-core';
import { expect, expectTypeOf, it } from 'vitest';
import { scriptedClient } from '../test/scripted-client.ts';
import { paginateDatabricks, type UnityCatalogSchemas } from './index.ts';

/** The catalogs of a server that gives these pages, one after the other, and what it was asked for. */
function catalogsOf(...pages: readonly unknown[]) {
  const { client, requests } = scriptedClient(...pages.map((page) => [200, page] as const), [
    403,
    { error_code: 'PERMISSION_DENIED', message: 'no' },
  ]);
  const catalogs = paginateDatabricks(
    (page_token) =>
      client.GET('/api/2.1/unity-catalog/catalogs', { params: { query: { max_results: 2, page_token } } }),
    (page) => page.catalogs,
    'list the catalogs',
  );
  return { requests, catalogs };
}

async function namesOf(catalogs: AsyncIterable<UnityCatalogSchemas['Catalog']>): Promise<unknown> {
  return (await collect(catalogs, 100)).map((catalog) => catalog.name);
}

it('goes on behind an empty page that carries a token', async () => {
  const { requests, catalogs } = catalogsOf(
    { catalogs: [{ name: 'a' }, { name: 'b' }], next_page_token: 't=1' },
    { next_page_token: 't2' },
    { catalogs: null, next_page_token: 't3' },
    { catalogs: [{ name: 'c' }] },
  );
  expectTypeOf(catalogs).toExtend<AsyncGenerator<UnityCatalogSchemas['Catalog'], void, undefined>>();
  expect(await namesOf(catalogs)).toEqual(['a', 'b', 'c']);
  expect(requests).toEqual([
    'GET /catalogs?max_results=2',
    'GET /catalogs?max_results=2&page_token=t=1',
    'GET /catalogs?max_results=2&page_token=t2',
    'GET /catalogs?max_results=2&page_token=t3',
  ]);
});

it.each([{}, { next_page_token: null }, { catalogs: [], next_page_token: '' }])(
  'takes %j for an empty list',
  async (page) => {
    const { requests, catalogs } = catalogsOf(page);
    expect(await namesOf(catalogs)).toEqual([]);
    expect(requests).toHaveLength(1);
  },
);

it('gives the list page by page', async () => {
  const { catalogs } = catalogsOf(
    { catalogs: [{ name: 'a' }, { name: 'b' }], next_page_token: 't1' },
    { catalogs: [{ name: 'c' }] },
  );
  expect(await collect(catalogs.pages(), 100)).toEqual([[{ name: 'a' }, { name: 'b' }], [{ name: 'c' }]]);
});

it('fails where a token comes twice', async () => {
  const { catalogs } = catalogsOf({ next_page_token: 't1' }, { next_page_token: 't1' });
  await expect(namesOf(catalogs)).rejects.toThrow(
    'Could not list the catalogs: page 2 leads back to a page that was read before.',
  );
});

it('fails with what the server says of a page, after the items before it', async () => {
  const { catalogs } = catalogsOf({ catalogs: [{ name: 'a' }], next_page_token: 't1' });
  const seen: unknown[] = [];
  const error = await (async () => {
    for await (const catalog of catalogs) seen.push(catalog.name);
  })().catch((thrown: unknown) => thrown);
  expect(seen).toEqual(['a']);
  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({ status: 403, tried: 'list the catalogs', code: 'PERMISSION_DENIED' });
});
