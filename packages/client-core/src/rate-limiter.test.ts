import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { nextTurn, sleep } from './clock.ts';
import { createRateLimiter, type Permit, type RateLimiter } from './rate-limiter.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

const ok = (remaining: number, reset = 1, limit = 3): Response =>
  new Response('', {
    headers: {
      'x-ratelimit-limit': `${limit}`,
      'x-ratelimit-remaining': `${remaining}`,
      'x-ratelimit-reset': `${reset}`,
    },
  });
const silent = (): Response => new Response('');
const refusal = (): Response => new Response('', { status: 429 });

/** One that nobody aborts. */
const never = (): AbortController => new AbortController();

/** A limiter whose time moves by hand, and a note of who was let in, and when. */
function byHand(limiterOf: (clock: VirtualClock) => RateLimiter = createRateLimiter) {
  const clock = createVirtualClock({ startMs: 0, autoAdvance: false });
  const limiter = limiterOf(clock);
  const entered: string[] = [];
  const permits = new Map<string, Permit>();
  const enter = async (name: string, wasRefused = false): Promise<void> => {
    permits.set(name, await limiter.enter(never(), wasRefused));
    entered.push(`${clock.now()} ${name}`);
  };
  const settle = (name: string, answer?: Response, askedDelayMs?: number): boolean => {
    const permit = permits.get(name);
    if (!permit) throw new Error(`${name} was not let in`);
    return permit.settle(answer, askedDelayMs);
  };
  return { clock, limiter, entered, enter, settle, isContended: (name: string) => permits.get(name)?.isContended() };
}

describe('a server that says what is left', () => {
  const cautious = (clock: VirtualClock): RateLimiter => createRateLimiter(clock, { saysWhatIsLeft: true });

  it.each([
    ['numbers', ok(2), ['0 a', '0 b', '0 c']],
    ['none, one more for each that it answers', silent(), ['0 a', '0 b', '0 c']],
    ['a refusal that asks for no wait, the next one', refusal(), ['0 a', '0 b']],
  ])('gets one call, and when it says %s', async (_what, answer, expected) => {
    const { enter, entered, settle } = byHand(cautious);
    for (const name of ['a', 'b', 'c', 'd']) void enter(name);
    await nextTurn();
    expect(entered).toEqual(['0 a']);
    settle('a', answer);
    await nextTurn();
    expect(entered).toEqual(expected);
  });

  it('gets the next one when the first has no answer', async () => {
    const { enter, entered, settle } = byHand(cautious);
    for (const name of ['a', 'b', 'c']) void enter(name);
    await nextTurn();
    settle('a');
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b']);
  });

  it('does not hold up the others for as long as the first call takes, and says what holds also late', async () => {
    const { clock, enter, entered, settle } = byHand(cautious);
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) void enter(name);
    for (let second = 0; second < 2; second += 1) {
      await nextTurn();
      clock.advance(1_000);
    }
    await nextTurn();
    expect(entered).toEqual(['0 a', '1000 b', '1000 c', '2000 d', '2000 e', '2000 f', '2000 g']);
    settle('a', ok(7, 1, 7));
    await nextTurn();
    expect(entered).toHaveLength(7);
  });
});

describe('a server whose limit is known beforehand', () => {
  it('gets so many calls in each second, from the first on, and whatever it does not say', async () => {
    const { clock, enter, entered, settle } = byHand((clock) => createRateLimiter(clock, { callsPerSecond: 2 }));
    for (const name of ['a', 'b', 'c', 'd', 'e']) void enter(name);
    await nextTurn();
    settle('a', silent());
    clock.advance(300);
    settle('b', silent());
    clock.advance(699);
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b']);
    clock.advance(1);
    await nextTurn();
    clock.advance(300);
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b', '1000 c', '1300 d']);
  });
});

