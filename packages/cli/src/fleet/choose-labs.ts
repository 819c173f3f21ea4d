import { InputError } from '@tableflow-workshop/client-core';
import type { FleetLab } from '@tableflow-workshop/lab3-recipes/fleet';

/**
 * Those who are meant by prefix or name; all where nobody is named.
 *
 * @throws InputError with each that is not in the roster
 */
export function chooseLabs(labs: readonly FleetLab[], only: readonly string[] | undefined): readonly FleetLab[] {
  if (only === undefined) return labs;
  const isMeant = ({ attendee, config }: FleetLab, name: string): boolean =>
    config.prefix === name || attendee === name;
  const unknown = only.filter((name) => !labs.some((lab) => isMeant(lab, name)));
  if (unknown.length === 0) return labs.filter((lab) => only.some((name) => isMeant(lab, name)));
  throw new InputError({
    tried: 'choose attendees',
    problems: unknown.map((name) => ({
      path: '--only',
      problem: `names ${name}, who is not in the roster.`,
      remedy: 'Give a prefix or the name of an attendee.',
    })),
  });
}
