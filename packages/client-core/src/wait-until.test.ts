import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { sleep } from './clock.ts';
import { ApiError, NetworkError } from './errors.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { type Verdict, WaitError, type WaitOptions, type WaitProgress, waitUntil } from './wait-until.ts';

const judge = (phase: string): Verdict => {
  if (phase === 'RUNNING') return { state: 'ready' };
  if (phase === 'FAILED') return { state: 'failed', phase, why: 'the bucket is gone.', hint: 'Create the bucket.' };
  return { state: 'pending', phase };
};

/** A wait on a clock that starts at 0, over what `observations` says; its last entry repeats for ever. */
function waitOn(observations: readonly (string | Error)[], options: Partial<WaitOptions<string>> = {}) {
  const clock = createVirtualClock({ startMs: 0 });
  const pollsMs: number[] = [];
  const observe = async (): Promise<string> => {
    const observation = observations[Math.min(pollsMs.length, observations.length - 1)];
    pollsMs.push(clock.now());
    if (observation instanceof Error) throw observation;
    return observation ?? '';
  };
  const waiting = waitUntil({
    waitingFor: 'topic "orders" to run',
    timeoutMs: 60_000,
    judge,
    observe,
    clock,
    ...options,
  });
  return { clock, pollsMs, waiting };
}

async function thrownBy(work: Promise<unknown>): Promise<WaitError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!WaitError.isInstance(error)) throw new Error(`not a WaitError: ${String(error)}`);
  return error;
}

const said = { service: 'Confluent Cloud', tried: 'read topic "orders"' };
const unavailable = new ApiError({ ...said, status: 503, isRetryable: true });
const notFound = new ApiError({ ...said, status: 404 });
const forbidden = new ApiError({ ...said, status: 403, hint: 'Ask for a role.' });
const unauthorized = new ApiError({ ...said, status: 401 });

describe('polling', () => {
  it('polls at once', async () => {
    const { clock, pollsMs, waiting } = waitOn(['RUNNING']);
    expect(await waiting).toBe('RUNNING');
    expect(pollsMs).toEqual([0]);
    expect(clock.now()).toBe(0);
  });

  it('backs off from half a second to five, and polls once more at the end', async () => {
    const { pollsMs, waiting } = waitOn(['PENDING'], { timeoutMs: 25_000 });
    await thrownBy(waiting);
    expect(pollsMs).toEqual([0, 500, 1_300, 2_580, 4_628, 7_905, 12_905, 17_905, 22_905, 25_000]);
  });

  it('keeps one pace where the first pause is the longest', async () => {
    const { pollsMs, waiting } = waitOn(['PENDING'], { timeoutMs: 17_000, firstPauseMs: 5_000 });
    await thrownBy(waiting);
    expect(pollsMs).toEqual([0, 5_000, 10_000, 15_000, 17_000]);
  });

  it('never pauses longer than asked', async () => {
    const { pollsMs, waiting } = waitOn(['PENDING'], { timeoutMs: 1_000, pollIntervalMs: 200, firstPauseMs: 700 });
    await thrownBy(waiting);
    expect(pollsMs).toEqual([0, 200, 400, 600, 800, 1_000]);
  });

  it('sees what becomes ready just before the end', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const observe = async (): Promise<string> => (clock.now() >= 9_999 ? 'RUNNING' : 'PENDING');
    expect(await waitUntil({ waitingFor: 'it', timeoutMs: 10_000, observe, judge, clock })).toBe('RUNNING');
    expect(clock.now()).toBe(10_000);
  });

  it('polls one last time, also when its timer fires a moment early', async () => {
    let nowMs = 0;
    const clock = {
      now: () => nowMs,
      setTimer(delayMs: number, run: () => void) {
        nowMs += delayMs - 1;
        queueMicrotask(run);
        return () => undefined;
      },
    };
    const observe = vi.fn(async () => 'PENDING');
    await thrownBy(waitUntil({ waitingFor: 'it', timeoutMs: 600, observe, judge, clock }));
    expect(observe).toHaveBeenCalledTimes(3);
  });

  it.each([0, -5, Number.NaN])('polls, and ends, with a time of %s', async (timeoutMs) => {
    const { pollsMs, waiting } = waitOn(['PENDING'], { timeoutMs });
    expect((await thrownBy(waiting)).reason).toBe('timeout');
    expect(pollsMs.length).toBeLessThanOrEqual(2);
  });

  it('ends after a poll that took longer than the time', async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const observe = vi.fn(async () => {
      await sleep(clock, 5_000);
      return 'PENDING';
    });
    const error = await thrownBy(waitUntil({ waitingFor: 'it', timeoutMs: 1_000, observe, judge, clock }));
    expect(observe).toHaveBeenCalledOnce();
    expect(error.message).toBe('Waited for it: still PENDING after 5 s.');
  });

  it('tells its progress', async () => {
    const seen: WaitProgress[] = [];
    const { waiting } = waitOn(['PENDING', 'SYNCING', 'RUNNING'], { onProgress: (progress) => seen.push(progress) });
    await waiting;
    expect(seen).toEqual([
      { waitingFor: 'topic "orders" to run', phase: 'PENDING', elapsedMs: 0, nextPollMs: 500 },
      { waitingFor: 'topic "orders" to run', phase: 'SYNCING', elapsedMs: 500, nextPollMs: 800 },
    ]);
  });
});

