import { createVirtualClock, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { createUnityCatalogClient, servicePrincipalCredentials, unwrapDatabricks } from './index.ts';

const workspaceUrl = 'https://dbc-1.cloud.databricks.com';
const config = `GET ${workspaceUrl}/.well-known/databricks-config`;
const usualServer = `GET ${workspaceUrl}/oidc/.well-known/oauth-authorization-server`;
const usualToken = `POST ${workspaceUrl}/oidc/v1/token`;
const clientSecret = 'dose+of/the:principal';

type Answer = (request: Request) => Response | Promise<Response>;

/** A workspace that answers these requests, and 404 to all others. Each request takes 10 ms. */
function workspace(answers: Readonly<Record<string, Answer>>) {
  const clock = createVirtualClock({ startMs: 0 });
  const seen: string[] = [];
  const send = async (request: Request): Promise<Response> => {
    const key = `${request.method} ${request.url}`;
    seen.push(key);
    await sleep(clock, 10);
    return answers[key]?.(request) ?? Response.json({ error_code: 'NOT_FOUND' }, { status: 404 });
  };
  const access = { workspaceUrl, fetch: send, clock, maxRetries: 0 };
  const credentials = servicePrincipalCredentials({ ...access, clientId: 'sp-1', clientSecret });
  return { clock, seen, access, credentials };
}

const gives = (lifetime = 3_600): Answer => {
  let count = 0;
  return () => {
    count += 1;
    return Response.json({ access_token: `token-number-${count}`, expires_in: lifetime });
  };
};
const says =
  (body: object): Answer =>
  () =>
    Response.json(body);
const cut: Answer = () => Promise.reject(new TypeError('fetch failed'));

describe('the token endpoint is', () => {
  const accounts = `${workspaceUrl}/oidc/accounts/a-1`;
  const accountsServer = `GET ${accounts}/.well-known/oauth-authorization-server`;

  it('where the service says, which is where the host says', async () => {
    const { credentials, seen } = workspace({
      [config]: says({ oidc_endpoint: `${workspaceUrl}/oidc/accounts/{account_id}/`, account_id: 'a-1' }),
      [accountsServer]: says({ issuer: accounts, token_endpoint: `${accounts}/token` }),
      [`POST ${accounts}/token`]: gives(),
    });
    expect(await credentials.authorize()).toBe('Bearer token-number-1');
    expect(seen).toEqual([usualServer, config, accountsServer, `POST ${accounts}/token`]);
  });

  it('where the workspace says, and nobody else is asked', async () => {
    const { credentials, seen } = workspace({
      [config]: says({ oidc_endpoint: 'https://login.test' }),
      [usualServer]: says({ token_endpoint: `${workspaceUrl}/elsewhere` }),
      [`POST ${workspaceUrl}/elsewhere`]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, `POST ${workspaceUrl}/elsewhere`]);
  });

  it.each<[string, Answer]>([
    ['sends something else', says({ issuer: 'https://login.test' })],
    ['sends a page', () => new Response('<title>Log in</title>')],
    ['fails', () => new Response('', { status: 500 })],
  ])('where the service of the host says when the workspace %s', async (_what, server) => {
    const { credentials, seen } = workspace({
      [usualServer]: server,
      [config]: says({ oidc_endpoint: accounts }),
      [accountsServer]: says({ token_endpoint: `${accounts}/token` }),
      [`POST ${accounts}/token`]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, config, accountsServer, `POST ${accounts}/token`]);
  });

  const elsewhere = (place: string) => ({ token_endpoint: place, issuer: `${workspaceUrl}/oidc` });
  it.each<[string, object]>([
    ['on another host', elsewhere('https://login.test/token')],
    ['on another port', elsewhere(`${workspaceUrl}:8443/oidc/v1/token`)],
    ['on a host that begins like its own', elsewhere(`${workspaceUrl}.evil.test/token`)],
    ['behind a user name', elsewhere(`https://dbc-1.cloud.databricks.com@evil.test/token`)],
    ['of its own, with a password', elsewhere('https://u:p@dbc-1.cloud.databricks.com/token')],
    ['of another scheme', elsewhere('ftp://dbc-1.cloud.databricks.com/token')],
    ['of no form at all', elsewhere('nowhere')],
    ['by another issuer', { issuer: 'https://login.test/oidc', token_endpoint: `${workspaceUrl}/elsewhere` }],
    ['by an issuer below its own', { issuer: `${workspaceUrl}/oidc/`, token_endpoint: `${workspaceUrl}/elsewhere` }],
    ['by an issuer that is none', { issuer: null, token_endpoint: `${workspaceUrl}/elsewhere` }],
  ])('the usual place when the description names one %s', async (_what, description) => {
    const { credentials, seen } = workspace({ [usualServer]: says(description), [usualToken]: gives() });
    expect(await credentials.authorize()).toBe('Bearer token-number-1');
    expect(seen).toEqual([usualServer, config, usualToken]);
  });

  it.each([301, 302, 307, 308])('not searched behind a redirect: %s', async (status) => {
    const away: Answer = () => new Response(null, { status, headers: { location: `${workspaceUrl}/described` } });
    const { credentials, seen } = workspace({
      [usualServer]: away,
      [config]: away,
      [`GET ${workspaceUrl}/described`]: says(elsewhere('https://login.test/token')),
      [usualToken]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, config, usualToken]);
  });

  it('not searched on a host that the workspace names', async () => {
    const { credentials, seen } = workspace({
      [config]: says({ oidc_endpoint: 'https://login.test/oidc' }),
      [usualToken]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, config, usualToken]);
  });

  it.each<[string, Answer | undefined]>([
    ['says nothing', undefined],
    ['says something else', says({ cloud: 'AWS' })],
    ['names an account that nobody knows', says({ oidc_endpoint: `${workspaceUrl}/oidc/accounts/{account_id}` })],
    ['names no address', says({ oidc_endpoint: 'nowhere' })],
    ['names the usual place', says({ oidc_endpoint: `${workspaceUrl}/oidc` })],
    ['sends a page', () => new Response('<title>Log in</title>')],
    ['fails', () => new Response('', { status: 500 })],
  ])('at the usual place when the workspace says nothing and the host %s', async (_what, host) => {
    const { credentials, seen } = workspace({ ...(host ? { [config]: host } : {}), [usualToken]: gives() });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, config, usualToken]);
  });

  it('not asked over an unencrypted connection', async () => {
    const { credentials, seen } = workspace({
      [config]: says({ oidc_endpoint: 'http://login.test' }),
      [usualToken]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, config, usualToken]);
  });

  it.each<[string, Readonly<Record<string, Answer>>, readonly string[]]>([
    ['nobody can be reached', { [usualServer]: cut }, [usualServer, usualToken]],
    ['the host is cut off', { [config]: cut }, [usualServer, config, usualToken]],
  ])('at the usual place when %s', async (_what, answers, expected) => {
    const { credentials, seen } = workspace({ ...answers, [usualToken]: gives() });
    await credentials.authorize();
    expect(seen).toEqual(expected);
  });

  it('taken after ten seconds without an answer', async () => {
    const { credentials, seen, clock } = workspace({
      [usualServer]: () => new Promise(() => undefined),
      [usualToken]: gives(),
    });
    await credentials.authorize();
    expect(seen).toEqual([usualServer, usualToken]);
    expect(clock.now()).toBe(10_010);
  });
});

