import { StoppedBySignal } from './stopped-by-signal.ts';

export interface Cancellation {
  /** Its reason is a `StoppedBySignal`. */
  readonly signal: AbortSignal;
  dispose(): void;
}

/** Ctrl-C and `kill` stop the work in an orderly way; a second Ctrl-C stops it at once. */
export function cancelOnSignal(): Cancellation {
  const controller = new AbortController();
  const stop = (name: 'SIGINT' | 'SIGTERM') => (): void => {
    const stopped = new StoppedBySignal(name);
    if (controller.signal.aborted) process.exit(stopped.exitCode);
    controller.abort(stopped);
  };
  const interrupt = stop('SIGINT');
  const terminate = stop('SIGTERM');
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return {
    signal: controller.signal,
    dispose() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
    },
  };
}