describe('a server that says nothing', () => {
  it('is never waited for, and needs no timer', async () => {
    const limiter = createRateLimiter({
      now: () => 0,
      setTimer: () => {
        throw new Error('a timer');
      },
    });
    for (let call = 0; call < 1_000; call += 1) {
      const permit = limiter.enter(never());
      expect(permit).not.toBeInstanceOf(Promise);
      if (call % 2 === 0) (permit as Permit).settle(silent());
    }
  });

  it('learns nothing from a call without an answer', () => {
    const limiter = createRateLimiter(createVirtualClock());
    expect((limiter.enter(never()) as Permit).settle()).toBe(false);
    expect(limiter.enter(never())).not.toBeInstanceOf(Promise);
  });
});

describe('a window', () => {
  it('that is used up lets the next one in when it resets, and no more than that holds', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', ok(0, 2));
    const rest = ['b', 'c', 'd', 'e', 'f'].map((name) => enter(name));
    clock.advance(1_999);
    await nextTurn();
    expect(entered).toEqual(['0 a']);
    clock.advance(1);
    await Promise.all(rest.slice(0, 3));
    expect(entered).toEqual(['0 a', '2000 b', '2000 c', '2000 d']);

    settle('b', ok(2, 2));
    settle('c', ok(1, 2));
    settle('d', ok(0, 2));
    clock.advance(2_000);
    await Promise.all(rest);
    expect(entered.slice(4)).toEqual(['4000 e', '4000 f']);
  });

  it('that ends under calls of the other side gets no more than it holds: it begins when nobody here knows', async () => {
    const { clock, enter, entered, settle } = byHand();
    clock.advance(500);
    await enter('a');
    settle('a', ok(2));
    clock.advance(530);
    // The server's next window has begun, and counts these.
    await Promise.all(['b', 'c'].map((name) => enter(name)));
    settle('b', ok(2));
    settle('c', ok(1));
    clock.advance(470);
    for (const name of ['d', 'e', 'f']) void enter(name);
    await nextTurn();
    expect(entered).toEqual(['500 a', '1030 b', '1030 c', '1500 d']);
    clock.advance(530);
    await nextTurn();
    expect(entered.slice(4)).toEqual(['2030 e', '2030 f']);
  });

  it('counts a call until a window after its answer: it may have reached the server only then', async () => {
    const { clock, enter, entered, settle } = byHand();
    await Promise.all(['a', 'b', 'c'].map((name) => enter(name)));
    settle('a', ok(2));
    clock.advance(950);
    settle('b', ok(1));
    settle('c', ok(0));
    for (const name of ['d', 'e', 'f']) void enter(name);
    clock.advance(50);
    await nextTurn();
    clock.advance(949);
    await nextTurn();
    expect(entered.slice(3)).toEqual(['1000 d']);
    clock.advance(1);
    await nextTurn();
    expect(entered.slice(3)).toEqual(['1000 d', '1950 e', '1950 f']);
  });

  it('counts a call without an answer for five seconds more at most', async () => {
    const { clock, enter, entered, settle } = byHand();
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => enter(name)));
    settle('d', ok(2));
    for (const name of ['e', 'f', 'g', 'h']) void enter(name);
    clock.advance(5_999);
    await nextTurn();
    expect(entered).toHaveLength(4);
    clock.advance(1);
    await nextTurn();
    expect(entered.slice(4)).toEqual(['6000 e', '6000 f', '6000 g']);
  });

  it('of one API says nothing against the longer one of another', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', ok(1, 10, 2));
    await enter('b');
    settle('b', ok(4, 1, 5));
    clock.advance(1_000);
    void enter('c');
    await nextTurn();
    clock.advance(8_999);
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b']);
    clock.advance(1);
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b', '10000 c']);
  });

  it('that was not heard of for a minute is forgotten: the limit may be another', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', ok(0, 1, 1));
    clock.advance(60_001);
    await enter('b');
    settle('b', ok(4, 1, 5));
    clock.advance(1_000);
    for (const name of ['c', 'd', 'e']) void enter(name);
    await nextTurn();
    expect(entered.slice(2)).toEqual(['61001 c', '61001 d', '61001 e']);
  });

  it('counts calls without an answer as used', async () => {
    const { enter, entered, settle } = byHand();
    await Promise.all(['a', 'b', 'c'].map((name) => enter(name)));
    settle('a', ok(3, 1, 5));
    void enter('d');
    void enter('e');
    await nextTurn();
    // Three are left, of which b and c may already be taken off.
    expect(entered).toEqual(['0 a', '0 b', '0 c', '0 d']);
    settle('b', ok(2, 1, 5));
    await nextTurn();
    expect(entered).toHaveLength(4);
    settle('c', ok(2, 1, 5));
    await nextTurn();
    expect(entered).toEqual(['0 a', '0 b', '0 c', '0 d', '0 e']);
  });

  it('holds what the lowest number says, in whatever order the answers come', async () => {
    const { enter, entered, settle } = byHand();
    await Promise.all(['a', 'b', 'c'].map((name) => enter(name)));
    settle('c', ok(0));
    settle('b', ok(1));
    settle('a', ok(2));
    void enter('d');
    await nextTurn();
    expect(entered).toHaveLength(3);
  });

  it('ends when the earliest answer says so', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    await enter('b');
    settle('a', ok(1, 1));
    clock.advance(400);
    settle('b', ok(0, 1));
    const next = enter('c');
    clock.advance(600);
    await next;
    expect(entered.at(-1)).toBe('1000 c');
  });

  it('takes no word from an answer to an earlier one', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('late');
    await enter('a');
    settle('a', ok(0));
    const next = enter('b');
    clock.advance(1_000);
    await next;
    settle('late', ok(0));
    await enter('c');
    expect(entered.at(-1)).toBe('1000 c');
  });

  it('that resets in 0 seconds, with nothing left, is one whose end was rounded', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', ok(0, 0));
    const next = enter('b');
    clock.advance(1_000);
    await next;
    expect(entered.at(-1)).toBe('1000 b');
  });

  it.each([61, 1_767_225_600])('that ends in %s seconds is left to the server', async (reset) => {
    const { enter, entered, settle } = byHand();
    await enter('a');
    settle('a', ok(0, reset));
    await enter('b');
    expect(entered).toEqual(['0 a', '0 b']);
  });

  it('may be unlimited for all that an unreadable header says', async () => {
    const { enter, entered, settle } = byHand();
    await enter('a');
    settle('a', new Response('', { headers: { 'x-ratelimit-remaining': 'none', 'x-ratelimit-reset': '1' } }));
    await enter('b');
    expect(entered).toEqual(['0 a', '0 b']);
  });
});

