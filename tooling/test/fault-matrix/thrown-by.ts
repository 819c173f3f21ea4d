import { systemClock } from '@tableflow-workshop/client-core';

/** The error of a call, which must not succeed. */
export async function thrownBy(call: Promise<unknown>): Promise<Error> {
  const error = await call.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? error : new Error(`threw ${String(error)}`);
}

/** How long a call may take that waits for nothing any more. */
const longestMs = 2_000;

/** Waits for the end of a call that waits for nothing any more, and throws when it does not come. */
export async function whenSettled(call: Promise<unknown>): Promise<void> {
  let cancel = (): void => undefined;
  const limit = new Promise<never>((_, reject) => {
    cancel = systemClock.setTimer(longestMs, () => reject(new Error('the call hangs')));
  });
  const settled = call.then(
    () => undefined,
    () => undefined,
  );
  await Promise.race([settled, limit]).finally(cancel);
}
