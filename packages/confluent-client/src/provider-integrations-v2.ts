import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { CloudKey, GlobalKey } from './credentials.ts';
import type { components, paths } from './generated/provider-integration-v2.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Provider integrations with Azure, Google Cloud and AWS. */
export type ProviderIntegrationsV2Client = ApiClient<paths>;

/** The bodies of this API, by name. */
export type ProviderIntegrationsV2Schemas = components['schemas'];

/**
 * Makes a client of `pim/v2`.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const integrations = createProviderIntegrationsV2Client({ credentials: cloudKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Integrations-(pimv2)
 */
export function createProviderIntegrationsV2Client(
  options: ConfluentClientOptions<CloudKey | GlobalKey | OAuthToken>,
): ProviderIntegrationsV2Client {
  return createApiClient<paths>(options, { api: 'provider-integration-v2' });
}
