import { expect, it } from 'vitest';
import { accessTokenCredentials } from './access-token-credentials.ts';
import { createIdentityClient } from './identity.ts';

it('leaves discovery and the token endpoint to the credentials', async () => {
  const client = createIdentityClient({
    workspaceUrl: 'https://dbc-1a2b3c4d-5e6f.cloud.databricks.com',
    credentials: accessTokenCredentials('a-personal-access-token'),
    fetch: async () => Response.json({}),
  });
  // @ts-expect-error A bearer token has no business there.
  await client.GET('/.well-known/databricks-config');
  // @ts-expect-error The body is a form, and the proof is another.
  await client.POST('/oidc/v1/token', { body: { grant_type: 'client_credentials' } });
  expect((await client.GET('/api/2.0/preview/scim/v2/Me')).response.status).toBe(200);
});
