import { describe, expect, it } from 'vitest';
import { sleep } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { exchangeOf } from './exchange.ts';
import { createSecret } from './secret.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** Credentials of an account, made again for each client, as clients do. */
const keyOf = (secret: string): Credentials => ({
  authorize: async () => `Bearer ${secret}`,
  account: createSecret(secret),
  describe: () => 'river key',
});

const rates = (remaining: number, limit = 1): Record<string, string> => ({
  'x-ratelimit-limit': `${limit}`,
  'x-ratelimit-remaining': `${remaining}`,
  'x-ratelimit-reset': '10',
});
const answer = (status = 200, headers: Record<string, string> = {}): Response =>
  new Response('{}', { status, headers });

/** Clients on one clock, and what reached the server, and when. */
function world(respond: (request: Request, count: number) => Response | Promise<Response>) {
  const clock = createVirtualClock({ startMs: 0 });
  const sent: string[] = [];
  const client = (options: Partial<TransportOptions> = {}) => {
    const send = async (request: Request): Promise<Response> => {
      sent.push(`${clock.now()} ${new URL(request.url).pathname}`);
      return respond(request, sent.length);
    };
    const transport = createTransport({
      service: 'River Cloud',
      credentials: keyOf('river-key-1'),
      fetch: send,
      clock,
      ...options,
    });
    return (path: string, init: RequestInit = {}) => transport(new Request(`https://river.test${path}`, init));
  };
  return { clock, sent, client };
}

describe('a window that is used up', () => {
  it('holds back every client of the key at that server', async () => {
    const { client, sent } = world(() => answer(200, rates(0)));
    await client()('/a');
    await client()('/b');
    expect(sent).toEqual(['0 /a', '10000 /b']);
  });

  it.each<[string, Partial<TransportOptions>]>([
    ['another key', { credentials: keyOf('river-key-2') }],
    ['another clock', { clock: createVirtualClock({ startMs: 0 }) }],
    ['one that does not want to', { limitsRate: false }],
  ])('does not hold back %s', async (_who, options) => {
    const { client, sent } = world(() => answer(200, rates(0)));
    await client()('/a');
    await client(options)('/b');
    expect(sent).toEqual(['0 /a', '0 /b']);
  });

  it('does not hold back calls to another server', async () => {
    const { clock } = world(() => answer());
    const reached: string[] = [];
    const transport = createTransport({
      service: 'River Cloud',
      credentials: keyOf('river-key-1'),
      clock,
      fetch: async (request) => {
        reached.push(`${clock.now()} ${request.url}`);
        return answer(200, rates(0));
      },
    });
    await transport(new Request('https://one.test/a'));
    await transport(new Request('https://two.test/a'));
    expect(reached).toEqual(['0 https://one.test/a', '0 https://two.test/a']);
  });

  it('holds back credentials without an account by themselves', async () => {
    const { client, sent } = world(() => answer(200, rates(0)));
    const credentials: Credentials = { authorize: async () => undefined, describe: () => 'nobody' };
    await client({ credentials })('/a');
    await client({ credentials: { ...credentials } })('/b');
    await client({ credentials })('/c');
    expect(sent).toEqual(['0 /a', '0 /b', '10000 /c']);
  });

  it('lets a caller who waits leave', async () => {
    const { client, clock, sent } = world(() => answer(200, rates(0)));
    await client()('/a');
    const controller = new AbortController();
    clock.setTimer(3_000, () => controller.abort('gone'));
    await expect(client()('/b', { signal: controller.signal })).rejects.toBe('gone');
    expect(clock.now()).toBe(3_000);
    await client()('/c');
    expect(sent).toEqual(['0 /a', '10000 /c']);
  });

  it('asks for the proof when the wait is over, not before', async () => {
    const { client, clock } = world(() => answer(200, rates(0)));
    const asked: number[] = [];
    const authorize = async (): Promise<undefined> => void asked.push(clock.now());
    const send = client({ credentials: { ...keyOf('river-key-1'), authorize } });
    await send('/a');
    await send('/b');
    expect(asked).toEqual([0, 10_000]);
  });
});

