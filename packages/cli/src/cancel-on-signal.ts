export interface Cancellation {
  readonly signal: AbortSignal;
  dispose(): void;
}

/** Ctrl-C and `kill` stop the work in an orderly way; a second Ctrl-C stops it at once. */
export function cancelOnSignal(): Cancellation {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new Error(`stopped by ${name}`));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    dispose() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
