import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/api-keys-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** API keys. */
export type ApiKeysClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type ApiKeysSchemas = components['schemas'];

/**
 * Makes a client of `iam/v2` API keys.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const apiKeys = createApiKeysClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/API-Keys-(iamv2)
 */
export function createApiKeysClient(options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>): ApiKeysClient {
  return createApiClient<paths>(options, { api: 'api-keys-v2' });
}
