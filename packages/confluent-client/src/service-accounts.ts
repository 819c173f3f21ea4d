import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/iam-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Service accounts. */
export type ServiceAccountsClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type ServiceAccountsSchemas = components['schemas'];

/**
 * Makes a client of `iam/v2` service accounts.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const serviceAccounts = createServiceAccountsClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Service-Accounts-(iamv2)
 */
export function createServiceAccountsClient(
  options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>,
): ServiceAccountsClient {
  return createApiClient<paths>(options, { api: 'iam-v2' });
}
