import { inspect } from 'node:util';
import { ApiError, createVirtualClock, SdkError, sleep, type VirtualClock } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import {
  createSqlClient,
  createUnityCatalogClient,
  type ServicePrincipalOptions,
  servicePrincipalCredentials,
  unwrapDatabricks,
} from './index.ts';

const workspaceUrl = 'https://dbc-1.cloud.databricks.com';
const discovery = `${workspaceUrl}/oidc/.well-known/oauth-authorization-server`;
const hourS = 3_600;

type Answer = Response | Error;
interface Workspace {
  readonly clock: VirtualClock;
  /** What was asked, with time and, for API calls, the token. */
  readonly log: string[];
  /** Tokens that the API takes; each new one is added. */
  readonly valid: Set<string>;
  /** Answers of the token endpoint before it gives tokens. */
  readonly failures: Answer[];
  expiresIn: unknown;
  discovered: () => Answer;
}

/** A workspace that gives tokens `token-1`, `token-2` … and takes them while they are valid. */
function workspace(options: Partial<ServicePrincipalOptions> = {}) {
  const clock = createVirtualClock({ startMs: 0 });
  const space: Workspace = {
    clock,
    log: [],
    valid: new Set(),
    failures: [],
    expiresIn: hourS,
    discovered: () => Response.json({ token_endpoint: `${workspaceUrl}/oidc/v1/token` }),
  };
  let tokens = 0;
  const answer = async (request: Request): Promise<Answer> => {
    const path = new URL(request.url).pathname;
    const at = `${clock.now() / 1_000}s`;
    if (request.url === discovery) {
      space.log.push(`${at} discovery`);
      return space.discovered();
    }
    if (path.endsWith('/token')) {
      space.log.push(`${at} ${path} ${await request.text()}`);
      const failure = space.failures.shift();
      if (failure) return failure;
      tokens += 1;
      space.valid.add(`token-${tokens}`);
      return Response.json({ access_token: `token-${tokens}`, token_type: 'Bearer', expires_in: space.expiresIn });
    }
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? 'none';
    space.log.push(`${at} ${request.method} ${token} ${await request.text()}`.trim());
    return space.valid.has(token)
      ? Response.json({ catalogs: [] })
      : Response.json({ error_code: 'UNAUTHENTICATED', message: 'expired' }, { status: 401 });
  };
  const send = async (request: Request): Promise<Response> => {
    // A workspace that says nothing of itself; what comes of one that does, see token-discovery.test.ts.
    if (request.url.endsWith('/.well-known/databricks-config')) return new Response('{}', { status: 404 });
    await sleep(clock, 10);
    const given = await answer(request);
    if (given instanceof Error) throw given;
    return given;
  };
  const given = { workspaceUrl, fetch: send, clock, maxRetries: 0, ...options };
  const credentials = servicePrincipalCredentials({ clientId: 'sp-1', clientSecret: 'dose-0123456789', ...given });
  const client = createUnityCatalogClient({ ...given, credentials });
  const list = (signal?: AbortSignal): Promise<unknown> =>
    unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs', { signal }), 'list catalogs');
  return { space, credentials, list, given };
}

const grant = 'grant_type=client_credentials&scope=all-apis';

/** The log without times and forms. */
function kinds(log: readonly string[]): readonly string[] {
  return log.map((line) => line.replace(/^\S+ /, '').replace(` ${grant}`, ''));
}

async function thrownBy(work: Promise<unknown>): Promise<Error> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) throw new Error(`threw ${String(error)}`);
  return error;
}

