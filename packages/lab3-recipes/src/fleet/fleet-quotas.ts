/** What an organization allows of one thing, and how many there are. */
export interface FleetQuota {
  /** The applied limit. */
  readonly limit: number;
  /** How many there are now. What this fleet has made already counts as used, and is not needed again. Default 0. */
  readonly used?: number | undefined;
}

/**
 * Limits of the organization that a fleet counts against, as the console and `confluent service-quota list` show them. One that
 * is left out is not checked.
 */
export interface FleetQuotas {
  /** Managed connectors. */
  readonly connectors?: FleetQuota | undefined;
  /** API keys: each lab without a Tableflow key needs a temporary one while it is worked on. */
  readonly apiKeys?: FleetQuota | undefined;
}
