import { describe, expect, it } from 'vitest';
import { nextTurn, sleep } from './clock.ts';
import { createVirtualClock } from './virtual-clock.ts';

/** Runs for a number of turns of the event loop, as an in-process server would. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await nextTurn();
}

describe('by hand', () => {
  it('runs timers that fall due in order of time, then in order of creation', () => {
    const clock = createVirtualClock({ startMs: 0, autoAdvance: false });
    const seen: string[] = [];
    clock.setTimer(30, () => seen.push(`c at ${clock.now()}`));
    clock.setTimer(10, () => seen.push(`a at ${clock.now()}`));
    clock.setTimer(10, () => seen.push(`b at ${clock.now()}`));
    clock.setTimer(50, () => seen.push(`d at ${clock.now()}`));
    clock.advance(40);
    expect(seen).toEqual(['a at 10', 'b at 10', 'c at 30']);
    expect(clock.now()).toBe(40);
  });

  it('runs a timer that a timer sets, if it falls due too', () => {
    const clock = createVirtualClock({ startMs: 0, autoAdvance: false });
    const seen: number[] = [];
    clock.setTimer(10, () => clock.setTimer(10, () => seen.push(clock.now())));
    clock.advance(20);
    expect(seen).toEqual([20]);
  });

  it('does not run a cancelled timer', () => {
    const clock = createVirtualClock({ autoAdvance: false });
    const seen: string[] = [];
    clock.setTimer(10, () => seen.push('cancelled'))();
    clock.advance(20);
    expect(seen).toEqual([]);
  });

  it('starts in 2026, and does not move on its own', async () => {
    const clock = createVirtualClock({ autoAdvance: false });
    clock.setTimer(10, () => undefined);
    await turns(50);
    expect(clock.now()).toBe(1_767_225_600_000);
  });
});

describe('on its own', () => {
  it('jumps from timer to timer when everybody waits', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const seen: string[] = [];
    const napper = async (name: string, napMs: number, naps: number): Promise<void> => {
      for (let nap = 0; nap < naps; nap += 1) {
        await sleep(clock, napMs);
        seen.push(`${name} ${clock.now()}`);
      }
    };
    await Promise.all([napper('slow', 3_600_000, 1), napper('quick', 900_000, 3), napper('other', 1_000_000, 2)]);
    expect(seen).toEqual([
      'quick 900000',
      'other 1000000',
      'quick 1800000',
      'other 2000000',
      'quick 2700000',
      'slow 3600000',
    ]);
  });

  it('stands still while somebody holds it, however long the work takes', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const release = clock.hold();
    const sleeping = sleep(clock, 1_000);
    await turns(200);
    expect(clock.now()).toBe(0);
    release();
    await sleeping;
    expect(clock.now()).toBe(1_000);
  });

  it('goes on only when the last of several has released it, and a second release counts for nothing', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const first = clock.hold();
    const second = clock.hold();
    const sleeping = sleep(clock, 1_000);
    first();
    first();
    await turns(100);
    expect(clock.now()).toBe(0);
    second();
    await sleeping;
    expect(clock.now()).toBe(1_000);
  });

  it('lets several callers share an in-process server without losing or passing each other', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const calls: string[] = [];
    const serve = async (name: string): Promise<string> => {
      const release = clock.hold();
      try {
        await turns(30);
        calls.push(`${name} at ${clock.now()}`);
        return await new Response('{"phase":"PENDING"}').text();
      } finally {
        release();
      }
    };
    const poll = async (name: string, pauseMs: number): Promise<void> => {
      for (let check = 0; check < 3; check += 1) {
        await serve(name);
        await sleep(clock, pauseMs);
      }
    };
    await Promise.all([poll('a', 500), poll('b', 700)]);
    expect(calls).toEqual(['a at 0', 'b at 0', 'a at 500', 'b at 700', 'a at 1000', 'b at 1400']);
    expect(clock.now()).toBe(2_100);
  });

  it('moves again after all timers were cancelled', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    clock.setTimer(1_000, () => undefined)();
    await turns(50);
    expect(clock.now()).toBe(0);
    await sleep(clock, 10);
    expect(clock.now()).toBe(10);
  });
});
