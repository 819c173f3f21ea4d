import { collect } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { listCatalogs, listSchemas, listTables, type UnityCatalogClient } from '../src/index.ts';
import { type ScriptedAnswer, scriptedClient } from './scripted-client.ts';

const lists: readonly {
  key: string;
  path: string;
  list: (client: UnityCatalogClient, options?: { pageSize: number }) => AsyncIterable<{ name?: string | undefined }>;
}[] = [
  { key: 'catalogs', path: '/catalogs?', list: listCatalogs },
  {
    key: 'schemas',
    path: '/schemas?catalog_name=main&',
    list: (client, options) => listSchemas(client, 'main', options),
  },
  {
    key: 'tables',
    path: '/tables?catalog_name=main&schema_name=bookings&',
    list: (client, options) => listTables(client, 'main', 'bookings', options),
  },
];

describe.each(lists)('the list of $key', ({ key, path, list }) => {
  const namesOf = async (
    answers: readonly ScriptedAnswer[],
    options?: { pageSize: number },
  ): Promise<{ names: readonly unknown[]; requests: readonly string[] }> => {
    const { client, requests } = scriptedClient(...answers);
    const found = await collect(list(client, options), 100);
    return { names: found.map(({ name }) => name), requests };
  };

  it('ends at a token that is null, as at an absent one', async () => {
    expect(await namesOf([[200, { [key]: [{ name: 'a', comment: null }], next_page_token: null }]])).toEqual({
      names: ['a'],
      requests: [`GET ${path}max_results=0`],
    });
  });

  it('is empty without its key, and with null', async () => {
    expect((await namesOf([[200, {}]])).names).toEqual([]);
    expect((await namesOf([[200, { [key]: null, next_page_token: null }]])).names).toEqual([]);
  });

  it('goes on after an empty page with a token', async () => {
    const answers: readonly ScriptedAnswer[] = [
      [200, { [key]: [{ name: 'a' }], next_page_token: 'a' }],
      [200, { next_page_token: 'b' }],
      [200, { [key]: [{ name: 'c' }] }],
    ];
    expect(await namesOf(answers, { pageSize: 1 })).toEqual({
      names: ['a', 'c'],
      requests: [
        `GET ${path}max_results=1`,
        `GET ${path}max_results=1&page_token=a`,
        `GET ${path}max_results=1&page_token=b`,
      ],
    });
  });

  it('does not go round in circles', async () => {
    const page: ScriptedAnswer = [200, { [key]: [{ name: 'a' }], next_page_token: 'again' }];
    const { client, requests } = scriptedClient(page, page);
    await expect(collect(list(client), 100)).rejects.toMatchObject({ code: 'invalid_pagination' });
    expect(requests).toHaveLength(2);
  });

  it('fails as the server says', async () => {
    await expect(namesOf([[404, { error_code: 'CATALOG_NOT_FOUND', message: '…' }]])).rejects.toMatchObject({
      code: 'CATALOG_NOT_FOUND',
    });
  });
});
