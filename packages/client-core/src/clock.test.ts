import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { sleep, systemClock } from './clock.ts';
import { createVirtualClock } from './virtual-clock.ts';

describe('sleep', () => {
  it('resolves after the duration, on the given clock', async () => {
    const clock = createVirtualClock({ startMs: 1_000 });
    await sleep(clock, 250);
    expect(clock.now()).toBe(1_250);
  });

  it("rejects with the signal's own reason, and cancels its timer", async () => {
    const clock = createVirtualClock({ startMs: 0, autoAdvance: false });
    const controller = new AbortController();
    const reason = { why: 'the caller has had enough' };
    const sleeping = sleep(clock, 100, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    clock.advance(1_000);
    await expect(sleeping).rejects.toBe(reason);
  });

  it('rejects at once when the signal had aborted before, and starts no timer', async () => {
    const setTimer = vi.fn(() => () => undefined);
    const reason = new Error('before');
    await expect(sleep({ now: () => 0, setTimer }, 100, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(setTimer).not.toHaveBeenCalled();
  });

  it('leaves no listener on a signal that lives long', async () => {
    const clock = createVirtualClock();
    const { signal } = new AbortController();
    for (let nap = 0; nap < 20; nap += 1) await sleep(clock, 10, signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('leaves no listener after an abort', async () => {
    const clock = createVirtualClock({ autoAdvance: false });
    const controller = new AbortController();
    const sleeping = sleep(clock, 10, controller.signal);
    controller.abort();
    await expect(sleeping).rejects.toBe(controller.signal.reason);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('the clock of the machine', () => {
  it('does not run a timer at once that lies too far ahead for Node', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const delays: number[] = [];
      const original = globalThis.setTimeout;
      vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, delayMs: number) => {
        delays.push(delayMs);
        return original(run, delayMs);
      }) as typeof setTimeout);
      const run = vi.fn();
      const cancels = [Number.POSITIVE_INFINITY, 30 * 24 * 3_600_000, 500].map((delayMs) =>
        systemClock.setTimer(delayMs, run),
      );
      expect(delays).toEqual([2_147_483_647, 2_147_483_647, 500]);
      for (const cancel of cancels) cancel();
      vi.advanceTimersByTime(1_000);
      expect(run).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });
});
