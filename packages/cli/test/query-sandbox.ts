import type { SandboxDescription } from '@tableflow-workshop/sandbox';
import pg from 'pg';

/** Runs a statement over HTTP with nothing of ours, as curl would, and gives its rows. */
export async function selectRows(
  { databricks, credentials, ids }: SandboxDescription,
  statement: string,
): Promise<unknown> {
  const { clientId, clientSecret } = credentials.databricks;
  const token = await fetch(`${databricks.workspaceUrl}/oidc/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' }),
  });
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${databricks.workspaceUrl}/api/2.0/sql/statements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ warehouse_id: ids.warehouseId, statement }),
  });
  const { status, result } = (await answer.json()) as {
    status?: { state?: string };
    result?: { data_array?: unknown };
  };
  if (status?.state !== 'SUCCEEDED')
    throw new Error(`the statement ended with ${answer.status} ${JSON.stringify(status)}`);
  return result?.data_array;
}

/** A connected client of the source database, with the connector's own role. */
export async function connectSource({ postgres }: SandboxDescription): Promise<pg.Client> {
  const { host, port, database, user, password } = postgres;
  const client = new pg.Client({ host, port, database, user, password });
  // The server goes away under it when the sandbox is killed.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
