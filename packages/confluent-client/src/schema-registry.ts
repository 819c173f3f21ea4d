import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentEndpointOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { GlobalKey, SchemaRegistryKey } from './credentials.ts';
import type { components, paths } from './generated/schema-registry-v1.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Subjects and schemas of one Schema Registry. */
export type SchemaRegistryClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type SchemaRegistrySchemas = components['schemas'];

/**
 * Makes a client of one Schema Registry.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const registry = createSchemaRegistryClient({ credentials: schemaRegistryKeyFromEnv(), baseUrl: 'https://psrc-1.us-west-2.aws.confluent.cloud' })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Subjects-(v1)
 */
export function createSchemaRegistryClient(
  options: ConfluentEndpointOptions<SchemaRegistryKey | GlobalKey | OAuthToken>,
): SchemaRegistryClient {
  return createApiClient<paths>(options, { api: 'schema-registry-v1' });
}
