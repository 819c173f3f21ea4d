import type { Paginated } from '@tableflow-workshop/client-core';
import type { ListOptions } from './list-options.ts';
import { paginateDatabricks } from './paginate-databricks.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the schemas of a catalog that the caller may see, page by page, in no promised order. On Databricks every
 * catalog has `information_schema`, and most have `default`.
 *
 * @throws ApiError when the catalog does not exist
 * @see https://docs.databricks.com/api/workspace/schemas/list
 *
 * @example for await (const schema of listSchemas(unityCatalog, 'main')) console.log(schema.name)
 */
export function listSchemas(
  client: UnityCatalogClient,
  catalogName: string,
  options: ListOptions = {},
): Paginated<UnityCatalogSchemas['Schema']> {
  const { pageSize = 0, signal } = options;
  return paginateDatabricks(
    (page_token) => {
      const query = { catalog_name: catalogName, max_results: pageSize, page_token };
      return client.GET('/api/2.1/unity-catalog/schemas', { params: { query }, signal });
    },
    (page) => page.schemas,
    `list the schemas of catalog ${catalogName}`,
  );
}
