import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/kafka-clusters-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Kafka clusters and their endpoints. */
export type KafkaClustersClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type KafkaClustersSchemas = components['schemas'];

/**
 * Makes a client of `cmk/v2`.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const kafkaClusters = createKafkaClustersClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Clusters-(cmkv2)
 */
export function createKafkaClustersClient(
  options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>,
): KafkaClustersClient {
  return createApiClient<paths>(options, { api: 'kafka-clusters-v2' });
}
