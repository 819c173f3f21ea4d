import { paginate } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from './databricks-error.ts';
import type { ListOptions } from './list-options.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the catalogs that the caller may see, page by page, in no promised order.
 *
 * @see https://docs.databricks.com/api/workspace/catalogs/list
 *
 * @example for await (const catalog of listCatalogs(client)) console.log(catalog.name)
 */
export function listCatalogs(
  client: UnityCatalogClient,
  options: ListOptions = {},
): AsyncGenerator<UnityCatalogSchemas['Catalog'], void, undefined> {
  const { pageSize = 0, signal } = options;
  return paginate(async (token) => {
    const query = { max_results: pageSize, page_token: token };
    const call = client.GET('/api/2.1/unity-catalog/catalogs', { params: { query }, signal });
    const page = await unwrapDatabricks(call, 'list the catalogs');
    return { items: page.catalogs ?? [], nextToken: page.next_page_token ?? undefined };
  });
}