describe('proof', () => {
  const invalid = (): Response => Response.json({ error: 'invalid_client', error_description: 'No' }, { status: 401 });
  const onlyForm = ['client_secret_post', 'private_key_jwt'];

  /** A token service that takes the form alone, whatever it says. */
  function formService(authMethods: unknown) {
    const proofs: string[] = [];
    const tokens = gives(600);
    const place = workspace({
      [usualServer]: says({
        token_endpoint: `${workspaceUrl}/oidc/v1/token`,
        token_endpoint_auth_methods_supported: authMethods,
      }),
      [usualToken]: async (request) => {
        const form = new URLSearchParams(await request.text());
        proofs.push(request.headers.has('authorization') ? 'header' : `form ${[...form.keys()].join(' ')}`);
        return form.get('client_secret') === clientSecret ? tokens(request) : invalid();
      },
    });
    return { ...place, proofs };
  }

  it('is in the header first, and in the form when the service takes that alone', async () => {
    const { credentials, proofs } = formService(onlyForm);
    expect(await credentials.authorize()).toBe('Bearer token-number-1');
    expect(proofs).toEqual(['header', 'form grant_type scope client_id client_secret']);
  });

  it('stays in the form for the next token', async () => {
    const { clock, credentials, proofs } = formService(onlyForm);
    await credentials.authorize();
    await sleep(clock, 600_000);
    expect(await credentials.authorize()).toBe('Bearer token-number-2');
    expect(proofs.slice(2)).toEqual(['form grant_type scope client_id client_secret']);
  });

  it.each<[string, unknown]>([
    ['takes both', ['client_secret_basic', 'client_secret_post']],
    ['takes the header alone', ['client_secret_basic']],
    ['does not say', undefined],
    ['says it in a way that nobody understands', 'client_secret_post'],
  ])('is not sent again to a service that %s', async (_what, authMethods) => {
    const { credentials, proofs } = formService(authMethods);
    await expect(credentials.authorize()).rejects.toMatchObject({ status: 401, code: 'invalid_client' });
    expect(proofs).toEqual(['header']);
  });

  it('that is wrong in both places is told once', async () => {
    const { access, proofs } = formService(onlyForm);
    const wrong = servicePrincipalCredentials({ ...access, clientId: 'sp-1', clientSecret: 'another-secret-value' });
    await expect(wrong.authorize()).rejects.toThrow(
      'Could not log in as service principal sp-1: Databricks returned 401 invalid_client: No.',
    );
    expect(proofs).toEqual(['header', 'form grant_type scope client_id client_secret']);
  });
});

