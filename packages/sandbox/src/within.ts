import { type Clock, sleep } from '@tableflow-workshop/client-core';

/** Resolves when the work has settled, one way or the other, or after that time. */
export async function within(clock: Clock, durationMs: number, work: Promise<unknown>): Promise<void> {
  const settled = new AbortController();
  const done = work.then(
    () => settled.abort(),
    () => settled.abort(),
  );
  await Promise.race([done, sleep(clock, durationMs, settled.signal).catch(() => undefined)]);
}
