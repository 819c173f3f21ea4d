import {
  type ApiClient,
  type ApiShapes,
  createCaller,
  createTransport,
  userAgent,
  watchDrift,
} from '@tableflow-workshop/client-core';
import { type ConfluentClientOptions, confluentCloudUrl } from './client-options.ts';
import { type ConfluentCredentials, credentialsOf } from './credentials.ts';
import { version } from './version.ts';

interface ApiTraits {
  /** What answers look like: loaded when somebody wants to know of drift. */
  readonly shapes: () => Promise<{ readonly shapes: ApiShapes }>;
  readonly defaultBaseUrl?: string;
  readonly joinsLists?: boolean;
}

/** Every client of this package is made here. */
export function createApiClient<Paths extends object>(
  options: ConfluentClientOptions<ConfluentCredentials>,
  traits: ApiTraits,
): ApiClient<Paths> {
  const { credentials, baseUrl = traits.defaultBaseUrl ?? confluentCloudUrl, onDrift, ...transport } = options;
  return createCaller<Paths>({
    baseUrl: baseUrl.replace(/\/+$/, ''),
    // Most APIs repeat a parameter that takes a list; Connect joins its values with commas.
    joinsLists: traits.joinsLists,
    onAnswer: onDrift && watchDrift(onDrift, traits.shapes),
    send: createTransport({
      ...transport,
      service: 'Confluent Cloud',
      credentials: credentialsOf(credentials),
      userAgent: userAgent('tableflow-workshop-confluent-client', version),
    }),
  });
}
