import type { Clock } from '@tableflow-workshop/client-core';
import { type FleetLab, type FleetOptions, verifyFleet } from '@tableflow-workshop/lab3-recipes/fleet';
import type { FleetView } from './fleet-view.ts';

/** What one check of a fleet needs. */
export interface FleetCheck {
  readonly labs: readonly FleetLab[];
  readonly view: FleetView;
  readonly clock: Clock;
  /** When the check is given up, in milliseconds. */
  readonly timeoutMs: number;
  readonly onSeen: () => void;
}

/** So few at once that the first is seen soon, and enough to use what the keys allow. */
const labsAtOnce = 10;

/**
 * Checks labs once, and shows each to the view as soon as it was checked. Gives what could not be checked: a check that takes
 * too long is given up, and the rest stays as it was seen before.
 */
export async function checkFleet(
  { clock, labs, onSeen, timeoutMs, view }: FleetCheck,
  options: FleetOptions,
): Promise<readonly string[]> {
  if (labs.length === 0) return [];
  const tooLong = new Error('The check took too long.');
  const deadline = new AbortController();
  const cancel = clock.setTimer(timeoutMs, () => deadline.abort(tooLong));
  let seen = 0;
  try {
    const signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal;
    const { notes } = await verifyFleet(labs, {
      ...options,
      clock,
      signal,
      labsAtOnce,
      onAttendee: (proof) => {
        seen += 1;
        view.see(proof, new Date(clock.now()).toISOString());
        onSeen();
      },
    });
    return notes;
  } catch (error) {
    if (error !== tooLong) throw error;
    return [
      `${labs.length - seen} of ${labs.length} labs were not checked within ${timeoutMs / 1_000} s: give a longer --timeout, or check less often (--every).`,
    ];
  } finally {
    cancel();
  }
}
