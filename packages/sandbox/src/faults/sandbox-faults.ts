/** What can go wrong for an attendee of a rehearsed workshop, in the order in which people are chosen for it. */
export const faultKinds = ['wrongPassword', 'missingGrant', 'pausedConnector', 'suspendedTopic', 'lostSlot'] as const;

/** One of them. */
export type FaultKind = (typeof faultKinds)[number];

/** How many attendees are hit: a number, a share such as `5%` (rounded up), or the prefixes of those who are. */
export type FaultShare = number | string | readonly string[];

/**
 * What goes wrong in a rehearsed workshop, and for how many. Nobody is hit twice. The same seed hits the same people.
 *
 * `wrongPassword`: their roster has another database password. The others strike once all tables of a lab are in Unity Catalog:
 * `missingGrant` takes all privileges on their catalog from the service principal, `pausedConnector` pauses the connector,
 * `suspendedTopic` sends a topic a record that no table can take, and `lostSlot` drops the replication slot.
 */
export interface SandboxFaults extends Partial<Readonly<Record<FaultKind, FaultShare | undefined>>> {
  /** Who is hit follows from it. Default 1. */
  readonly seed?: number | undefined;
  /** Whether the SQL warehouse is stopped at the start: the first statement starts it, and takes a while. Default false. */
  readonly stoppedWarehouse?: boolean | undefined;
}

/** A fault, and who has it. */
export interface PlannedFault {
  readonly kind: FaultKind;
  /** Prefix of the attendee. */
  readonly prefix: string;
}
