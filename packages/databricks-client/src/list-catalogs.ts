import type { Paginated } from '@tableflow-workshop/client-core';
import type { ListOptions } from './list-options.ts';
import { paginateDatabricks } from './paginate-databricks.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the catalogs that the caller may see, page by page, in no promised order.
 *
 * @see https://docs.databricks.com/api/workspace/catalogs/list
 *
 * @example for await (const catalog of listCatalogs(unityCatalog)) console.log(catalog.name)
 */
export function listCatalogs(
  client: UnityCatalogClient,
  options: ListOptions = {},
): Paginated<UnityCatalogSchemas['Catalog']> {
  const { pageSize = 0, signal } = options;
  return paginateDatabricks(
    (page_token) =>
      client.GET('/api/2.1/unity-catalog/catalogs', {
        params: { query: { max_results: pageSize, page_token } },
        signal,
      }),
    (page) => page.catalogs,
    'list the catalogs',
  );
}
