import type { ApiClient } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { components, paths } from './generated/unity-catalog.ts';

// With these, one import does for one call, and no other API's types are read.
export { accessTokenCredentials } from './access-token-credentials.ts';
export { unwrapDatabricks } from './databricks-error.ts';
export { servicePrincipalCredentials } from './service-principal-credentials.ts';

/** Catalogs, schemas, tables, locations, credentials and grants. */
export type UnityCatalogClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type UnityCatalogSchemas = components['schemas'];

/**
 * Makes a client of Unity Catalog.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapDatabricks` for data or a typed error.
 *
 * @example const unityCatalog = createUnityCatalogClient(await databricksCredentialsFromEnv())
 * @see https://docs.databricks.com/api/workspace/catalogs
 */
export function createUnityCatalogClient(options: DatabricksClientOptions): UnityCatalogClient {
  return createApiClient<paths>(options, 'unity-catalog');
}
