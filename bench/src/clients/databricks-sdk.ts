import { WorkspaceClient } from '@databricks/sdk-experimental';
import { type Client, token } from './client.ts';

export function createClient(host: string): Client {
  const client = new WorkspaceClient({ host, token, authType: 'pat' });
  return {
    readCatalog: async () => (await client.catalogs.get({ name: 'river' })).name,
    listCatalogs: () => client.catalogs.list({ max_results: 100 }),
  };
}
