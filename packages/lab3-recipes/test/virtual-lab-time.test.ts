import { describe, expect, it } from 'vitest';
import { type Failing, measureFailure, measureSetUp } from './support/measure-set-up.ts';

// Benchmark H10: the whole lab in virtual time, with server times drawn from what the clouds take. `npm run lab-time` in
// tooling measures a thousand draws; here stand some of them, so that the suite stays quick.

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('setting the lab up', () => {
  it('takes no longer than the clouds do, asks seldom, and a second time changes nothing', async () => {
    const measured = [];
    for (const seed of seeds) measured.push(await measureSetUp(seed));
    const ratios = measured.map(({ ratio }) => ratio).sort((left, right) => left - right);
    const most = Math.max(...measured.map(({ mostPollsAMinute }) => mostPollsAMinute));
    const [median = 0, slowest = 0] = [ratios[Math.floor(ratios.length / 2)], ratios.at(-1)];
    process.stdout.write(
      `${seeds.length} draws: elapsed over the longest chain of server waits ${ratios[0]?.toFixed(4)} to ${slowest.toFixed(4)}, median ${median.toFixed(4)}; at most ${most} checks a minute per wait\n`,
    );
    expect(ratios[0]).toBeGreaterThanOrEqual(1);
    expect(median).toBeLessThanOrEqual(1.01);
    expect(slowest).toBeLessThanOrEqual(1.02);
    expect(most).toBe(12);
    expect(Math.max(...measured.map(({ otherCalls }) => otherCalls))).toBeLessThan(50);
    expect(measured.map(({ secondRun }) => secondRun)).toEqual(seeds.map(() => ({ changes: 0, elapsedMs: 0 })));
  });

  it.each<[Failing, readonly string[]]>([
    ['connector', ['Waited for connector "riverhotel-postgres-cdc" to run: FAILED']],
    ['running connector', ['Waited for connector "riverhotel-postgres-cdc" to go on: FAILED']],
    ['Tableflow', ['Waited for Tableflow to run on topic "riverhotel.public.hotel": FAILED']],
    [
      'publishing',
      [
        'Waited for Unity Catalog integration tci-001001 to connect: FAILED',
        'Waited for the table of topic "riverhotel.public.hotel" in Unity Catalog: FAILED',
      ],
    ],
  ])('sees within five seconds that the %s failed', async (failing, expected) => {
    const measured = [];
    for (const seed of seeds.slice(0, 5)) measured.push(await measureFailure(failing, seed));
    const longestMs = Math.max(...measured.map(({ unseenMs }) => unseenMs));
    process.stdout.write(`${failing}: a failure is seen after ${(longestMs / 1_000).toFixed(1)} s at the latest\n`);
    expect(longestMs).toBeLessThanOrEqual(5_000);
    for (const { message } of measured) expect(expected).toContain(/^.*?: FAILED/.exec(message)?.[0]);
  });
});
