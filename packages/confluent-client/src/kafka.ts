import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentEndpointOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { GlobalKey, KafkaKey } from './credentials.ts';
import type { components, paths } from './generated/kafka-v3.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Topics and access lists of one Kafka cluster. */
export type KafkaClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type KafkaSchemas = components['schemas'];

/**
 * Makes a client of one cluster's Kafka REST endpoint.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const kafka = createKafkaClient({ credentials: kafkaKeyFromEnv(), baseUrl: 'https://pkc-1.us-west-2.aws.confluent.cloud' })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Topic-(v3)
 */
export function createKafkaClient(options: ConfluentEndpointOptions<KafkaKey | GlobalKey | OAuthToken>): KafkaClient {
  return createApiClient<paths>(options, { api: 'kafka-v3' });
}
