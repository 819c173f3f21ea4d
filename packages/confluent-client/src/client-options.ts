import type { DriftWatch, TransportOptions } from '@tableflow-workshop/client-core';
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
   * Compares responses with the API description: `reportDrift` of the entry point `drift` makes it. Default: nobody
   * compares.
   */
  readonly drift?: DriftWatch | undefined;
  /** Where the API answers, without a path. */
  readonly baseUrl?: string | undefined;
}

/** Options of a client whose endpoint belongs to one cluster, so that it cannot have a default. */
export type ConfluentEndpointOptions<Accepted extends ConfluentCredentials> = ConfluentClientOptions<Accepted> & {
  readonly baseUrl: string;
};

/** The control plane of Confluent Cloud. */
export const confluentCloudUrl = 'https://api.confluent.cloud';
