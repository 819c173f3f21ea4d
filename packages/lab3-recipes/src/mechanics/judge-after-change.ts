import type { Clock, Verdict } from '@tableflow-workshop/client-core';

/** A connector shows what is wrong with its database 30 to 90 seconds after a change. */
const settleMs = 90_000;

/**
 * Judges a thing that was just changed. As long as it says exactly what it said before, that may be about the time
 * before: it counts once the thing has said anything else, or has kept to it for a minute and a half.
 *
 * @param options `before` is what `describe` made of the last observation before the change
 */
export function judgeAfterChange<Observation>(options: {
  readonly clock: Clock;
  readonly before: string;
  readonly describe: (observation: Observation) => string;
  readonly judge: (observation: Observation) => Verdict;
}): (observation: Observation) => Verdict {
  const { clock, before, describe, judge } = options;
  const changedAtMs = clock.now();
  let hasMoved = false;
  return (observation) => {
    hasMoved ||= describe(observation) !== before;
    const verdict = judge(observation);
    if (hasMoved || verdict.state === 'pending' || clock.now() - changedAtMs >= settleMs) return verdict;
    return { state: 'pending', phase: 'AS BEFORE', why: 'it does not show the change yet' };
  };
}
