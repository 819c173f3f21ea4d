import { inspect } from 'node:util';
import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { accessTokenCredentials, createUnityCatalogClient, unwrapDatabricks } from './index.ts';

it('sends the token as it is, says who calls, and encodes names', async () => {
  const seen: unknown[] = [];
  const client = createUnityCatalogClient({
    workspaceUrl: 'dbc-1.cloud.databricks.com/?o=1',
    credentials: accessTokenCredentials('dapi-0123456789abcdef'),
    clock: createVirtualClock(),
    fetch: async (request) => {
      seen.push(`${request.method} ${request.url}`, Object.fromEntries(request.headers));
      return new Response('{}');
    },
  });
  const name = 'river hotels/ä.b';
  await client.GET('/api/2.1/unity-catalog/catalogs/{name}', { params: { path: { name } } });
  expect(seen).toEqual([
    'GET https://dbc-1.cloud.databricks.com/api/2.1/unity-catalog/catalogs/river%20hotels%2F%C3%A4.b',
    {
      authorization: 'Bearer dapi-0123456789abcdef',
      'user-agent': `tableflow-workshop-databricks-client/${manifest.version} node/${process.versions.node}`,
    },
  ]);
});

it('that is refused is named by its origin, is not sent twice, and is not shown', async () => {
  let calls = 0;
  const credentials = accessTokenCredentials('dapi-fedcba9876543210', 'DATABRICKS_TOKEN');
  const client = createUnityCatalogClient({
    workspaceUrl: 'https://dbc-1.cloud.databricks.com',
    credentials,
    clock: createVirtualClock(),
    fetch: async (request) => {
      calls += 1;
      const message = `Invalid access token ${request.headers.get('authorization')?.slice(7)}.`;
      return new Response(JSON.stringify({ error_code: 401, message }), { status: 401 });
    },
  });
  const error = await unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs'), 'list catalogs').catch(
    (thrown: unknown) => thrown,
  );
  expect((error as Error).message).toBe(
    'Could not list catalogs: Databricks returned 401: Invalid access token [redacted]. The personal access token (from DATABRICKS_TOKEN) was refused: check that it is valid for this workspace.',
  );
  expect(calls).toBe(1);
  expect(inspect([error, credentials, client], { depth: null, showHidden: true })).not.toContain('dapi-fedcba');
});
