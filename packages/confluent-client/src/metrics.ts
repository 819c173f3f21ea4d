import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/metrics-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Metrics, as the console draws them. */
export type MetricsClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type MetricsSchemas = components['schemas'];

/**
 * Makes a client of the Metrics API. It takes a Cloud key, a Global key, or a token of an identity provider.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const metrics = createMetricsClient({ credentials: cloudKeyFromEnv() })
 * @see https://api.telemetry.confluent.cloud/docs
 */
export function createMetricsClient(options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>): MetricsClient {
  return createApiClient<paths>(options, {
    api: 'metrics-v2',
    defaultBaseUrl: 'https://api.telemetry.confluent.cloud',
  });
}
