import { generaliserOf } from './generalise.ts';
import type { FleetLab } from './roster/roster.ts';

/** What several attendees have in common. */
export type Grouped<Thing> = Thing & {
  /** Who has it, in the order of the roster. */
  readonly attendees: readonly string[];
};

/** When two things of different labs are the same. */
interface Likeness<Thing> {
  /** The thing with each of its texts made general. */
  readonly generalise: (thing: Thing, general: (text: string) => string) => Thing;
  /** What two things that are the same have in common. */
  readonly keyOf: (general: Thing) => string;
}

/** Makes one of what several attendees have, the most frequent first. What only one has is said with the names of that lab. */
export function groupAlike<Thing extends object>(
  results: readonly { readonly lab: FleetLab; readonly things: readonly Thing[] }[],
  { generalise, keyOf }: Likeness<Thing>,
): readonly Grouped<Thing>[] {
  const groups = new Map<string, { readonly first: Thing; readonly general: Thing; readonly attendees: string[] }>();
  for (const { lab, things } of results) {
    const general = generaliserOf(lab.config);
    for (const thing of things) {
      const generalThing = generalise(thing, general);
      const key = keyOf(generalThing);
      const group = groups.get(key);
      if (!group) groups.set(key, { first: thing, general: generalThing, attendees: [lab.attendee] });
      else if (!group.attendees.includes(lab.attendee)) group.attendees.push(lab.attendee);
    }
  }
  return [...groups.values()]
    .map(({ first, general, attendees }) => ({ ...(attendees.length > 1 ? general : first), attendees }))
    .sort((left, right) => right.attendees.length - left.attendees.length);
}
