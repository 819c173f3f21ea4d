/** How long the clouds take, in milliseconds of the simulator's clock. The defaults are the middle of what is observed. */
export interface Timings {
  /** Kafka cluster from created to provisioned. */
  readonly kafkaClusterProvisioningMs: number;
  /** Connector from created to running. */
  readonly connectorProvisioningMs: number;
  /** Connector from created to failed, where its configuration does not work. */
  readonly connectorFailureMs: number;
  /** From a running connector to the topic of a captured table. 0: provisioning includes it. */
  readonly topicCreationMs: number;
  /** From the topic of a captured table to its schema and rows. 0: they come together. */
  readonly schemaRegistrationMs: number;
  /** Tableflow from enabled to running. */
  readonly tableflowStartMs: number;
  /** From a record in a topic to one in tiered storage, from which Tableflow reads. 0: Tableflow reads it at once. */
  readonly tieringMs: number;
  /** How long Tableflow waits for tiered storage before it reads a record from Kafka itself. */
  readonly tieringFallbackMs: number;
  /** From a running table to one that the catalog shows. */
  readonly catalogSyncMs: number;
  /** From disabled to gone. */
  readonly tableflowStopMs: number;
  /** From the last Tableflow topic gone to a provider integration that may be deleted. */
  readonly providerIntegrationReleaseMs: number;
  /** How long a new key is refused. */
  readonly keyPropagationMs: number;
  /** SQL warehouse from stopped to running. */
  readonly warehouseStartMs: number;
  /** From a trust that was set in the customer's cloud to one that works. */
  readonly trustPropagationMs: number;
}

/** The middle of what is observed in the clouds. */
export const usualTimings: Timings = {
  kafkaClusterProvisioningMs: 120_000,
  connectorProvisioningMs: 150_000,
  connectorFailureMs: 45_000,
  topicCreationMs: 0,
  schemaRegistrationMs: 0,
  tableflowStartMs: 90_000,
  tieringMs: 0,
  tieringFallbackMs: 900_000,
  catalogSyncMs: 300_000,
  tableflowStopMs: 30_000,
  providerIntegrationReleaseMs: 40_000,
  keyPropagationMs: 10_000,
  warehouseStartMs: 20_000,
  trustPropagationMs: 30_000,
};

/** Times for everything alike, or for each thing its own, by its name or id. What is left out is usual. */
export type GivenTimings = Partial<Timings> | ((name: string) => Partial<Timings>);

/** The times of a thing, by its name or id. */
export type TimingsOf = (name: string) => Timings;

export function timingsFrom(given: GivenTimings | undefined): TimingsOf {
  if (typeof given === 'function') return (name) => ({ ...usualTimings, ...given(name) });
  const timings = { ...usualTimings, ...given };
  return () => timings;
}

/** The usual timings, shortened: with a factor of 60 a minute of the clouds is a second. */
export function fasterTimings(timeFactor: number): Timings {
  return Object.fromEntries(
    Object.entries(usualTimings).map(([name, timeMs]) => [name, timeMs / timeFactor]),
  ) as unknown as Timings;
}
