import type { FleetLab } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetDocument } from '@tableflow-workshop/report';

/** A lab that is complete is checked once in so many checks. */
const completeEvery = 5;

/**
 * The labs that a check asks for: all that are not complete, and a fifth of the others, each time another one. A lab costs some 15
 * calls, and all share what a key allows.
 *
 * @param count which check it is, from 1
 */
export function dueLabs(
  labs: readonly FleetLab[],
  { attendees }: Pick<FleetDocument, 'attendees'>,
  count: number,
): readonly FleetLab[] {
  const complete = new Set(attendees.filter(({ state }) => state === 'complete').map(({ attendee }) => attendee));
  return labs.filter(({ attendee }, index) => !complete.has(attendee) || (index + count) % completeEvery === 0);
}
