import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/connect-v1.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Managed connectors. */
export type ConnectClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type ConnectSchemas = components['schemas'];

/**
 * Makes a client of `connect/v1`.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const connect = createConnectClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Connectors-(connectv1)
 */
export function createConnectClient(options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>): ConnectClient {
  return createApiClient<paths>(options, {
    api: 'connect-v1',
    joinsLists: true,
  });
}
