import { paginate } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from './databricks-error.ts';
import type { ListOptions } from './list-options.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';

/**
 * Lists the schemas of a catalog that the caller may see, page by page, in no promised order. On Databricks every
 * catalog has `information_schema`, and most have `default`.
 *
 * @throws ApiError when the catalog does not exist
 * @see https://docs.databricks.com/api/workspace/schemas/list
 *
 * @example for await (const schema of listSchemas(client, 'main')) console.log(schema.name)
 */
export function listSchemas(
  client: UnityCatalogClient,
  catalogName: string,
  options: ListOptions = {},
): AsyncGenerator<UnityCatalogSchemas['Schema'], void, undefined> {
  const { pageSize = 0, signal } = options;
  return paginate(async (token) => {
    const query = { catalog_name: catalogName, max_results: pageSize, page_token: token };
    const call = client.GET('/api/2.1/unity-catalog/schemas', { params: { query }, signal });
    const page = await unwrapDatabricks(call, `list the schemas of catalog ${catalogName}`);
    return { items: page.schemas ?? [], nextToken: page.next_page_token ?? undefined };
  });
}
