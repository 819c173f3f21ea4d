import {
  accessTokenCredentials,
  createUnityCatalogClient,
  listCatalogs,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import { type Client, token } from './client.ts';

export function createClient(workspaceUrl: string): Client {
  const client = createUnityCatalogClient({ workspaceUrl, credentials: accessTokenCredentials(token) });
  const params = { path: { name: 'river' } };
  return {
    readCatalog: async () =>
      (await unwrapDatabricks(client.GET('/api/2.1/unity-catalog/catalogs/{name}', { params }), 'read the catalog'))
        .name,
    listCatalogs: () => listCatalogs(client, { pageSize: 100 }),
  };
}
