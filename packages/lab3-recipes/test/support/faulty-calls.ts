import { createVirtualClock, sleep, type VirtualClock } from '@tableflow-workshop/client-core';
import { createSimulator, type Simulator, type SimulatorState } from '@tableflow-workshop/simulator';

/** What happens to one call: a response comes, or nothing, and the clouds have seen it or not. */
export type Fault = (call: {
  readonly request: Request;
  readonly send: Simulator['fetch'];
  readonly clock: VirtualClock;
}) => Promise<Response>;

export const faults = {
  'too many requests': async () => refusal(429, { 'retry-after': '1' }),
  unavailable: async () => refusal(503),
  'a cut connection before the effect': async () => {
    throw connectionCut();
  },
  'a cut connection after the effect': async ({ request, send }) => {
    await send(request);
    throw connectionCut();
  },
  'a slow answer': async ({ request, send, clock }) => {
    await sleep(clock, 30_000, request.signal);
    return send(request);
  },
  'an answer that comes too late': async ({ request, send, clock }) => {
    const { signal } = request;
    const response = await send(request);
    await sleep(clock, 90_000, signal);
    return response;
  },
} as const satisfies Readonly<Record<string, Fault>>;

/** The network on which a fault strikes the call of that number, and its repetitions as often as `times` says. */
export function faultyFetch(
  { fetch: send }: Simulator,
  clock: VirtualClock,
  strike: { readonly callNumber: number; readonly fault: Fault; readonly times: number },
): { readonly fetch: Simulator['fetch']; readonly struck: () => string | undefined } {
  let callCount = 0;
  let left = strike.times;
  let struck: string | undefined;
  return {
    struck: () => struck,
    async fetch(request) {
      const line = lineOf(request);
      callCount += 1;
      if (callCount === strike.callNumber) struck = line;
      if (struck !== line || left <= 0) return send(request);
      left -= 1;
      return strike.fault({ request, send, clock });
    },
  };
}

/** How long a read may be behind a write. */
const longestLagMs = 5_000;

/**
 * The network on which one read, the one of that number among those that follow a write closely, is answered as if the
 * last write had not happened yet.
 */
export function staleFetch(
  simulator: Simulator,
  clock: VirtualClock,
  readNumber: number,
): { readonly fetch: Simulator['fetch']; readonly struck: () => string | undefined } {
  let readCount = 0;
  let struck: string | undefined;
  let before: { readonly state: SimulatorState; readonly writtenAtMs: number } | undefined;
  return {
    struck: () => struck,
    async fetch(request) {
      if (isWrite(request)) before = { state: structuredClone(simulator.state), writtenAtMs: clock.now() };
      const isClose = request.method === 'GET' && before && clock.now() - before.writtenAtMs <= longestLagMs;
      if (!isClose || !before) return simulator.fetch(request);
      readCount += 1;
      if (readCount !== readNumber) return simulator.fetch(request);
      struck = lineOf(request);
      const { state } = before;
      // Who asks is known all the same: tokens are not part of what was written.
      state.databricks.tokens = simulator.state.databricks.tokens;
      const past = createVirtualClock({ startMs: clock.now(), autoAdvance: false });
      return createSimulator({ state, clock: past }).fetch(request);
    },
  };
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET' && !/\/(oidc|sql|metrics)\/|\/validate$/.test(new URL(request.url).pathname);
}

/** `POST /tableflow/v1/tableflow-topics`, as errors name it. */
function lineOf(request: Request): string {
  return `${request.method} ${new URL(request.url).pathname}`;
}

/** A gateway's answer, which neither cloud has written. */
function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response('<html><body>not now</body></html>', {
    status,
    headers: { 'content-type': 'text/html', ...headers },
  });
}

function connectionCut(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) });
}