describe('a refusal', () => {
  it('stops everybody for as long as was asked', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    expect(settle('a', refusal(), 5_000)).toBe(true);
    const waiting = [enter('b'), enter('a', true)];
    clock.advance(4_999);
    await nextTurn();
    expect(entered).toEqual(['0 a']);
    clock.advance(1);
    await waiting[1];
    // Who was refused goes first.
    expect(entered).toEqual(['0 a', '5000 a']);
  });

  it.each([undefined, 0, 60_001])('that asks for %s ms stops nobody', async (askedMs) => {
    const { enter, entered, settle } = byHand();
    await enter('a');
    expect(settle('a', refusal(), askedMs)).toBe(false);
    await enter('b');
    expect(entered).toEqual(['0 a', '0 b']);
  });

  it('without numbers is followed by one call, and by one more for each success', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', refusal(), 1_000);
    const names = ['b', 'c', 'd', 'e', 'f'];
    for (const name of names) void enter(name);
    clock.advance(1_000);
    await nextTurn();
    expect(entered).toEqual(['0 a', '1000 b']);
    settle('b', silent());
    await nextTurn();
    expect(entered).toEqual(['0 a', '1000 b', '1000 c', '1000 d']);
    settle('c', silent());
    await nextTurn();
    expect(entered).toEqual(['0 a', '1000 b', '1000 c', '1000 d', '1000 e', '1000 f']);
  });

  it('without numbers is not followed by a standstill where a call takes long', async () => {
    const { clock, enter, entered, settle } = byHand();
    await enter('a');
    settle('a', refusal(), 1_000);
    for (const name of ['b', 'c', 'd', 'e', 'f']) void enter(name);
    for (let second = 0; second < 3; second += 1) {
      clock.advance(1_000);
      await nextTurn();
    }
    expect(entered).toEqual(['0 a', '1000 b', '2000 c', '2000 d', '3000 e', '3000 f']);
  });

  it('is a lost race when others were accepted meanwhile', async () => {
    const { enter, isContended, settle } = byHand();
    await Promise.all([enter('a'), enter('b'), enter('c')]);
    settle('a', refusal());
    expect(isContended('a')).toBe(false);
    settle('b', silent());
    settle('c', refusal());
    expect([isContended('a'), isContended('c')]).toEqual([true, true]);
    await enter('d');
    settle('d', refusal());
    expect(isContended('d')).toBe(false);
  });
});

