import type { ConnectSchemas } from '@tableflow-workshop/confluent-client/connect';
import type { InCluster } from './in-cluster.ts';

export interface ConnectorFailure {
  /** The failure in the service's own words. Absent: it has none. */
  readonly summary?: string;
  /** What the service would do about it. Absent: nothing. */
  readonly recommendations?: string[];
}

export interface ConnectorRecord extends InCluster {
  /** `lcc-…`. */
  readonly id: string;
  /** Its name, unique in the cluster. */
  readonly name: string;
  /** As the user sent it, secrets included; masked when it is read. */
  config: Record<string, string>;
  /** As the API shows it. */
  state: ConnectSchemas['ConnectorStatus']['connector']['state'];
  /** Why it failed; empty while it has not. */
  trace: string;
  /** What the service says of a failure beside the trace, and would do about it. Absent: nothing. */
  failure?: ConnectorFailure;
  /** True once the data plane was told to run it: what a restart starts again. */
  isStarted: boolean;
  /** The last request to change how far it has come. */
  offsetsRequest?: ConnectSchemas['OffsetsRequestStatus'];
}
