import { expect, it } from 'vitest';
import { type Credentials, createTransport, createVirtualClock, sleep } from '../src/index.ts';

// Benchmark H8 in virtual time: 500 calls, 64 at a time and half of them creating something, at a server that allows 50 in
// each second of the clock, wherever in that second the calls begin and however slow the way is.

const credentials: Credentials = {
  authorize: async () => 'Bearer x',
  describe: () => 'a token',
  saysWhatIsLeft: true,
};

/** Numbers between 0 and 1 that are the same each time. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One burst: when in a second it begins, how slow the way is, and which calls create something follows from the seed. */
async function burst(seed: number) {
  const next = numbersOf(seed);
  const startMs = Math.floor(next() * 1_000);
  const longestWayMs = 2 + next() * 200;
  const clock = createVirtualClock({ startMs });
  const way = () => sleep(clock, next() * longestWayMs);
  let second = 0;
  let used = 0;
  let refusals = 0;
  const fetch = async (): Promise<Response> => {
    await way();
    const now = Math.floor(clock.now() / 1_000);
    if (now !== second) used = 0;
    second = now;
    const isRefused = used >= 50;
    if (isRefused) refusals += 1;
    else used += 1;
    const limits = { 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': `${50 - used}`, 'x-ratelimit-reset': '1' };
    await way();
    return isRefused
      ? new Response('{}', { status: 429, headers: { ...limits, 'retry-after': '1' } })
      : new Response('{}', { headers: limits });
  };
  const send = createTransport({ service: 'River Cloud', credentials, clock, fetch });
  let left = 500;
  let succeeded = 0;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const method = next() < 0.5 ? 'GET' : 'POST';
      const response = await send({ url: 'https://river.test/a', method });
      if (response.ok) succeeded += 1;
    }
  };
  await Promise.all(Array.from({ length: 64 }, work));
  return { succeeded, refusalsPerCall: refusals / 500, wall: (clock.now() - startMs) / 10_000 };
}

const seedsOfGroup = 50;

it.each([0, 1, 2, 3])('every burst keeps to the limit: group %i of 200', async (group) => {
  const bursts = [];
  for (let seed = 1; seed <= seedsOfGroup; seed += 1) bursts.push(await burst(group * seedsOfGroup + seed));
  const refusals = bursts.map(({ refusalsPerCall }) => refusalsPerCall);
  const walls = bursts.map(({ wall }) => wall);
  process.stdout.write(
    `refusals per call ${Math.min(...refusals)} to ${Math.max(...refusals)}, wall ÷ 10 s ${Math.min(...walls).toFixed(3)} to ${Math.max(...walls).toFixed(3)}\n`,
  );
  expect(bursts.map(({ succeeded }) => succeeded)).toEqual(bursts.map(() => 500));
  expect(Math.max(...refusals)).toBe(0);
});
