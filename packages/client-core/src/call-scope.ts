import type { NoAnswer } from './call-errors.ts';
import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

/** What can end a call from outside: its caller, or a limit of time. */
export interface CallScope {
  readonly signal: AbortSignal;
  /** Settles with the work, or rejects as soon as the call ends: not all work listens to a signal. One at a time. */
  until<Value>(work: Promise<Value>): Promise<Value>;
  /** Ends the call after so long. The returned function calls that off. */
  endAfter(durationMs: number, detail: string): () => void;
  /** The limit that ran out, when that is why `error` was thrown. */
  timeout(error: unknown): NoAnswer | undefined;
  close(): void;
}

/**
 * One scope, with one controller, serves all attempts of a call: who ran out of time does not try again.
 * Not `AbortSignal.any`: its dependents stay registered on a signal that lives long.
 */
export function openCallScope(clock: Clock, caller: AbortSignal | null | undefined): CallScope {
  const controller = new AbortController();
  const { signal } = controller;
  let giveUp: ((reason: unknown) => void) | undefined;
  let timeout: NoAnswer | undefined;
  const end = (reason: unknown): void => {
    controller.abort(reason);
    giveUp?.(reason);
  };
  if (caller?.aborted) end(caller.reason);
  const stopListening = caller && onAbort(caller, () => end(caller.reason));
  return {
    signal,
    until: (work) =>
      new Promise((resolve, reject) => {
        giveUp = reject;
        if (signal.aborted) reject(signal.reason);
        work.then(resolve, reject);
      }),
    endAfter: (durationMs, detail) =>
      clock.setTimer(durationMs, () => {
        if (signal.aborted) return;
        timeout = { code: 'timeout', detail };
        end(timeout);
      }),
    timeout: (error) => (error === timeout ? timeout : undefined),
    close: () => stopListening?.(),
  };
}
