import { createVirtualClock, sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import { pollTogether, type SharedPoll, withSharedPolls } from './shared-polls.ts';

/** A list that gets a member each 7 s, and the times at which it is read. */
function scene() {
  const clock = createVirtualClock({ startMs: 0 });
  const readsMs: number[] = [];
  const owner = {};
  const poll = (wanted: number, given: Partial<SharedPoll<number>> = {}) =>
    pollTogether<number>(owner, 'rivers', {
      signal: undefined,
      isEnough: (count) => count >= wanted,
      read: async () => {
        readsMs.push(clock.now());
        return Math.floor(clock.now() / 7_000);
      },
      ...given,
    });
  const share = <Result>(work: () => Promise<Result>): Promise<Result> =>
    withSharedPolls(owner, { clock, pauseMs: 5_000, things: 10 }, work);
  return { clock, readsMs, poll, share };
}

describe('polls that are shared', () => {
  it('are one for all who ask in the same moment, and the next comes after the pause', async () => {
    const { clock, readsMs, poll, share } = scene();
    await share(async () => {
      expect(await Promise.all([poll(1), poll(1), poll(1)])).toEqual([0, 0, 0]);
      await sleep(clock, 2_000);
      expect(await Promise.all([poll(1), poll(2)])).toEqual([0, 0]);
      await sleep(clock, 5_000);
      expect(await poll(1)).toBe(1);
    });
    expect(readsMs).toEqual([0, 5_000, 10_000]);
  });

  it('of a moment ago are good where they show what is waited for', async () => {
    const { clock, readsMs, poll, share } = scene();
    await share(async () => {
      await sleep(clock, 7_000);
      await poll(1);
      await sleep(clock, 1_000);
      expect(await poll(1)).toBe(1);
      expect(await poll(2)).toBe(1);
    });
    expect(readsMs).toEqual([7_000, 12_000]);
  });

  it('fail for those who wait for them, and not for the next', async () => {
    const { poll, share, readsMs } = scene();
    const read = async (): Promise<number> => {
      throw new Error('no network');
    };
    await share(async () => {
      const failing = [poll(1, { read }), poll(1)];
      expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(await poll(0)).toBe(0);
    });
    expect(readsMs).toEqual([5_000]);
  });

  it('go on for the others when whoever began them is stopped', async () => {
    const { clock, poll, share } = scene();
    const stopped = new AbortController();
    await share(async () => {
      await poll(1);
      const begun = poll(1, { signal: stopped.signal });
      const joined = poll(1);
      await sleep(clock, 1_000);
      stopped.abort('no need');
      await expect(begun).rejects.toBe('no need');
      expect(await joined).toBe(0);
      expect(clock.now()).toBe(5_000);
    });
  });

  it('are not shared among few, and not after the work', async () => {
    const { clock, poll, share } = scene();
    await share(async () => {
      expect(poll(1)).toBeDefined();
    });
    expect(poll(1)).toBeUndefined();
    const owner = {};
    await withSharedPolls(owner, { clock, pauseMs: 1, things: 3 }, async () => {
      const read = async () => 1;
      expect(pollTogether(owner, 'rivers', { read, isEnough: () => true, signal: undefined })).toBeUndefined();
    });
  });
});
