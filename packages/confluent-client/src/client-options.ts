import type { OnDrift, TransportOptions } from '@tableflow-workshop/client-core';
import type { ConfluentCredentials } from './credentials.ts';

/** The options of every Confluent client. Times and retries: see `TransportOptions`. */
export interface ConfluentClientOptions<Accepted extends ConfluentCredentials>
  extends Pick<
    TransportOptions,
    | 'fetch'
    | 'agent'
    | 'clock'
    | 'maxRetries'
    | 'requestTimeoutMs'
    | 'timeoutMs'
    | 'maxResponseBytes'
    | 'limitsRate'
    | 'logger'
    | 'allowInsecureHttp'
  > {
  /** A key, or tokens, of a kind that the API takes. */
  readonly credentials: Accepted;
  /**
   * Receives what answers hold that the API description does not promise, or lack that it does: each place once per
   * operation, without values. Off by default; on, it neither fails nor delays a call.
   */
  readonly onDrift?: OnDrift | undefined;
  /** Where the API answers, without a path. */
  readonly baseUrl?: string | undefined;
}

/** Options of a client whose endpoint belongs to one cluster, so that it cannot have a default. */
export type ConfluentEndpointOptions<Accepted extends ConfluentCredentials> = ConfluentClientOptions<Accepted> & {
  readonly baseUrl: string;
};

/** The control plane of Confluent Cloud. */
export const confluentCloudUrl = 'https://api.confluent.cloud';
