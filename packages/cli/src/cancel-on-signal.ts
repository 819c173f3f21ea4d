import { StoppedBySignal, type StopSignal, stopSignals } from './stopped-by-signal.ts';

export interface Cancellation {
  /** Its reason is a `StoppedBySignal`. */
  readonly signal: AbortSignal;
  dispose(): void;
}

/**
 * Ctrl-C, Ctrl-\\, `kill` and a terminal that goes away stop the work in an orderly way; a second signal stops it at once.
 *
 * @param whenStopped what is left at that moment, and how to go on
 */
export function cancelOnSignal(whenStopped?: () => string | undefined): Cancellation {
  const controller = new AbortController();
  const stop = (name: StopSignal): void => {
    const stopped = new StoppedBySignal(name, whenStopped?.());
    if (controller.signal.aborted) process.exit(stopped.exitCode);
    controller.abort(stopped);
  };
  for (const name of stopSignals) process.on(name, stop);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of stopSignals) process.off(name, stop);
    },
  };
}
