import createOpenapiClient from 'openapi-fetch';
import type { paths } from '../../../packages/databricks-client/src/generated/unity-catalog.ts';
import { type CatalogPage, type Client, type Named, token } from './client.ts';

export function createClient(baseUrl: string): Client {
  const client = createOpenapiClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  return {
    async readCatalog() {
      const { data, response } = await client.GET('/api/2.1/unity-catalog/catalogs/{name}', {
        params: { path: { name: 'river' } },
      });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return data?.name;
    },
    async *listCatalogs(): AsyncGenerator<Named> {
      for (let pageToken: string | undefined = '0'; pageToken; ) {
        const { data }: { readonly data?: CatalogPage } = await client.GET('/api/2.1/unity-catalog/catalogs', {
          params: { query: { max_results: 100, page_token: pageToken } },
        });
        yield* data?.catalogs ?? [];
        pageToken = data?.next_page_token;
      }
    },
  };
}