describe('the end of a wait', () => {
  it('tells what was seen when the time is over', async () => {
    const { waiting } = waitOn(['PENDING', 'PENDING', 'SYNCING'], {
      timeoutMs: 3_000,
      timeoutHint: (last) => `It was ${last} last.`,
    });
    const error = await thrownBy(waiting);
    expect(error.message).toBe('Waited for topic "orders" to run: still SYNCING after 3 s. It was SYNCING last.');
    expect({ ...error }).toEqual({
      name: 'WaitError',
      code: 'wait_timeout',
      reason: 'timeout',
      waitingFor: 'topic "orders" to run',
      elapsedMs: 3_000,
      history: [
        { phase: 'PENDING', firstSeenMs: 0, times: 2 },
        { phase: 'SYNCING', firstSeenMs: 1_300, times: 3 },
      ],
      lastObservation: 'SYNCING',
      hint: 'It was SYNCING last.',
      isRetryable: true,
    });
  });

  it('comes at once with a failure', async () => {
    const { pollsMs, waiting } = waitOn(['PENDING', 'FAILED']);
    const error = await thrownBy(waiting);
    expect(pollsMs).toEqual([0, 500]);
    expect(error.message).toBe('Waited for topic "orders" to run: FAILED: the bucket is gone. Create the bucket.');
    expect([error.reason, error.code, error.hint, error.isRetryable]).toEqual([
      'failed',
      'wait_failed',
      'Create the bucket.',
      false,
    ]);
    expect(error.history).toEqual([
      { phase: 'PENDING', firstSeenMs: 0, times: 1 },
      { phase: 'FAILED', firstSeenMs: 500, times: 1 },
    ]);
  });

  it('keeps polling through a phase that nobody knows', async () => {
    const { waiting } = waitOn(['PENDING', 'MYSTERY', 'RUNNING']);
    expect(await waiting).toBe('RUNNING');
  });
});