describe('the first call', () => {
  it('finds the endpoint, trades id and secret for a token, and uses it', async () => {
    const proofs: (string | null)[] = [];
    const { space, list } = workspace();
    const { given } = workspace();
    const watched = servicePrincipalCredentials({
      ...given,
      clientId: 'id with space',
      clientSecret: 'dose:ä/+',
      fetch: async (request) => {
        if (request.method === 'POST')
          proofs.push(request.headers.get('authorization'), request.headers.get('content-type'));
        return given.fetch(request);
      },
    });
    await watched.authorize();
    expect(proofs).toEqual([
      `Basic ${btoa('id%20with%20space:dose%3A%C3%A4%2F%2B')}`,
      'application/x-www-form-urlencoded;charset=UTF-8',
    ]);

    expect(await list()).toEqual({ catalogs: [] });
    expect(space.log).toEqual(['0.01s discovery', `0.02s /oidc/v1/token ${grant}`, '0.03s GET token-1']);
  });

  it('of 64 callers at once costs one discovery and one token', async () => {
    const { space, list } = workspace();
    await Promise.all(Array.from({ length: 64 }, () => list()));
    expect(space.log.slice(0, 2)).toEqual(['0.01s discovery', `0.02s /oidc/v1/token ${grant}`]);
    expect(space.log.slice(2)).toEqual(Array.from({ length: 64 }, () => '0.03s GET token-1'));
  });

  it('shares its token with the other clients of the workspace', async () => {
    const { space, credentials, list, given } = workspace();
    const sql = createSqlClient({ ...given, credentials });
    await Promise.all([list(), unwrapDatabricks(sql.GET('/api/2.0/sql/warehouses'), 'list warehouses')]);
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(1);
  });

  it.each<[string, () => Answer]>([
    ['that has none', () => Response.json({ error_code: 'NOT_FOUND' }, { status: 404 })],
    ['that answers something else', () => Response.json({ issuer: 'x' })],
    ['that gives no address', () => Response.json({ token_endpoint: 'nowhere' })],
  ])('finds the endpoint at the usual place in a workspace %s', async (_what, discovered) => {
    const { space, list } = workspace();
    space.discovered = discovered;
    await list();
    expect(space.log[1]).toBe(`0.02s /oidc/v1/token ${grant}`);
  });

  it('goes where discovery says', async () => {
    const { space, list } = workspace();
    space.discovered = () => Response.json({ token_endpoint: `${workspaceUrl}/other/token` });
    await list();
    expect(space.log[1]).toBe(`0.02s /other/token ${grant}`);
  });

  it('does not send the secret without encryption', async () => {
    const { space, list } = workspace();
    space.discovered = () => Response.json({ token_endpoint: 'http://elsewhere.test/token' });
    expect((await thrownBy(list())).message).toContain('http://elsewhere.test is not encrypted');
    expect(space.log).toEqual(['0.01s discovery']);
  });

  it('takes the usual place for good when discovery cannot be reached', async () => {
    const { space, list } = workspace();
    space.discovered = () => new TypeError('fetch failed');
    await list();
    space.valid.clear();
    await list();
    expect(kinds(space.log)).toEqual([
      'discovery',
      '/oidc/v1/token',
      'GET token-1',
      'GET token-1',
      '/oidc/v1/token',
      'GET token-2',
    ]);
  });
});

describe('a token', () => {
  it('is used until it is stale, then renewed beside the work, which does not wait', async () => {
    const { space, list } = workspace();
    await list();
    await sleep(space.clock, 2_300_000);
    await list();
    await sleep(space.clock, 100_000);
    space.log.length = 0;
    const startedMs = space.clock.now();
    await list();
    expect(space.clock.now() - startedMs).toBe(10);
    await sleep(space.clock, 10);
    await list();
    await list();
    expect(kinds(space.log)).toEqual(['GET token-1', '/oidc/v1/token', 'GET token-2', 'GET token-2']);
  });

  it('is not used in its last 40 seconds', async () => {
    const { space, list } = workspace();
    await list();
    await sleep(space.clock, (hourS - 39) * 1_000);
    await list();
    expect(space.log.slice(3).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      `/oidc/v1/token ${grant}`,
      'GET token-2',
    ]);
  });

  it('of half a minute serves more than one call', async () => {
    const { space, list } = workspace();
    space.expiresIn = 30;
    await list();
    await list();
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(1);
    await sleep(space.clock, 25_000);
    await list();
    expect(space.log.at(-1)).toContain('GET token-2');
  });

  it('may have its lifetime written as text', async () => {
    const { space, list } = workspace();
    space.expiresIn = '3600';
    await list();
    await sleep(space.clock, 60_000);
    await list();
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(1);
  });

  it.each(['soon', undefined])('with the lifetime %j is refused', async (expiresIn) => {
    const { space, list } = workspace();
    space.expiresIn = expiresIn;
    const error = await thrownBy(list());
    expect(error.message).toBe(
      'Could not log in as service principal sp-1: Databricks returned 200 with a body that cannot be read. The answer holds no access token with a lifetime: check the workspace URL.',
    );
    expect(SdkError.isInstance(error)).toBe(true);
  });

  it('that cannot be renewed in time is used on, and the renewal tried again a minute later', async () => {
    const { space, list } = workspace();
    await list();
    await sleep(space.clock, 2_400_000);
    space.log.length = 0;
    space.failures.push(new Response('{}', { status: 503 }), new Response('{}', { status: 503 }));
    for (let call = 0; call < 4; call += 1) {
      await list();
      await sleep(space.clock, 30_000);
    }
    expect(kinds(space.log)).toEqual([
      'GET token-1',
      '/oidc/v1/token',
      'GET token-1',
      'GET token-1',
      '/oidc/v1/token',
      'GET token-1',
    ]);
    await list();
    await sleep(space.clock, 1_000);
    await list();
    expect(kinds(space.log).slice(6)).toEqual(['GET token-1', '/oidc/v1/token', 'GET token-2']);
  });
});

