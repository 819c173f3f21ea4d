import { type ApiClient, createTransport, fillPath, userAgent } from '@tableflow-workshop/client-core';
import createClient from 'openapi-fetch';
import { type ConfluentClientOptions, confluentCloudUrl } from './client-options.ts';
import { type ApiKey, basicCredentials, type KeyKind } from './credentials.ts';
import { version } from './version.ts';

/** openapi-fetch over our transport, with our types. Every client of this package is made here. */
export function createApiClient<Paths extends object>(
  options: ConfluentClientOptions<ApiKey<KeyKind>>,
  traits: { readonly defaultBaseUrl?: string; readonly joinsLists?: boolean } = {},
): ApiClient<Paths> {
  const { credentials, baseUrl = traits.defaultBaseUrl ?? confluentCloudUrl, ...transport } = options;
  const client = createClient<Paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    // Most APIs repeat a parameter that takes a list; Connect joins its values with commas.
    querySerializer: { array: { style: 'form', explode: !traits.joinsLists } },
    pathSerializer: fillPath,
    fetch: createTransport({
      ...transport,
      service: 'Confluent Cloud',
      credentials: basicCredentials(credentials),
      userAgent: userAgent('tableflow-workshop-confluent-client', version),
    }),
  });
  return client as unknown as ApiClient<Paths>;
}
