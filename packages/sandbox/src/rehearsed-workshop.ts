import { InputError } from '@tableflow-workshop/client-core';
import { riverHotels, type World } from '@tableflow-workshop/simulator';

/** What was asked for of a workshop. */
interface Workshop {
  readonly world?: World;
  readonly attendees?: number | undefined;
}

/** The world of a first start, with the attendees of a workshop where some were asked for. */
export function withAttendees({ world = riverHotels, attendees }: Workshop): World {
  return attendees === undefined ? world : { ...world, attendees };
}

/**
 * What PostgreSQL has to allow for so many connectors beside the lab's own: a slot and a sender each, and the connections of a
 * snapshot.
 */
export function roomFor(attendees: number): Readonly<Record<string, string>> {
  return {
    max_replication_slots: String(10 + attendees),
    max_wal_senders: String(10 + attendees),
    max_connections: String(50 + 3 * attendees),
  };
}

/** A sandbox keeps the attendees that it began with. */
export function refuseOtherAttendees({ attendees }: Workshop, { attendees: known = 0 }: World): void {
  if (attendees === undefined || attendees === known) return;
  const problem = `is ${attendees}, and the sandbox of this folder has ${known}.`;
  const remedy = 'Leave it out, or give another data folder.';
  throw new InputError({ tried: 'start the sandbox', problems: [{ path: 'attendees', problem, remedy }] });
}
