import { afterEach, expect, it } from 'vitest';
import { createSecret, createTransport, systemClock } from '../src/index.ts';
import { type Fault, type FaultServer, startFaultServer } from './fault-server.ts';

const servers: FaultServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** Allows so many calls in each window of the wall clock, and says so as the services do. */
function limited(limit: number, windowMs: number): { readonly fault: Fault; readonly seen: { refused: number } } {
  const seen = { window: 0, used: 0, refused: 0 };
  const fault: Fault = (response) => {
    const nowMs = systemClock.now();
    const window = Math.floor(nowMs / windowMs);
    if (window !== seen.window) Object.assign(seen, { window, used: 0 });
    const isRefused = seen.used >= limit;
    if (isRefused) seen.refused += 1;
    else seen.used += 1;
    const resetSeconds = `${((window + 1) * windowMs - nowMs) / 1_000}`;
    response.writeHead(isRefused ? 429 : 200, {
      'content-type': 'application/json',
      'x-ratelimit-limit': limit,
      'x-ratelimit-remaining': limit - seen.used,
      'x-ratelimit-reset': resetSeconds,
      ...(isRefused ? { 'retry-after': resetSeconds } : {}),
    });
    response.end('{}');
  };
  return { fault, seen };
}

it('over sockets, every call of many clients of one key gets through, and few are refused', async () => {
  const { fault, seen } = limited(10, 200);
  const server = await startFaultServer([fault]);
  servers.push(server);
  let left = 60;
  const statuses: number[] = [];
  const work = async (): Promise<void> => {
    const account = createSecret('river-key-of-the-burst');
    const credentials = { authorize: async () => 'Bearer x', account, describe: () => 'river key' };
    const send = createTransport({ service: 'River Cloud', credentials });
    while (left > 0) {
      left -= 1;
      statuses.push((await send(new Request(`${server.url}/rivers`))).status);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
  expect(statuses).toEqual(Array.from({ length: 60 }, () => 200));
  // Six are surplus at first; some more where this machine is slow at the end of a window.
  expect(seen.refused).toBeLessThanOrEqual(20);
});
