import { ApiError, isConflict, NetworkError } from '@tableflow-workshop/client-core';
import { lookTwice } from './look-twice.ts';

/**
 * Creates a thing unless it exists, safe against others and against lost answers: after a conflict, or a failure that
 * leaves open whether the call took effect, the live state decides.
 *
 * @param find the live thing, or `undefined`
 * @returns the thing, and whether this call made it
 */
export async function ensure<Thing>(options: {
  readonly find: () => Promise<Thing | undefined>;
  readonly create: () => Promise<unknown>;
}): Promise<{ readonly thing: Thing; readonly isNew: boolean }> {
  const existing = await options.find();
  if (existing !== undefined) return { thing: existing, isNew: false };
  let failure: unknown;
  try {
    await options.create();
  } catch (error) {
    if (!isConflict(error) && !isAmbiguous(error)) throw error;
    failure = error;
  }
  const thing = await lookTwice(options.find);
  // Not there after a "conflict" or a lost answer: the failure was real.
  if (thing === undefined) throw failure ?? new Error('created, but not to be found: read the service again');
  return { thing, isNew: !isConflict(failure) };
}

/** Whether the server may have done it all the same. */
export function isAmbiguous(error: unknown): boolean {
  return NetworkError.isInstance(error) || (ApiError.isInstance(error) && error.status >= 500);
}
