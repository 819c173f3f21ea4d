import { expect, it } from 'vitest';
import { type Credentials, createTransport, createVirtualClock, sleep } from '../src/index.ts';

// Benchmark H8 in virtual time: 500 calls, 64 at a time, at a server that allows 50 in each second of the clock, wherever in
// that second the calls begin and however slow the way is.

const credentials: Credentials = { authorize: async () => 'Bearer x', describe: () => 'a token' };

/** Numbers between 0 and 1 that are the same each time. */
function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function burst(startMs: number, longestWayMs: number) {
  const clock = createVirtualClock({ startMs });
  const next = numbersOf(startMs + longestWayMs + 1);
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
      const response = await send({ url: 'https://river.test/a', method: 'GET' });
      if (response.ok) succeeded += 1;
    }
  };
  await Promise.all(Array.from({ length: 64 }, work));
  return { succeeded, refusalsPerCall: refusals / 500, wall: (clock.now() - startMs) / 10_000 };
}

it.each([5, 60, 200])('every burst keeps to the limit, with a way of up to %i ms', async (longestWayMs) => {
  const bursts = [];
  for (let startMs = 0; startMs < 1_000; startMs += 125) bursts.push(await burst(startMs + 3, longestWayMs));
  const refusals = bursts.map(({ refusalsPerCall }) => refusalsPerCall);
  const walls = bursts.map(({ wall }) => wall);
  process.stdout.write(
    `way of up to ${longestWayMs} ms: refusals per call ${Math.min(...refusals)} to ${Math.max(...refusals)}, wall ÷ 10 s ${Math.min(...walls).toFixed(3)} to ${Math.max(...walls).toFixed(3)}\n`,
  );
  expect(bursts.map(({ succeeded }) => succeeded)).toEqual(bursts.map(() => 500));
  expect(Math.max(...refusals)).toBeLessThanOrEqual(0.05);
});
