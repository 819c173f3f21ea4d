import { expect, it } from 'vitest';
import { type ScriptedAnswer, scriptedClient } from '../test/scripted-client.ts';
import { tableExists } from './table-exists.ts';

const noSuchEndpoint: ScriptedAnswer = [404, { text: 'Status: 404\nDescription: Not Found' }];
/** What the open-source server says with authorisation on. */
const noSuchRoute: ScriptedAnswer = [500, { error_code: 'INTERNAL', message: "Couldn't unwrap service." }];
const asked = 'GET /tables/main.bookings.hotels/exists';
const read = 'GET /tables/main.bookings.hotels';

it.each<[answers: readonly ScriptedAnswer[], exists: boolean, requests: readonly string[]]>([
  [[[200, { table_exists: true }]], true, [asked]],
  [[[200, { table_exists: false }]], false, [asked]],
  // Absent means false, and null means absent.
  [[[200, {}]], false, [asked]],
  [[[200, { table_exists: null }]], false, [asked]],
  [[[404, { error_code: 'SCHEMA_DOES_NOT_EXIST', message: '…' }]], false, [asked]],
  [[[404, { error_code: 'CATALOG_NOT_FOUND', message: '…' }]], false, [asked]],
  [[noSuchEndpoint, [200, { name: 'hotels' }]], true, [asked, read]],
  [[noSuchEndpoint, [404, { error_code: 'TABLE_NOT_FOUND', message: '…' }]], false, [asked, read]],
  [[noSuchEndpoint, [404, { error_code: 'NOT_FOUND', message: '…' }]], false, [asked, read]],
  [
    [
      [404, { error_code: 'ENDPOINT_NOT_FOUND', message: '…' }],
      [200, { name: 'hotels' }],
    ],
    true,
    [asked, read],
  ],
  [[noSuchRoute, [200, { name: 'hotels' }]], true, [asked, read]],
  [[noSuchRoute, [404, { error_code: 'TABLE_NOT_FOUND', message: '…' }]], false, [asked, read]],
  [
    [
      [501, { error_code: 'UNIMPLEMENTED', message: '…' }],
      [200, { name: 'hotels' }],
    ],
    true,
    [asked, read],
  ],
  // Nobody knows what is not found, so the table decides.
  [
    [
      [404, { error_code: 'NOT_FOUND', message: '…' }],
      [200, { name: 'hotels' }],
    ],
    true,
    [asked, read],
  ],
])('reads %j as %j', async (answers, exists, requests) => {
  const scripted = scriptedClient(...answers);
  expect(await tableExists(scripted.client, 'main.bookings.hotels')).toBe(exists);
  expect(scripted.requests).toEqual(requests);
});

it.each<[answers: readonly ScriptedAnswer[], status: number]>([
  [[[403, { error_code: 'PERMISSION_DENIED', message: '…' }]], 403],
  [[[400, { error_code: 'INVALID_PARAMETER_VALUE', message: '…' }]], 400],
  // A wrong base URL must not pass for a table that is not there.
  [[noSuchEndpoint, noSuchEndpoint], 404],
  [[noSuchEndpoint, [403, { error_code: 'PERMISSION_DENIED', message: '…' }]], 403],
  [[noSuchRoute, [403, { error_code: 'PERMISSION_DENIED', message: '…' }]], 403],
  [[[500, { error_code: 'INTERNAL', message: 'disk full' }]], 500],
])('does not take %j for an answer', async (answers, status) => {
  const { client } = scriptedClient(...answers);
  await expect(tableExists(client, 'main.bookings.hotels')).rejects.toMatchObject({
    status,
    tried: 'check for table main.bookings.hotels',
  });
});

it('asks a server once whether it has the endpoint', async () => {
  const found: ScriptedAnswer = [200, { name: 'hotels' }];
  const { client, requests } = scriptedClient(noSuchRoute, found, found, [404, { error_code: 'TABLE_NOT_FOUND' }]);
  const answers = [];
  for (let turn = 0; turn < 3; turn += 1) answers.push(await tableExists(client, 'main.bookings.hotels'));
  expect([answers, requests]).toEqual([
    [true, true, false],
    [asked, read, read, read],
  ]);
});
