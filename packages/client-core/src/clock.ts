import { onAbort } from './on-abort.ts';

/**
 * Where all time comes from. Waits, deadlines and retries ask a clock, so that a test can run an hour in a millisecond.
 *
 * `AbortSignal.timeout` is not used anywhere in the house: no test clock can advance it.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Calls `run` once after `delayMs`. The returned function cancels it. */
  setTimer(delayMs: number, run: () => void): () => void;
  /** Keeps virtual time from passing while real work (a request) is under way. Absent on real clocks. */
  hold?(): () => void;
}

/** Node runs a timer of more than 24.8 days at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The clock of the machine. Its timers keep the process alive, as a pending wait should. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, longestTimerMs));
    return () => clearTimeout(timer);
  },
};

/**
 * Resolves after `durationMs` on the given clock, or rejects at once with the signal's reason when it aborts.
 *
 * @example await sleep(systemClock, 500, signal)
 */
export function sleep(clock: Clock, durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stopListening =
      signal &&
      onAbort(signal, () => {
        cancel();
        reject(signal.reason);
      });
    const cancel = clock.setTimer(durationMs, () => {
      stopListening?.();
      resolve();
    });
  });
}

/** One turn of the event loop: what virtual time needs to see whether anybody still works. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