describe('a refusal', () => {
  it('stops the other calls of the key for as long as was asked', async () => {
    const { client, sent } = world((_request, count) => (count === 1 ? answer(429, { 'retry-after': '7' }) : answer()));
    const refused = client()('/a');
    await refused.then(() => client()('/b'));
    expect(sent).toEqual(['0 /a', '7000 /a', '7000 /b']);
  });

  it('that was a lost race takes no retry away', async () => {
    const { client, clock, sent } = world(async ({ url }) => {
      const isUnlucky = url.endsWith('/unlucky');
      if (!isUnlucky) return answer(200, rates(9, 10));
      // Another call gets through while this one is under way.
      await Promise.all([client()('/lucky'), sleep(clock, 1)]);
      return sent.filter((line) => line.endsWith('/unlucky')).length < 6
        ? answer(429, { ...rates(0, 10), 'retry-after': '1' })
        : answer();
    });
    const response = await client()('/unlucky');
    expect([response.status, exchangeOf(response)?.attempts]).toEqual([200, 6]);
  });

  it('is the answer in the end, even where the others get through for ever', async () => {
    const { client, clock } = world(async ({ url }) => {
      if (!url.endsWith('/unlucky')) return answer(200, rates(9, 10));
      await Promise.all([client()('/lucky'), sleep(clock, 1)]);
      return answer(429, { ...rates(0, 10), 'retry-after': '1' });
    });
    const response = await client()('/unlucky');
    expect([response.status, exchangeOf(response)?.attempts]).toEqual([429, 11]);
  });

  it('that nobody escapes is the answer after two retries', async () => {
    const { client, sent } = world(() => answer(429, { 'retry-after': '1' }));
    const responses = await Promise.all([client()('/a'), client()('/b')]);
    expect(responses.map((response) => [response.status, exchangeOf(response)?.attempts])).toEqual([
      [429, 3],
      [429, 3],
    ]);
    expect(sent).toHaveLength(6);
  });

  it('is the answer at once to who wants no retries', async () => {
    const { client, sent } = world(() => answer(429, { 'retry-after': '1' }));
    expect((await client({ maxRetries: 0 })('/a')).status).toBe(429);
    expect(sent).toEqual(['0 /a']);
  });
});

describe('the time of a whole call', () => {
  const hang = (): Promise<Response> => new Promise(() => undefined);

  it('ends an attempt', async () => {
    const { client, clock } = world(hang);
    await expect(client({ timeoutMs: 1_500 })('/a')).rejects.toMatchObject({
      name: 'NetworkError',
      code: 'timeout',
      detail: 'not done in 1500 ms',
      attempts: 1,
      message:
        'Could not call GET /a: no response from River Cloud (timeout: not done in 1500 ms). Check that https://river.test can be reached from here.',
    });
    expect(clock.now()).toBe(1_500);
  });

  it('ends the wait for a proof', async () => {
    const { client, clock, sent } = world(() => answer());
    const credentials: Credentials = { authorize: () => new Promise(() => undefined), describe: () => 'slow' };
    await expect(client({ timeoutMs: 1_500, credentials })('/a')).rejects.toMatchObject({ code: 'timeout' });
    expect(clock.now()).toBe(1_500);
    expect(sent).toEqual([]);
  });

  it('ends the wait for the rate limit', async () => {
    const { client, clock, sent } = world(() => answer(200, rates(0)));
    await client()('/a');
    await expect(client({ timeoutMs: 1_500 })('/b')).rejects.toMatchObject({ code: 'timeout', attempts: 0 });
    expect(clock.now()).toBe(1_500);
    expect(sent).toEqual(['0 /a']);
  });

  it('is not spent on a pause after which none would be left: the last answer is given at once', async () => {
    const { client, clock, sent } = world(() => answer(429, { 'retry-after': '5' }));
    const response = await client({ timeoutMs: 5_000 })('/a');
    expect([response.status, clock.now()]).toEqual([429, 0]);
    expect(sent).toEqual(['0 /a']);
  });

  it('leaves no timer behind', async () => {
    const { client } = world(() => answer());
    const timers = new Set<() => void>();
    const setTimer = (_delayMs: number, run: () => void) => {
      timers.add(run);
      return () => void timers.delete(run);
    };
    await client({ timeoutMs: 1_500, clock: { now: () => 0, setTimer } })('/a');
    expect(timers.size).toBe(0);
  });
});
