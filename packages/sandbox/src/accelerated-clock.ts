import { type Clock, systemClock } from '@tableflow-workshop/client-core';

/**
 * A clock that tells the true time and shortens every delay: what the clouds take minutes for takes seconds, and the
 * timestamps of records stay real.
 *
 * @param timeFactor how many times faster delays pass, e.g. 60 for a minute in a second
 */
export function createAcceleratedClock(timeFactor: number, clock: Clock = systemClock): Clock {
  return { now: () => clock.now(), setTimer: (delayMs, run) => clock.setTimer(delayMs / timeFactor, run) };
}
