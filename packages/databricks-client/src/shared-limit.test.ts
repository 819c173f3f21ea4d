import { createVirtualClock } from '@tableflow-workshop/client-core';
import { expect, it } from 'vitest';
import { createUnityCatalogClient, servicePrincipalCredentials, unwrapDatabricks } from './index.ts';

const workspaceUrl = 'https://dbc-1.cloud.databricks.com';

it('the principals of one account keep to its calls a second together, and their sign-ins to as many', async () => {
  const clock = createVirtualClock({ startMs: 400 });
  const counts: Record<string, number> = {};
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const isCall = pathname.startsWith('/api/');
    const second = `${isCall ? 'call' : 'sign-in'} ${Math.floor(clock.now() / 1_000)}`;
    counts[second] = (counts[second] ?? 0) + 1;
    if (isCall) return Response.json({ catalogs: [] });
    if (request.method === 'GET') return Response.json({}, { status: 404 });
    return Response.json({ access_token: `token-number-${clock.now()}`, expires_in: 3_600 });
  };
  const account = {};
  const list = async (clientId: string): Promise<void> => {
    const shared = { workspaceUrl, fetch, clock };
    const principal = { clientId, clientSecret: `dose-of-${clientId}`, account, callsPerSecond: 5 };
    const client = createUnityCatalogClient({
      ...shared,
      credentials: servicePrincipalCredentials({ ...shared, ...principal }),
    });
    const call = () => unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs'), 'list the catalogs');
    await Promise.all([call(), call()]);
  };
  await Promise.all(Array.from({ length: 20 }, (_, index) => list(`sp-${index}`)));
  const most = (kind: string): number =>
    Object.entries(counts).reduce((max, [second, count]) => (second.startsWith(kind) ? Math.max(max, count) : max), 0);
  const total = Object.entries(counts).reduce(
    (sum, [second, count]) => (second.startsWith('call') ? sum + count : sum),
    0,
  );
  expect([total, most('call'), most('sign-in')]).toEqual([40, 5, 5]);
});
