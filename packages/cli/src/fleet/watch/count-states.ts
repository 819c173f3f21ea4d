import type { AttendeeState, ReportedAttendee } from '@tableflow-workshop/report';

/** How many attendees are in each state, those that need somebody first. */
export function countStates(attendees: readonly Pick<ReportedAttendee, 'state'>[]): Record<AttendeeState, number> {
  const counts = { stuck: 0, 'on the way': 0, 'not started': 0, 'not checked': 0, complete: 0 };
  for (const { state } of attendees) counts[state] += 1;
  return counts;
}
