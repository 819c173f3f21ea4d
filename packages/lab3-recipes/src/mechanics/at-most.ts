import { onAbort } from '@tableflow-workshop/client-core';

/** Runs work when it is its turn. */
export type TakeTurn = <Result>(work: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

/**
 * Lets no more than so many run at once; the others wait in the order in which they came. Whoever gives up while waiting leaves.
 */
export function atMost(count: number): TakeTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = (signal: AbortSignal | undefined): Promise<void> | undefined => {
    signal?.throwIfAborted();
    if (running < count) {
      running += 1;
      return undefined;
    }
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        stopListening?.();
        resolve();
      };
      const leave = (): void => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(signal?.reason);
      };
      // Many wait with one signal.
      const stopListening = signal && onAbort(signal, leave);
      waiting.push(begin);
    });
  };
  return async (work, signal) => {
    await enter(signal);
    try {
      return await work();
    } finally {
      // Who comes next takes this place: it is not free in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
