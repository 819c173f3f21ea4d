/** How long the clouds take, in milliseconds of the simulator's clock. The defaults are the middle of what is observed. */
export interface Timings {
  /** Connector from created to running. */
  readonly connectorProvisioningMs: number;
  /** Connector from created to failed, where its configuration does not work. */
  readonly connectorFailureMs: number;
  /** Tableflow from enabled to running. */
  readonly tableflowStartMs: number;
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
}

/** The middle of what is observed in the clouds. */
export const usualTimings: Timings = {
  connectorProvisioningMs: 150_000,
  connectorFailureMs: 45_000,
  tableflowStartMs: 90_000,
  catalogSyncMs: 300_000,
  tableflowStopMs: 30_000,
  providerIntegrationReleaseMs: 40_000,
  keyPropagationMs: 10_000,
  warehouseStartMs: 20_000,
};

/** The usual timings, shortened: with a factor of 60 a minute of the clouds is a second. */
export function fasterTimings(timeFactor: number): Timings {
  return Object.fromEntries(
    Object.entries(usualTimings).map(([name, timeMs]) => [name, timeMs / timeFactor]),
  ) as unknown as Timings;
}
