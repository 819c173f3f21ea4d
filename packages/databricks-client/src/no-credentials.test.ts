import { expect, it } from 'vitest';
import { createUnityCatalogClient, noCredentials, unwrapDatabricks } from './index.ts';

it('sends no header, and understands a server that answers in plain text', async () => {
  const headers: (string | null)[] = [];
  const client = createUnityCatalogClient({
    workspaceUrl: 'http://127.0.0.1:8080',
    credentials: noCredentials(),
    fetch: async (request) => {
      headers.push(request.headers.get('authorization'));
      return new Response('200 OK', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  });
  const path = '/api/2.1/unity-catalog/catalogs/{name}';
  await unwrapDatabricks(client.DELETE(path, { params: { path: { name: 'main' } } }), 'delete catalog main');
  expect(headers).toEqual([null]);
});

it('names who was refused', async () => {
  const client = createUnityCatalogClient({
    workspaceUrl: 'http://127.0.0.1:8080',
    credentials: noCredentials(),
    fetch: async () => Response.json({ error_code: 'UNAUTHENTICATED', message: 'Who?' }, { status: 401 }),
  });
  await expect(
    unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs'), 'list the catalogs'),
  ).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    hint: 'The anonymous caller was refused: check that it is valid for this workspace.',
  });
});
