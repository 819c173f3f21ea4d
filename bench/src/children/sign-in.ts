import { setTimeout as sleep } from 'node:timers/promises';
import { WorkspaceClient } from '@databricks/sdk-experimental';
import {
  createUnityCatalogClient,
  servicePrincipalCredentials,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import type { SignInResult } from '../benchmarks/token-stampede.ts';

// Many first calls at once with the id and the secret of a service principal, and then calls in a row while tokens end.

const pauseMs = 25;
const [name = '', url = '', durationMs = '0', delayedMs = '0'] = process.argv.slice(2);
const principal = { clientId: 'bench', clientSecret: 'bench-secret-0001' };
const read = name === 'ours' ? ours() : databricksSdk();

await Promise.all(Array.from({ length: 64 }, read));
process.send?.('stampede is over');
process.once('message', async () => {
  const result: SignInResult = { calls: 0, delayed: 0, failed: 0 };
  const endsAtMs = performance.now() + Number(durationMs);
  const work = async (): Promise<void> => {
    while (performance.now() < endsAtMs) {
      const startedMs = performance.now();
      const isDone = await read().then(
        () => true,
        () => false,
      );
      result.calls += 1;
      if (!isDone) result.failed += 1;
      else if (performance.now() - startedMs > Number(delayedMs)) result.delayed += 1;
      await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  process.send?.(result);
  process.disconnect();
});

function ours(): () => Promise<unknown> {
  const credentials = servicePrincipalCredentials({ workspaceUrl: url, ...principal });
  const client = createUnityCatalogClient({ workspaceUrl: url, credentials });
  const params = { path: { name: 'river' } };
  return () => unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs/{name}', { params }), 'read the catalog');
}

function databricksSdk(): () => Promise<unknown> {
  const client = new WorkspaceClient({ host: url, authType: 'oauth-m2m', ...principal });
  return () => client.catalogs.get({ name: 'river' });
}
