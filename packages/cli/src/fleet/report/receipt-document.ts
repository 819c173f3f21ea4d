import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetDocument } from '@tableflow-workshop/report';
import { countStates } from '../watch/count-states.ts';
import { seeAttendee } from '../watch/see-attendee.ts';

/** What was proven of a fleet as the document of its page. Nobody watched, so that it has no time line. */
export function receiptDocument({ attendees, findings, notes }: VerifyFleetResult, at: string): FleetDocument {
  const seen = attendees.map((proof) => seeAttendee(proof, at, false));
  return { at, attendees: seen, counts: countStates(seen), findings, notes };
}
