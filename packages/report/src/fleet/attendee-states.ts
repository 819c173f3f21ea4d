import type { Condition } from '../condition.ts';
import type { AttendeeState, FleetDocument, ReportedAttendee, StageState } from '../fleet-document.ts';

/** The states as a page shows them, those that need somebody first: a tone and a sign for each. */
export const attendeeStates: readonly (readonly [state: AttendeeState, tone: Condition, sign: string])[] = [
  ['stuck', 'unhealthy', '✗'],
  ['on the way', 'starting', '…'],
  ['not started', 'unknown', '–'],
  ['not checked', 'unknown', '?'],
  ['complete', 'healthy', '✓'],
];

/** The same of a stage. */
export const stageStates: Readonly<Record<StageState, readonly [tone: Condition, sign: string]>> = {
  done: ['healthy', '✓'],
  running: ['starting', '…'],
  failed: ['unhealthy', '✗'],
  waiting: ['unknown', '·'],
};

/** Tone and sign of a state. */
export function lookOf(state: AttendeeState): { readonly tone: Condition; readonly sign: string } {
  const [, tone, sign] = attendeeStates.find(([name]) => name === state) ?? ['', 'unknown', '?'];
  return { tone, sign };
}

/** What a search finds an attendee by. */
export function namesOf({ attendee, prefix }: Pick<ReportedAttendee, 'attendee' | 'prefix'>): string {
  return `${attendee} ${prefix ?? ''}`.trim().toLowerCase();
}

/** The states that somebody is in, with how many. */
export function presentStates(counts: FleetDocument['counts']): readonly (readonly [AttendeeState, number])[] {
  return attendeeStates.flatMap(([state]) => (counts[state] > 0 ? [[state, counts[state]] as const] : []));
}
