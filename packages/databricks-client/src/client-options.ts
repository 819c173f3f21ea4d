import type { Credentials, OnDrift, TransportOptions } from '@tableflow-workshop/client-core';

/** The options of every Databricks client. Times and retries: see `TransportOptions`. */
export interface DatabricksClientOptions
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
  /** The workspace, e.g. `https://dbc-1a2b3c4d-5e6f.cloud.databricks.com`. A pasted browser URL will do. */
  readonly workspaceUrl: string;
  /** A service principal, or an access token. */
  readonly credentials: Credentials;
  /**
   * Receives what answers hold that the API description does not promise, or lack that it does: each place once per
   * operation, without values. Off by default; on, it neither fails nor delays a call.
   */
  readonly onDrift?: OnDrift | undefined;
}
