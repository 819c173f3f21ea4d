import { type ApiClient, createMethods, createTransport, userAgent } from '@tableflow-workshop/client-core';
import { type ConfluentClientOptions, confluentCloudUrl } from './client-options.ts';
import { type ConfluentCredentials, credentialsOf } from './credentials.ts';
import { version } from './version.ts';

interface ApiTraits {
  /** Name of its description: `tableflow-v1`. */
  readonly api: string;
  readonly defaultBaseUrl?: string;
  /** Most APIs repeat a parameter that takes a list; Connect joins its values with commas. */
  readonly joinsLists?: boolean;
}

/** The methods of one API. Every client of this package is made here. */
export function createApiClient<Paths extends object>(
  options: ConfluentClientOptions<ConfluentCredentials>,
  traits: ApiTraits,
): ApiClient<Paths> {
  const { credentials, baseUrl = traits.defaultBaseUrl ?? confluentCloudUrl, drift, ...transport } = options;
  return createMethods<Paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    joinsLists: traits.joinsLists,
    send: createTransport({
      ...transport,
      service: 'Confluent Cloud',
      credentials: credentialsOf(credentials),
      userAgent: userAgent('tableflow-workshop-confluent-client', version),
    }),
    watch: drift?.(traits.api),
  });
}
