import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/organization-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Environments of the organisation. */
export type EnvironmentsClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type EnvironmentsSchemas = components['schemas'];

/**
 * Makes a client of `org/v2`.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const environments = createEnvironmentsClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Environments-(orgv2)
 */
export function createEnvironmentsClient(
  options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>,
): EnvironmentsClient {
  return createApiClient<paths>(options, { api: 'organization-v2' });
}
