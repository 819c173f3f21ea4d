import type { Paginated } from '@tableflow-workshop/client-core';
import type { ListOptions } from './list-options.ts';
import { paginateDatabricks } from './paginate-databricks.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the tables and views of a schema that the caller may see, page by page, in no promised order, without view
 * dependencies and constraints.
 *
 * @throws ApiError when the schema or its catalog does not exist
 * @see https://docs.databricks.com/api/workspace/tables/list
 *
 * @example for await (const table of listTables(unityCatalog, 'main', 'bookings')) console.log(table.name)
 */
export function listTables(
  client: UnityCatalogClient,
  catalogName: string,
  schemaName: string,
  options: ListOptions = {},
): Paginated<UnityCatalogSchemas['Table']> {
  const { pageSize = 0, signal } = options;
  return paginateDatabricks(
    (page_token) => {
      const query = { catalog_name: catalogName, schema_name: schemaName, max_results: pageSize, page_token };
      return client.GET('/api/2.1/unity-catalog/tables', { params: { query }, signal });
    },
    (page) => page.tables,
    `list the tables of schema ${catalogName}.${schemaName}`,
  );
}
