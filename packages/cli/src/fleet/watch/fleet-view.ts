import { type FleetLab, groupFindings } from '@tableflow-workshop/lab3-recipes/fleet';
import type { AttendeeChange, FleetDocument, FleetSample } from '@tableflow-workshop/report';
import { countStates } from './count-states.ts';
import { type AttendeeProof, seeAttendee, unseenAttendee } from './see-attendee.ts';

/** A whole workshop, as it was seen last. */
export interface FleetView {
  /** Takes what was proven of one lab. */
  see(proof: AttendeeProof, at: string): void;
  /** Counts who is how, for the time line. */
  count(at: string): void;
  /** Everything that is known now. */
  document(at: string, notes?: readonly string[]): Required<FleetDocument>;
}

/** As many as a chart shows apart, and a person reads. */
const mostKept = 500;

/** Begins with nobody checked, and keeps what was seen of each, how many there were in each state, and who changed. */
export function createFleetView(labs: readonly FleetLab[]): FleetView {
  const seen = new Map(labs.map(({ attendee, config }) => [attendee, unseenAttendee(attendee, config.prefix)]));
  const onceComplete = new Set<string>();
  const samples: FleetSample[] = [];
  const changes: AttendeeChange[] = [];
  return {
    see(proof, at) {
      const before = seen.get(proof.attendee);
      if (!before) return;
      const now = seeAttendee(proof, at, onceComplete.has(proof.attendee));
      seen.set(proof.attendee, now);
      if (now.state === 'complete') onceComplete.add(now.attendee);
      if (before.state === now.state) return;
      const where = now.findings[0]?.where ?? '';
      keep(changes, { at, attendee: now.attendee, from: before.state, to: now.state, where });
    },
    count: (at) => keep(samples, { at, counts: countStates([...seen.values()]) }),
    document(at, notes = []) {
      const attendees = [...seen.values()];
      const findings = groupFindings(labs.map((lab) => ({ lab, findings: seen.get(lab.attendee)?.findings ?? [] })));
      return {
        at,
        attendees,
        counts: countStates(attendees),
        findings,
        notes,
        samples: [...samples],
        changes: [...changes],
      };
    },
  };
}

function keep<Entry>(entries: Entry[], entry: Entry): void {
  entries.push(entry);
  if (entries.length > mostKept) entries.shift();
}
