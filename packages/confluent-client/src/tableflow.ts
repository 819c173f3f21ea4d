import type { ApiClient } from '@tableflow-workshop/client-core';
import type { ConfluentClientOptions } from './client-options.ts';
import { createApiClient } from './create-api-client.ts';
import type { GlobalKey, TableflowKey } from './credentials.ts';
import type { components, paths } from './generated/tableflow-v1.ts';
import type { OAuthToken } from './oauth-token.ts';

// With these, one import does for one call, and no other API's types are read.
export { unwrapConfluent } from './confluent-error.ts';
export { apiKey } from './credentials.ts';

/** Tableflow topics and catalog integrations. */
export type TableflowClient = ApiClient<paths>;

/** The bodies of this API, by name. */
export type TableflowSchemas = components['schemas'];

/**
 * Makes a client of `tableflow/v1`. It takes a Tableflow key, a Global key, or a token of Confluent's token service,
 * as the newest tools send it; a Cloud key is refused, and does not compile.
 *
 * Its methods are openapi-fetch's: `client.GET(path, init)` resolves to `{ data, error, response }`. Hand that to
 * `unwrapConfluent` for data or a typed error.
 *
 * @example const tableflow = createTableflowClient({ credentials: tableflowKeyFromEnv() })
 * @see https://docs.confluent.io/cloud/current/api.html#tag/Tableflow-Topics-(tableflowv1)
 */
export function createTableflowClient(
  options: ConfluentClientOptions<TableflowKey | GlobalKey | OAuthToken>,
): TableflowClient {
  return createApiClient<paths>(options, { api: 'tableflow-v1' });
}
