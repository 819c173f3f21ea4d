import { collect } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { changeGrants, listGrants, normalisePrivilege, type Securable } from '../src/index.ts';
import { scriptedClient } from './scripted-client.ts';

const main: Securable = { type: 'catalog', fullName: 'main' };
const patch = 'PATCH /permissions/catalog/main';

it.each([
  ['USE_CATALOG', 'USE_CATALOG'],
  ['use catalog', 'USE_CATALOG'],
  [' Create  External Table ', 'CREATE_EXTERNAL_TABLE'],
  ['select', 'SELECT'],
])('%j is %s', (text, privilege) => {
  expect(normalisePrivilege(text)).toBe(privilege);
});

it('lists grants in one spelling, whatever the server writes', async () => {
  const { client, requests } = scriptedClient(
    [200, { privilege_assignments: [{ principal: 'ann', privileges: ['USE CATALOG'] }], next_page_token: 'more' }],
    [
      200,
      {
        privilege_assignments: [
          { principal: 'ben', privileges: ['USE_CATALOG', 'SELECT'] },
          { principal: 'eve', privileges: null },
        ],
        next_page_token: null,
      },
    ],
  );
  expect(await collect(listGrants(client, main), 10)).toEqual([
    { principal: 'ann', privileges: ['USE_CATALOG'] },
    { principal: 'ben', privileges: ['USE_CATALOG', 'SELECT'] },
  ]);
  expect(requests).toEqual([
    'GET /permissions/catalog/main?max_results=0',
    'GET /permissions/catalog/main?max_results=0&page_token=more',
  ]);
});

it('keeps one principal, also when the server sends all', async () => {
  const { client } = scriptedClient([
    200,
    {
      privilege_assignments: [
        { principal: 'ann', privileges: ['SELECT'] },
        { principal: 'Ben', privileges: ['SELECT'] },
      ],
    },
  ]);
  expect(await collect(listGrants(client, main, { principal: 'ben' }), 10)).toEqual([
    { principal: 'Ben', privileges: ['SELECT'] },
  ]);
});

it.each([[{}], [{ privilege_assignments: null }]])('finds no grants in %j', async (body) => {
  const { client } = scriptedClient([200, body], [200, body]);
  expect(await collect(listGrants(client, main), 10)).toEqual([]);
  expect(await changeGrants(client, main, [{ principal: 'ann', remove: ['SELECT'] }])).toEqual([]);
});

it('always sends both lists, and answers for the principals that changed', async () => {
  const { client, requests } = scriptedClient([
    200,
    {
      privilege_assignments: [
        { principal: 'ann', privileges: ['USE_CATALOG'] },
        { principal: 'ben', privileges: ['SELECT'] },
      ],
    },
  ]);
  expect(await changeGrants(client, main, [{ principal: 'ann', add: ['use catalog'] }])).toEqual([
    { principal: 'ann', privileges: ['USE_CATALOG'] },
  ]);
  expect(requests).toEqual([`${patch} {"changes":[{"principal":"ann","add":["USE_CATALOG"],"remove":[]}]}`]);
});

it('writes spaces for a server that wants them', async () => {
  const { client, requests } = scriptedClient(
    [400, { error_code: 'INVALID_ARGUMENT', message: "Unexpected value 'USE_CATALOG'" }],
    [200, { privilege_assignments: [{ principal: 'ann', privileges: ['USE CATALOG'] }] }],
  );
  expect(await changeGrants(client, main, [{ principal: 'ann', add: ['USE_CATALOG'], remove: ['SELECT'] }])).toEqual([
    { principal: 'ann', privileges: ['USE_CATALOG'] },
  ]);
  expect(requests).toEqual([
    `${patch} {"changes":[{"principal":"ann","add":["USE_CATALOG"],"remove":["SELECT"]}]}`,
    `${patch} {"changes":[{"principal":"ann","add":["USE CATALOG"],"remove":["SELECT"]}]}`,
  ]);
});

it('does not try another spelling on Databricks', async () => {
  const { client, requests } = scriptedClient([400, { error_code: 'INVALID_PARAMETER_VALUE', message: '…' }]);
  await expect(changeGrants(client, main, [{ principal: 'ann', add: ['FLY'] }])).rejects.toMatchObject({
    code: 'INVALID_PARAMETER_VALUE',
    tried: 'change the grants on catalog main',
  });
  expect(requests).toHaveLength(1);
});