describe('a refusal of the token', () => {
  it('brings a new one, and the call is played again with its body', async () => {
    const { space, credentials, given, list } = workspace();
    await list();
    space.valid.clear();
    space.log.length = 0;
    const sql = createSqlClient({ ...given, credentials });
    const statement = { warehouse_id: 'w-1', statement: 'SELECT 1' };
    await unwrapDatabricks(sql.POST('/api/2.0/sql/statements', { body: statement }), 'run a statement');
    expect(space.log.map((line) => line.replace(/^\S+ /, ''))).toEqual([
      `POST token-1 ${JSON.stringify(statement)}`,
      `/oidc/v1/token ${grant}`,
      `POST token-2 ${JSON.stringify(statement)}`,
    ]);
  });

  it('of many callers at once costs one token, and none of them fails', async () => {
    const { space, list } = workspace();
    await list();
    space.valid.clear();
    space.log.length = 0;
    await Promise.all(Array.from({ length: 16 }, () => list()));
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(1);
    expect(space.log.filter((line) => line.includes('GET token-2'))).toHaveLength(16);
  });

  it('that comes late does not throw the new token away', async () => {
    const { space, credentials } = workspace();
    const first = await credentials.authorize();
    expect(credentials.renew?.(first)).toBe(true);
    const second = await credentials.authorize();
    expect(credentials.renew?.(first)).toBe(true);
    expect([first, second, await credentials.authorize()]).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-2',
    ]);
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(2);
  });

  it('that comes twice is an error', async () => {
    const { space, list } = workspace();
    await list();
    space.valid.add = () => space.valid;
    space.valid.clear();
    const error = await thrownBy(list());
    expect(error.message).toBe(
      'Could not list catalogs: Databricks returned 401 UNAUTHENTICATED: expired, after 2 attempts. The service principal sp-1 was refused: check that it is valid for this workspace.',
    );
  });
});

describe('a wrong secret', () => {
  const refused = (): Response =>
    Response.json(
      { error: 'invalid_client', error_description: 'Client authentication failed' },
      { status: 401, headers: { 'x-request-id': 'req-1' } },
    );

  it('is told as such, by id and origin, once, without being shown', async () => {
    const { space, list, credentials } = workspace({ origin: 'DATABRICKS_CLIENT_SECRET', maxRetries: 2 });
    space.failures.push(refused());
    const error = await thrownBy(list());
    expect(ApiError.isInstance(error)).toBe(true);
    expect(error.message).toBe(
      'Could not log in as service principal sp-1 (secret from DATABRICKS_CLIENT_SECRET): Databricks returned 401 invalid_client: Client authentication failed (request id req-1). The client id or its OAuth secret is wrong, expired or of another workspace: create a new secret for this service principal in the workspace settings, and set it.',
    );
    expect(error).toMatchObject({ status: 401, code: 'invalid_client', isRetryable: false, attempts: 1 });
    expect(space.log).toEqual(['0.01s discovery', `0.02s /oidc/v1/token ${grant}`]);
    const shown = inspect([error, credentials], { depth: null, showHidden: true }) + JSON.stringify(error);
    expect(shown).not.toContain('dose-0123456789');
    expect(shown).not.toContain(btoa('sp-1:dose-0123456789'));
  });

  it('fails all who wait with the same error, leaves nothing unhandled, and may be mended', async () => {
    const { space, list } = workspace();
    space.failures.push(refused());
    const errors = await Promise.all(Array.from({ length: 8 }, () => thrownBy(list())));
    expect(new Set(errors.map((error) => error.message)).size).toBe(1);
    expect(space.log).toHaveLength(2);
    expect(await list()).toEqual({ catalogs: [] });
  });
});

describe('a token endpoint in trouble', () => {
  it('is asked again, also though this is a POST', async () => {
    const { space, list } = workspace({ maxRetries: 2 });
    space.failures.push(new Response('', { status: 503 }), new TypeError('fetch failed'));
    await list();
    expect(space.log.filter((line) => line.includes('/token'))).toHaveLength(3);
  });

  it('is not mistaken for a wrong secret', async () => {
    const { space, list } = workspace();
    space.failures.push(new Response('<title>Away</title>', { status: 503 }));
    const error = await thrownBy(list());
    expect(error.message).toBe('Could not log in as service principal sp-1: Databricks returned 503: Away.');
    expect(error).toMatchObject({ isRetryable: true, hint: undefined });
  });

  it('behind a proxy that blocks it is not mistaken for one that refuses', async () => {
    const { space, list } = workspace();
    space.failures.push(new Response('<html><title>Blocked by policy</title></html>', { status: 403 }));
    expect((await thrownBy(list())).message).toBe(
      'Could not log in as service principal sp-1: Databricks returned 403 with a body that cannot be read: Blocked by policy. It is a page, not an answer of the API: a proxy or a firewall may block the call. Check the base URL, and what the network allows.',
    );
  });

  it('that blocks the address says so in its own words', async () => {
    const { space, list } = workspace();
    space.failures.push(
      Response.json({ error_code: 'PERMISSION_DENIED', message: 'Source IP address is blocked' }, { status: 403 }),
    );
    expect((await thrownBy(list())).message).toBe(
      'Could not log in as service principal sp-1: Databricks returned 403 PERMISSION_DENIED: Source IP address is blocked.',
    );
  });

  it('does not hold up a caller who has gone, nor harm the others', async () => {
    const { space, list } = workspace();
    const controller = new AbortController();
    const reason = new Error('gone');
    space.clock.setTimer(15, () => controller.abort(reason));
    const [left, stayed] = await Promise.all([thrownBy(list(controller.signal)), list()]);
    expect(left).toBe(reason);
    expect(stayed).toEqual({ catalogs: [] });
  });
});
