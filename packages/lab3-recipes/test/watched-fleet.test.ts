import { drawTimings } from '@tableflow-workshop/simulator';
import { expect, it } from 'vitest';
import { setUpFleet } from '../src/fleet/set-up-fleet.ts';
import { verifyFleet } from '../src/fleet/verify-fleet.ts';
import { limitedFetch } from './support/limited-fetch.ts';
import { createSimulatedFleet } from './support/simulated-fleet.ts';

// Who watches a workshop sees each lab as soon as it was checked. In virtual time, with a limit for each key and the workspace.

it('the first of 95 labs is seen after few seconds where few are checked at once, and the last not later', async () => {
  const { labs, simulator, clock } = createSimulatedFleet(95, { timings: drawTimings(1) });
  const { fetch } = limitedFetch((request) => simulator.fetch(request), { clock, perKey: 10, perWorkspace: 40 });
  await setUpFleet(labs, { fetch, clock });
  const check = async (labsAtOnce: number): Promise<{ first: number; last: number; calls: number; seen: number }> => {
    const [startMs, before] = [clock.now(), simulator.calls.length];
    const seenMs: number[] = [];
    const { attendees } = await verifyFleet(labs, {
      fetch,
      clock,
      labsAtOnce,
      onAttendee: ({ outcome }) => {
        if (outcome === 'complete') seenMs.push(clock.now() - startMs);
      },
    });
    expect(attendees.map(({ outcome }) => outcome)).toEqual(Array(95).fill('complete'));
    const seconds = seenMs.map((ms) => ms / 1_000);
    return {
      first: seconds[0] ?? Number.NaN,
      last: seconds.at(-1) ?? Number.NaN,
      calls: simulator.calls.length - before,
      seen: seconds.length,
    };
  };
  const [few, all] = [await check(10), await check(100)];
  process.stdout.write(`10 at once: ${JSON.stringify(few)}, 100 at once: ${JSON.stringify(all)}\n`);
  expect([few.seen, all.seen]).toEqual([95, 95]);
  expect(few.first).toBeLessThan(3);
  expect(few.last).toBeLessThanOrEqual(all.last * 1.1);
  expect(few.calls / 95).toBeLessThan(16);
}, 120_000);
