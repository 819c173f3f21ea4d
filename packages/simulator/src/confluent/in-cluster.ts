/** What belongs to a Kafka cluster. Of what has no cluster written on it, it is the lab's. */
export interface InCluster {
  /** Of a cluster that was created later than the lab's. */
  readonly clusterId?: string;
}
