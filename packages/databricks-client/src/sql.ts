import type { ApiClient } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { components, paths } from './generated/sql.ts';

// With these, one import does for one call, and no other API's types are read.
export { accessTokenCredentials } from './access-token-credentials.ts';
export { unwrapDatabricks } from './databricks-error.ts';
export { servicePrincipalCredentials } from './service-principal-credentials.ts';

/** SQL warehouses and statements. */
export type SqlClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type SqlSchemas = components['schemas'];

/**
 * Makes a client of SQL warehouses and the statement execution API.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapDatabricks` for data or a typed error.
 *
 * @example const sql = createSqlClient(await databricksCredentialsFromEnv())
 * @see https://docs.databricks.com/api/workspace/statementexecution
 */
export function createSqlClient(options: DatabricksClientOptions): SqlClient {
  return createApiClient<paths>(options, 'sql');
}
