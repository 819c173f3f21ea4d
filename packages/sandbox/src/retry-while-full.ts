import { type Clock, sleep } from '@tableflow-workshop/client-core';
import { backOffMs } from './back-off.ts';
import { isDiskFull } from './disk-full.ts';

/** Does something, and again with growing pauses for as long as it fails because the disk is full. */
export async function retryWhileFull<T>(
  clock: Clock,
  signal: AbortSignal,
  run: () => Promise<T>,
  onFull: (error: unknown) => void = () => undefined,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      onFull(error);
      await sleep(clock, backOffMs(attempt), signal);
    }
  }
}
