import type { CatalogIntegrationRecord, TableflowTopicRecord } from './state.ts';

/** Tells Tableflow's own requests from those of users. */
export const tableflowUserAgent = 'confluent-tableflow';

/**
 * What Tableflow does at the end of a sync: it registers the table in Unity Catalog with the integration's own service
 * principal, over the same API that everybody uses. So a wrong secret, a missing grant or a missing catalog shows
 * where it would in the real clouds.
 *
 * @returns what went wrong, in the words of Databricks; `undefined` when the table is in the catalog
 */
export async function publishTable(options: {
  record: TableflowTopicRecord;
  target: CatalogIntegrationRecord;
  send: (request: Request) => Promise<Response>;
}): Promise<string | undefined> {
  const { record, target, send } = options;
  const { config, kafka_cluster: cluster } = target.integration.spec;
  if (config?.kind !== 'Unity') return undefined;
  const workspaceUrl = new URL(config.workspace_endpoint).origin;
  try {
    const token = await createToken();
    const schemaName = config.custom_schema || cluster.id;
    await call(token, 'GET', `catalogs/${encodeURIComponent(config.catalog_name)}`);
    await ensure(token, `schemas/${encodeURIComponent(`${config.catalog_name}.${schemaName}`)}`, 'schemas', {
      name: schemaName,
      catalog_name: config.catalog_name,
    });
    const name = tableNameOf(record.topic.spec.display_name);
    const tablePath = `tables/${encodeURIComponent(`${config.catalog_name}.${schemaName}.${name}`)}`;
    const known = (await call(token, 'GET', tablePath)) as { storage_location?: string } | undefined;
    if (known?.storage_location === record.topic.spec.storage.table_path) return undefined;
    // Left by an earlier life of the topic: a table that was enabled again is elsewhere.
    if (known) await call(token, 'DELETE', tablePath);
    await call(token, 'POST', 'tables', {
      name,
      catalog_name: config.catalog_name,
      schema_name: schemaName,
      table_type: 'EXTERNAL',
      data_source_format: 'DELTA',
      storage_location: record.topic.spec.storage.table_path,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }

  async function createToken(): Promise<string> {
    const authorization = `Basic ${Buffer.from(`${target.clientId}:${target.clientSecret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'all-apis' });
    const response = await send(
      new Request(`${workspaceUrl}/oidc/v1/token`, {
        method: 'POST',
        headers: { authorization, 'user-agent': tableflowUserAgent },
        body,
      }),
    );
    const answer = (await response.json()) as { access_token?: string; error?: string; error_description?: string };
    if (!response.ok || !answer.access_token)
      throw new Error(`${answer.error ?? response.status}: ${answer.error_description ?? 'no token'}`);
    return answer.access_token;
  }

  async function ensure(token: string, path: string, collection: string, body: object): Promise<void> {
    if (await call(token, 'GET', path)) return;
    await call(token, 'POST', collection, body);
  }

  /** `undefined` for "does not exist". */
  async function call(token: string, method: string, path: string, body?: object): Promise<unknown> {
    const request = new Request(`${workspaceUrl}/api/2.1/unity-catalog/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'user-agent': tableflowUserAgent,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const response = await send(request);
    const answer = (await response.json()) as { error_code?: string; message?: string };
    if (response.ok) return answer;
    const isMissing = method === 'GET' && response.status === 404 && !path.startsWith('catalogs/');
    if (isMissing) return undefined;
    // Another table of the same cluster made the schema in the meantime.
    if (method === 'POST' && answer.error_code?.endsWith('_ALREADY_EXISTS')) return answer;
    throw new Error(`${answer.error_code ?? response.status}: ${answer.message ?? 'refused'}`);
  }
}

/** Dots become underscores and Unity Catalog folds to lower case. Source: D10.3. */
function tableNameOf(topic: string): string {
  return topic.replaceAll('.', '_').toLowerCase();
}
