import type { TransportOptions } from '@tableflow-workshop/client-core';
import type { ApiKey, KeyKind } from './credentials.ts';

/** The options of every Confluent client. Times and retries: see `TransportOptions`. */
export interface ConfluentClientOptions<Key extends ApiKey<KeyKind>>
  extends Pick<
    TransportOptions,
    'fetch' | 'clock' | 'maxRetries' | 'requestTimeoutMs' | 'logger' | 'allowInsecureHttp'
  > {
  readonly credentials: Key;
  /** Where the API answers, without a path. */
  readonly baseUrl?: string | undefined;
}

/** Options of a client whose endpoint belongs to one cluster, so that it cannot have a default. */
export type ConfluentEndpointOptions<Key extends ApiKey<KeyKind>> = ConfluentClientOptions<Key> & {
  readonly baseUrl: string;
};

/** The control plane of Confluent Cloud. */
export const confluentCloudUrl = 'https://api.confluent.cloud';
