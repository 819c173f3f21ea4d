import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/schema-registry-clusters-v3.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Schema Registry clusters and their endpoints. */
export type SchemaRegistryClustersClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type SchemaRegistryClustersSchemas = components['schemas'];

/**
 * Makes a client of `srcm/v3`.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const registries = createSchemaRegistryClustersClient({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Clusters-(srcmv3)
 */
export function createSchemaRegistryClustersClient(
  options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>,
): SchemaRegistryClustersClient {
  return createApiClient<paths>(options, { api: 'schema-registry-clusters-v3' });
}
