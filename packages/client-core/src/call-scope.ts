import type { NoAnswer } from './call-errors.ts';
import type { Clock } from './clock.ts';
import { onAbort } from './on-abort.ts';

/** What can end a call from outside: its caller, or a limit of time. */
export interface CallScope {
  /** For whoever listens to signals. It is made when somebody asks for it: a call over `node:http` needs none. */
  readonly signal: AbortSignal;
  /** @throws the reason why the call ended, when it did */
  throwIfEnded(): void;
  /** Calls `run` when the call ends. One at a time: the next takes the place of the last. */
  onEnd(run: () => void): void;
  /** Settles with the work, or rejects as soon as the call ends: not all work listens to a signal. One at a time. */
  until<Value>(work: Promise<Value>): Promise<Value>;
  /** Ends the call after so long. The returned function calls that off. */
  endAfter(durationMs: number, detail: string): () => void;
  /** The limit that ran out, when that is why `error` was thrown. */
  timeout(error: unknown): NoAnswer | undefined;
  close(): void;
}

/**
 * One scope serves all attempts of a call: who ran out of time does not try again.
 * Not `AbortSignal.any`: its dependents stay registered on a signal that lives long.
 */
export function openCallScope(clock: Clock, caller: AbortSignal | null | undefined): CallScope {
  let controller: AbortController | undefined;
  let ended: { readonly reason: unknown } | undefined;
  let giveUp: ((reason: unknown) => void) | undefined;
  let runAtEnd: (() => void) | undefined;
  let timeout: NoAnswer | undefined;
  const end = (reason: unknown): void => {
    if (ended) return;
    ended = { reason };
    controller?.abort(reason);
    runAtEnd?.();
    giveUp?.(reason);
  };
  if (caller?.aborted) end(caller.reason);
  const stopListening = caller && onAbort(caller, () => end(caller.reason));
  return {
    get signal() {
      if (controller === undefined) {
        controller = new AbortController();
        if (ended) controller.abort(ended.reason);
      }
      return controller.signal;
    },
    throwIfEnded() {
      if (ended) throw ended.reason;
    },
    onEnd(run) {
      runAtEnd = run;
    },
    until: (work) =>
      new Promise((resolve, reject) => {
        giveUp = reject;
        if (ended) reject(ended.reason);
        work.then(resolve, reject);
      }),
    endAfter: (durationMs, detail) =>
      clock.setTimer(durationMs, () => {
        if (ended) return;
        timeout = { code: 'timeout', detail };
        end(timeout);
      }),
    timeout: (error) => (error === timeout ? timeout : undefined),
    close() {
      stopListening?.();
      runAtEnd = undefined;
    },
  };
}
