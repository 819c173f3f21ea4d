import type { Credentials, TransportOptions } from '@tableflow-workshop/client-core';

/** The options of every Databricks client. Times and retries: see `TransportOptions`. */
export interface DatabricksClientOptions
  extends Pick<
    TransportOptions,
    'fetch' | 'clock' | 'maxRetries' | 'requestTimeoutMs' | 'logger' | 'allowInsecureHttp'
  > {
  /** The workspace, e.g. `https://dbc-1a2b3c4d-5e6f.cloud.databricks.com`. A pasted browser URL will do. */
  readonly workspaceUrl: string;
  readonly credentials: Credentials;
}