describe('errors of a poll', () => {
  it('records a transient one and polls again', async () => {
    const network = new NetworkError({ ...said, code: 'ECONNRESET', isRetryable: true });
    const { pollsMs, waiting } = waitOn(['PENDING', unavailable, network, 'RUNNING']);
    expect(await waiting).toBe('RUNNING');
    expect(pollsMs).toEqual([0, 500, 1_300, 2_580]);
  });

  it('names the last one when the time is over', async () => {
    const { waiting } = waitOn(['PENDING', unavailable], { timeoutMs: 1_000 });
    const error = await thrownBy(waiting);
    expect(error.message).toBe(
      'Waited for topic "orders" to run: still unreachable (Could not read topic "orders": Confluent Cloud returned 503) after 1 s.',
    );
    expect(error.cause).toBe(unavailable);
    expect(error.lastObservation).toBe('PENDING');
    expect(error.history).toEqual([
      { phase: 'PENDING', firstSeenMs: 0, times: 1 },
      { phase: 'unreachable', firstSeenMs: 500, times: 2 },
    ]);
  });

  it('does not name one that is over', async () => {
    const { waiting } = waitOn([unavailable, 'PENDING'], { timeoutMs: 1_000 });
    expect((await thrownBy(waiting)).cause).toBeUndefined();
  });

  const refused = new NetworkError({
    ...said,
    code: 'ECONNREFUSED',
    detail: 'nobody listens',
    isRetryable: true,
    hint: 'Check that it can be reached from here.',
  });

  it('ends the wait when nothing answers for two minutes', async () => {
    const { waiting } = waitOn(['PENDING', refused], { timeoutMs: 900_000 });
    const error = await thrownBy(waiting);
    expect(error.message).toBe(
      'Waited for topic "orders" to run: there has been no response for 122.9 s: Could not read topic "orders": no response from Confluent Cloud (ECONNREFUSED: nobody listens). Check that it can be reached from here.',
    );
    expect([error.reason, error.elapsedMs, error.isRetryable]).toEqual(['unreachable', 122_905, true]);
  });

  it('does not end it while there is an answer now and then, be it an error', async () => {
    const silence = Array.from({ length: 20 }, () => refused);
    const { waiting } = waitOn([...silence, unavailable, ...silence, 'PENDING', ...silence, 'RUNNING'], {
      timeoutMs: 900_000,
    });
    expect(await waiting).toBe('RUNNING');
  });

  it('does not poll earlier than the server asked', async () => {
    const busy = new ApiError({ ...said, status: 429, isRetryable: true, retryAfterMs: 90_000 });
    const { pollsMs, waiting } = waitOn(['PENDING', busy, 'RUNNING'], { timeoutMs: 600_000 });
    await waiting;
    expect(pollsMs).toEqual([0, 500, 90_500]);
  });

  it.each([
    [
      '401',
      unauthorized,
      'Waited for topic "orders" to run: Could not read topic "orders": Confluent Cloud returned 401.',
    ],
    [
      '403, and says its hint once',
      forbidden,
      'Waited for topic "orders" to run: Could not read topic "orders": Confluent Cloud returned 403. Ask for a role.',
    ],
  ])('ends at once with a %s', async (_what, refusal, message) => {
    const { pollsMs, waiting } = waitOn([refusal]);
    const error = await thrownBy(waiting);
    expect(pollsMs).toEqual([0]);
    expect(error.message).toBe(message);
    expect([error.reason, error.code, error.hint]).toEqual(['refused', 'wait_refused', refusal.hint]);
    expect(error.cause).toBe(refusal);
  });

  it('waits for what is not there yet, and ends when it has gone', async () => {
    const appearing = waitOn([notFound, notFound, 'PENDING', 'RUNNING']);
    expect(await appearing.waiting).toBe('RUNNING');

    const going = waitOn([notFound, 'PENDING', notFound, 'RUNNING']);
    const error = await thrownBy(going.waiting);
    expect(going.pollsMs).toEqual([0, 500, 1_300]);
    expect([error.reason, error.lastObservation]).toEqual(['refused', 'PENDING']);
  });

  it('passes on what is no error of the house', async () => {
    const mistake = new RangeError('a mistake in the program');
    await expect(waitOn(['PENDING', mistake]).waiting).rejects.toBe(mistake);
  });
});

describe('a signal', () => {
  it("ends the wait before the first poll, with the caller's reason", async () => {
    const reason = new Error('no longer wanted');
    const { pollsMs, waiting } = waitOn(['PENDING'], { signal: AbortSignal.abort(reason) });
    await expect(waiting).rejects.toBe(reason);
    expect(pollsMs).toEqual([]);
  });

  it("ends the wait during a pause, with the caller's reason, and leaves no listener", async () => {
    const controller = new AbortController();
    const reason = { why: 'enough' };
    const { pollsMs, waiting } = waitOn(['PENDING'], {
      signal: controller.signal,
      onProgress: () => queueMicrotask(() => controller.abort(reason)),
    });
    await expect(waiting).rejects.toBe(reason);
    expect(pollsMs).toEqual([0]);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it("ends the wait during a poll with the caller's reason, whatever the poll makes of it", async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const observe = async (signal: AbortSignal | undefined): Promise<string> => {
      expect(signal).toBe(controller.signal);
      controller.abort(reason);
      throw new NetworkError({ ...said, isRetryable: true });
    };
    await expect(waitOn([], { signal: controller.signal, observe }).waiting).rejects.toBe(reason);
  });

  it('gathers no listeners over many polls', async () => {
    const { signal } = new AbortController();
    const { waiting, pollsMs } = waitOn(['PENDING'], { signal, timeoutMs: 300_000 });
    await thrownBy(waiting);
    expect(pollsMs.length).toBeGreaterThan(50);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
