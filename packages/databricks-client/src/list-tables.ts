import { paginate } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from './databricks-error.ts';
import type { ListOptions } from './list-options.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the tables and views of a schema that the caller may see, page by page, in no promised order, without view
 * dependencies and constraints.
 *
 * @throws ApiError when the schema or its catalog does not exist
 * @see https://docs.databricks.com/api/workspace/tables/list
 *
 * @example for await (const table of listTables(client, 'main', 'bookings')) console.log(table.name)
 */
export function listTables(
  client: UnityCatalogClient,
  catalogName: string,
  schemaName: string,
  options: ListOptions = {},
): AsyncGenerator<UnityCatalogSchemas['Table'], void, undefined> {
  const { pageSize = 0, signal } = options;
  return paginate(async (token) => {
    const query = {
      catalog_name: catalogName,
      schema_name: schemaName,
      max_results: pageSize,
      page_token: token,
    };
    const call = client.GET('/api/2.1/unity-catalog/tables', { params: { query }, signal });
    const page = await unwrapDatabricks(call, `list the tables of schema ${catalogName}.${schemaName}`);
    return { items: page.tables ?? [], nextToken: page.next_page_token ?? undefined };
  });
}
