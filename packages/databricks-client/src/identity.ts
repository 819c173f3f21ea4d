import type { ApiClient } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { components, paths } from './generated/identity.ts';

/** Users, groups and service principals, and the workspace's OAuth endpoints. */
export type IdentityClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type IdentitySchemas = components['schemas'];

/**
 * Makes a client of SCIM and OAuth.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapDatabricks` for data or a typed error.
 *
 * @see https://docs.databricks.com/api/workspace/currentuser
 */
export function createIdentityClient(options: DatabricksClientOptions): IdentityClient {
  return createApiClient<paths>(options);
}
