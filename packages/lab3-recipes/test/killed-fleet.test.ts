import { expect, it } from 'vitest';
import { countCalls, killFleet } from './support/kill-fleet.ts';

// A run of a fleet that is killed at any moment: the next one finishes what is missing, and makes no call for a lab that is
// done. `npm run fleet-time -- kills` in tooling kills a hundred; here are some of them.

const attendees = 4;

it('killed at any moment, a second run finishes only what is missing', async () => {
  const calls = await countCalls(attendees);
  // Spread over the run, up to its very end, where most labs are done.
  const moments = [0.02, 0.3, 0.6, 0.85, 0.97, 1].map((part) => Math.max(1, Math.floor(calls * part)));
  const killed = [];
  for (const moment of moments) killed.push(await killFleet(attendees, moment));
  process.stdout.write(
    `of ${calls} calls: ${killed.map(({ call, callNumber, finished }) => `${callNumber} (${finished} done) ${call}`).join('; ')}\n`,
  );
  expect(killed.flatMap(({ needless }) => needless)).toEqual([]);
  expect(killed.flatMap(({ incomplete }) => incomplete)).toEqual([]);
  expect(killed.some(({ finished }) => finished > 0)).toBe(true);
}, 120_000);