describe('many callers', () => {
  const catalogs = '/api/2.1/unity-catalog/catalogs';

  /** A workspace with everything to discover, whose tokens live as long as it says. */
  function wholeWorkspace(lifetime: number) {
    const valid = new Set<string>();
    const tokens = gives(lifetime);
    const place = workspace({
      [config]: says({ oidc_endpoint: `${workspaceUrl}/oidc` }),
      [usualServer]: says({ token_endpoint: `${workspaceUrl}/oidc/v1/token` }),
      [usualToken]: async (request) => {
        const answer = tokens(request) as Response;
        const { access_token: token } = (await answer.clone().json()) as { access_token: string };
        valid.add(token);
        place.clock.setTimer(lifetime * 1_000, () => valid.delete(token));
        return answer;
      },
      [`GET ${workspaceUrl}${catalogs}`]: ({ headers }) =>
        valid.has(headers.get('authorization')?.replace('Bearer ', '') ?? '')
          ? Response.json({ catalogs: [] })
          : Response.json({ error_code: 'UNAUTHENTICATED' }, { status: 401 }),
    });
    const client = createUnityCatalogClient({ ...place.access, credentials: place.credentials });
    const list = (): Promise<unknown> => unwrapDatabricks(client.GET(catalogs), 'list catalogs');
    const count = (key: string): number => place.seen.filter((request) => request === key).length;
    return { ...place, valid, list, count };
  }

  it('64 at once make one discovery and one request for a token', async () => {
    const { list, seen, count } = wholeWorkspace(3_600);
    await Promise.all(Array.from({ length: 64 }, list));
    expect([count(config), count(usualServer), count(usualToken)]).toEqual([0, 1, 1]);
    expect(seen).toHaveLength(2 + 64);
  });

  /** 20 callers that poll every 5 s for an hour, and how long their calls took. */
  async function pollForAnHour(list: () => Promise<unknown>, clock: ReturnType<typeof createVirtualClock>) {
    const durations = new Set<number>();
    const poll = async (): Promise<void> => {
      while (clock.now() < 3_600_000) {
        const startedMs = clock.now();
        await list();
        durations.add(clock.now() - startedMs);
        await sleep(clock, 5_000);
      }
    };
    await Promise.all(Array.from({ length: 20 }, poll));
    return durations;
  }

  it('20 that poll for an hour, with three tokens renewed ahead of their end, make four requests for tokens', async () => {
    // Stale after 16 minutes: renewed at 16, 32 and 48.
    const { list, clock, count, seen } = wholeWorkspace(2_000);
    const durations = await pollForAnHour(list, clock);
    expect([count(config), count(usualServer), count(usualToken)]).toEqual([0, 1, 4]);
    // The first calls wait for the first token. No other one waits, and none is refused and sent again.
    expect([...durations].sort((left, right) => left - right)).toEqual([10, 30]);
    expect(count(`GET ${workspaceUrl}${catalogs}`)).toBe(20 * 719);
    expect(seen).toHaveLength(1 + 4 + 20 * 719);
  });

  it('20 that poll for an hour, while three tokens expire earlier than they said, make four requests for tokens', async () => {
    const { list, clock, count, valid } = wholeWorkspace(24 * 3_600);
    for (const minutes of [15, 30, 45]) clock.setTimer(minutes * 60_000, () => valid.clear());
    await pollForAnHour(list, clock);
    expect([count(config), count(usualServer), count(usualToken)]).toEqual([0, 1, 4]);
  });
});
