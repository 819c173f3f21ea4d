import { type ApiClient, createTransport, fillPath, PlainRequest, userAgent } from '@tableflow-workshop/client-core';
import createClient from 'openapi-fetch';
import { type ConfluentClientOptions, confluentCloudUrl } from './client-options.ts';
import { type ConfluentCredentials, credentialsOf } from './credentials.ts';
import { version } from './version.ts';

interface ApiTraits {
  /** Name of its description: `tableflow-v1`. */
  readonly api: string;
  readonly defaultBaseUrl?: string;
  readonly joinsLists?: boolean;
}

/** openapi-fetch over our transport, with our types. Every client of this package is made here. */
export function createApiClient<Paths extends object>(
  options: ConfluentClientOptions<ConfluentCredentials>,
  traits: ApiTraits,
): ApiClient<Paths> {
  const { credentials, baseUrl = traits.defaultBaseUrl ?? confluentCloudUrl, drift, ...transport } = options;
  const client = createClient<Paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    // Most APIs repeat a parameter that takes a list; Connect joins its values with commas.
    querySerializer: { array: { style: 'form', explode: !traits.joinsLists } },
    pathSerializer: fillPath,
    Request: PlainRequest as unknown as typeof Request,
    fetch: createTransport({
      ...transport,
      service: 'Confluent Cloud',
      credentials: credentialsOf(credentials),
      userAgent: userAgent('tableflow-workshop-confluent-client', version),
    }),
  });
  if (drift) {
    const watch = drift(traits.api);
    client.use({
      onResponse: ({ request, schemaPath, response }) => watch(`${request.method} ${schemaPath}`, response),
    });
  }
  return client as unknown as ApiClient<Paths>;
}
