import { createVirtualClock } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, servicePrincipal, workspaceUrl } from './databricks-lab.ts';

const { clientSecret } = servicePrincipal;

function tokenRequest(form: Record<string, string>, authorization?: string): Request {
  return new Request(`${workspaceUrl}/oidc/v1/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: authorization ? { authorization } : {},
  });
}

function basic(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

describe('token endpoint', () => {
  it('takes Basic credentials whose parts are percent-encoded', async () => {
    const { simulator, databricks } = createDatabricksLab();
    databricks.servicePrincipals[0]?.clientSecrets.push('a secret/with:signs%');
    const request = tokenRequest(
      { grant_type: 'client_credentials', scope: 'all-apis' },
      basic(clientId, 'a secret/with:signs%'),
    );
    const response = await simulator.fetch(request);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      access_token: 'simulated-00000000-0000-4000-8000-000000000001',
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'all-apis',
    });
  });

  it('takes the credentials from the form, and gives a new token each time', async () => {
    const { simulator } = createDatabricksLab();
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const tokens = [];
    for (let turn = 0; turn < 2; turn += 1) {
      tokens.push(
        ((await (await simulator.fetch(tokenRequest(form))).json()) as { access_token: string }).access_token,
      );
    }
    expect(tokens).toEqual([
      'simulated-00000000-0000-4000-8000-000000000001',
      'simulated-00000000-0000-4000-8000-000000000002',
    ]);
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      const me = await simulator.fetch(new Request(`${workspaceUrl}/api/2.0/preview/scim/v2/Me`, { headers }));
      expect(me.status).toBe(200);
    }
  });

  it('refuses a wrong secret with 401 invalid_client', async () => {
    const { simulator } = createDatabricksLab();
    const response = await simulator.fetch(
      tokenRequest({ grant_type: 'client_credentials' }, basic(clientId, 'wrong')),
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      error: 'invalid_client',
      error_description: 'Client authentication failed',
    });
  });

  it('names the token service under the address that the caller used', async () => {
    const { simulator } = createDatabricksLab();
    const origin = 'http://127.0.0.1:4711';
    const config = await simulator.fetch(new Request(`${origin}/.well-known/databricks-config`));
    expect(await config.json()).toEqual({
      oidc_endpoint: 'http://127.0.0.1:4711/oidc',
      workspace_id: '1234567890123456',
      cloud: 'AWS',
      host_type: 'workspace',
    });
    const server = await simulator.fetch(new Request(`${origin}/oidc/.well-known/oauth-authorization-server`));
    expect(await server.json()).toEqual({
      authorization_endpoint: 'http://127.0.0.1:4711/oidc/v1/authorize',
      token_endpoint: 'http://127.0.0.1:4711/oidc/v1/token',
    });
  });
});

describe('bearer tokens', () => {
  async function readMe(headers: Record<string, string>): Promise<{ status: number; body: unknown }> {
    const { simulator } = createDatabricksLab();
    const response = await simulator.fetch(new Request(`${workspaceUrl}/api/2.0/preview/scim/v2/Me`, { headers }));
    return { status: response.status, body: await response.json() };
  }

  it('answers 401 without a token', async () => {
    expect((await readMe({})).status).toBe(401);
  });

  it('answers 403 with an integer code to a wrong one', async () => {
    expect(await readMe({ authorization: 'Bearer dapi-wrong' })).toEqual({
      status: 403,
      body: { error_code: 403, message: 'Invalid access token.' },
    });
  });

  it('expires after an hour, and the client fetches another', async () => {
    const clock = createVirtualClock({ autoAdvance: false });
    const { simulator, databricks, tableflow } = createDatabricksLab({ clock });
    await tableflow.identity.GET('/api/2.0/preview/scim/v2/Me');
    const [token] = databricks.tokens.slice(-1);
    clock.advance(3_600_000);
    const headers = { authorization: `Bearer ${token?.value}` };
    const old = await simulator.fetch(new Request(`${workspaceUrl}/api/2.0/preview/scim/v2/Me`, { headers }));
    expect(old.status).toBe(401);
    const { response } = await tableflow.identity.GET('/api/2.0/preview/scim/v2/Me');
    expect(response.status).toBe(200);
  });
});
