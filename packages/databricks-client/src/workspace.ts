import type { ApiClient } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { components, paths } from './generated/workspace.ts';

// With these, one import does for one call, and no other API's types are read.
export { accessTokenCredentials } from './access-token-credentials.ts';
export { unwrapDatabricks } from './databricks-error.ts';
export { servicePrincipalCredentials } from './service-principal-credentials.ts';

/** Notebooks and files of the workspace. */
export type WorkspaceClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type WorkspaceSchemas = components['schemas'];

/**
 * Makes a client of the workspace tree.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapDatabricks` for data or a typed error.
 *
 * @example const workspace = createWorkspaceClient(await databricksCredentialsFromEnv())
 * @see https://docs.databricks.com/api/workspace/workspace
 */
export function createWorkspaceClient(options: DatabricksClientOptions): WorkspaceClient {
  return createApiClient<paths>(options, 'workspace');
}
