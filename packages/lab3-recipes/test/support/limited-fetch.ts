import type { Clock } from '@tableflow-workshop/client-core';

/** What a service counts together, and how it says so. */
export interface LimitedFetch {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Most calls that came in one second, refused ones included, by who is counted together: a key at an address, a workspace. */
  readonly mostInASecond: () => Readonly<Record<string, number>>;
  /** Calls that were refused, by who was counted. */
  readonly refused: () => Readonly<Record<string, number>>;
}

const windowMs = 1_000;

/**
 * The clouds with their rate limits: Confluent counts the calls of a key at each address and says how many are left;
 * Databricks counts those of a workspace, says nothing, and refuses what is too much.
 */
export function limitedFetch(
  send: (request: Request) => Promise<Response>,
  { clock, perKey, perWorkspace }: { readonly clock: Clock; readonly perKey: number; readonly perWorkspace: number },
): LimitedFetch {
  const windows = new Map<string, { startMs: number; used: number }>();
  const refused: Record<string, number> = {};
  const most: Record<string, number> = {};
  return {
    async fetch(request) {
      const { host, origin } = new URL(request.url);
      const isWorkspace = host.includes('databricks');
      const who = isWorkspace ? origin : `${origin} ${keyOf(request)}`;
      const limit = isWorkspace ? perWorkspace : perKey;
      const startMs = Math.floor(clock.now() / windowMs) * windowMs;
      const known = windows.get(who);
      const window = known?.startMs === startMs ? known : { startMs, used: 0 };
      windows.set(who, window);
      window.used += 1;
      most[who] = Math.max(most[who] ?? 0, window.used);
      const resetS = Math.max(1, Math.ceil((startMs + windowMs - clock.now()) / 1_000));
      if (window.used > limit) {
        refused[who] = (refused[who] ?? 0) + 1;
        return new Response('', { status: 429, headers: { 'retry-after': String(resetS) } });
      }
      const answer = await send(request);
      if (isWorkspace) return answer;
      answer.headers.set('x-ratelimit-limit', String(limit));
      answer.headers.set('x-ratelimit-remaining', String(Math.max(0, limit - window.used)));
      answer.headers.set('x-ratelimit-reset', String(resetS));
      return answer;
    },
    mostInASecond: () => most,
    refused: () => refused,
  };
}

function keyOf(request: Request): string {
  const [scheme, encoded = ''] = (request.headers.get('authorization') ?? '').split(' ');
  return scheme === 'Basic' ? (Buffer.from(encoded, 'base64').toString().split(':')[0] ?? '') : 'token';
}
