import type { Credentials, DriftWatch, TransportOptions } from '@tableflow-workshop/client-core';

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
   * Compares responses with the API description: `reportDrift` of the entry point `drift` makes it. Default: nobody
   * compares.
   */
  readonly drift?: DriftWatch | undefined;
}
