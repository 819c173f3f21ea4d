import type { Broker } from '../broker/broker.ts';

/** Notices that something was appended. */
export interface AppendWatch {
  /** Resolves when something was appended since the last call, at once if it was before, or when the signal aborts. */
  next(): Promise<void>;
  end(): void;
}

/** Watches some topics of a broker from now on. What is in them already counts as new. */
export function watchAppends(
  broker: Pick<Broker, 'onAppend'>,
  isWatched: (topic: string) => boolean,
  signal: AbortSignal,
): AppendWatch {
  let hasNew = true;
  let wake = (): void => undefined;
  const unlisten = broker.onAppend((topics) => {
    if (![...topics].some(isWatched)) return;
    hasNew = true;
    wake();
  });
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  return {
    async next() {
      if (!hasNew && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      hasNew = false;
    },
    end() {
      unlisten();
      signal.removeEventListener('abort', onAbort);
    },
  };
}
