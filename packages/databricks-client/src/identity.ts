import type { ApiClient } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { components, paths } from './generated/identity.ts';

// With these, one import does for one call, and no other API's types are read.
export { accessTokenCredentials } from './access-token-credentials.ts';
export { unwrapDatabricks } from './databricks-error.ts';
export { servicePrincipalCredentials } from './service-principal-credentials.ts';

/** Discovery and the token endpoint take no bearer token: the credentials call them, not a client. */
type SignedPaths = Omit<
  paths,
  '/oidc/v1/token' | '/.well-known/databricks-config' | '/oidc/.well-known/oauth-authorization-server'
>;

/** Users, groups and service principals of a workspace. */
export type IdentityClient = ApiClient<SignedPaths>;

/** The bodies of this API, by name. */
export type IdentitySchemas = components['schemas'];

/**
 * Makes a client of SCIM.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapDatabricks` for data or a typed error.
 *
 * @example const identity = createIdentityClient(await databricksCredentialsFromEnv())
 * @see https://docs.databricks.com/api/workspace/currentuser
 */
export function createIdentityClient(options: DatabricksClientOptions): IdentityClient {
  return createApiClient<SignedPaths>(options, 'identity');
}