describe('a caller who waits', () => {
  it('may leave, and the others move up', async () => {
    const { clock, enter, entered, limiter, settle } = byHand();
    await enter('a');
    settle('a', ok(0, 1, 1));
    const controller = new AbortController();
    const left = Promise.resolve(limiter.enter(controller)).catch((reason: unknown) => reason);
    const next = enter('b');
    controller.abort('gone');
    expect(await left).toBe('gone');
    clock.advance(1_000);
    await next;
    expect(entered).toEqual(['0 a', '1000 b']);
  });

  it('leaves neither timer nor listener behind', async () => {
    const timers = new Set<() => void>();
    const limiter = createRateLimiter({
      now: () => 0,
      setTimer: (_delayMs, run) => {
        timers.add(run);
        return () => timers.delete(run);
      },
    });
    (limiter.enter(never()) as Permit).settle(ok(0, 1, 2));
    const leaving = new AbortController();
    const staying = new AbortController();
    const left = Promise.resolve(limiter.enter(leaving)).catch((reason: unknown) => reason);
    leaving.abort('gone');
    await left;
    expect(timers.size).toBe(0);

    const stayed = limiter.enter(staying);
    expect(timers.size).toBe(1);
    for (const run of timers) run();
    await stayed;
    expect(getEventListeners(staying.signal, 'abort')).toEqual([]);
  });

  it('is not let in when gone before', async () => {
    const { enter, limiter, settle } = byHand();
    await enter('a');
    settle('a', ok(0));
    await expect(limiter.enter({ signal: AbortSignal.abort('gone') })).rejects.toBe('gone');
  });
});

/** A server that allows so many calls in each second of its clock, and rounds what it says to whole seconds. */
function windowServer(clock: VirtualClock, limit: number) {
  let window = -1;
  let used = 0;
  return {
    refused: 0,
    async answer(): Promise<Response> {
      await sleep(clock, 4 + Math.random() * 10);
      const current = Math.floor(clock.now() / 1_000);
      if (current !== window) used = 0;
      window = current;
      if (used < limit) {
        used += 1;
        return ok(limit - used, 1, limit);
      }
      this.refused += 1;
      return new Response('', { status: 429, headers: ok(0, 1, limit).headers });
    },
  };
}

it('500 calls, 64 at a time, where 50 a second are allowed: none is refused, and no second lost', async () => {
  const clock = createVirtualClock({ startMs: 300 });
  const limiter = createRateLimiter(clock, { saysWhatIsLeft: true });
  const server = windowServer(clock, 50);
  let left = 500;
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      for (let wasRefused = false, isDone = false; !isDone; ) {
        const permit = await limiter.enter(never(), wasRefused);
        const answer = await server.answer();
        wasRefused = permit.settle(answer, answer.status === 429 ? 1_000 : undefined);
        isDone = !wasRefused;
      }
    }
  };
  await Promise.all(Array.from({ length: 64 }, work));
  expect(server.refused).toBe(0);
  expect(clock.now() - 300).toBeLessThan(9_250);
});
