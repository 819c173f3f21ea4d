import { ApiError, isConflict, NetworkError } from '@tableflow-workshop/client-core';
import { ConcurrentRunError, letTearDownFinish } from './another-run.ts';
import { findTwice } from './find-twice.ts';

/** How often somebody else may have a thing at our call and not at our next read. */
const mostAttempts = 3;

/**
 * Creates a thing unless it exists, safe against others and against lost responses: after a conflict, or a failure that
 * leaves open whether the call took effect, the live state decides. What was in the way and is gone at the next read, is
 * created.
 *
 * @returns the thing, and whether this call made it
 * @throws ConcurrentRunError when it was created, and somebody else deleted it before we read it
 */
export async function ensure<Thing>(options: {
  /** What is made, as it reads in a sentence: `Tableflow on topic "orders"`. */
  readonly what: string;
  /** Reads the live thing: `undefined` where it does not exist. */
  readonly find: () => Promise<Thing | undefined>;
  /** Makes it. What it resolves with is not used: the thing is read again. */
  readonly create: () => Promise<unknown>;
}): Promise<{ readonly thing: Thing; readonly isNew: boolean }> {
  const existing = await options.find();
  if (existing !== undefined) return { thing: existing, isNew: false };
  for (let attempt = 1; ; attempt += 1) {
    let failure: unknown;
    try {
      await options.create();
    } catch (error) {
      if (!isConflict(error) && !isAmbiguous(error)) throw error;
      failure = error;
    }
    const thing = await findTwice(options.find);
    if (thing !== undefined) return { thing, isNew: !isConflict(failure) };
    // It was made, and a second one beside a list that is behind would be one too many.
    if (failure === undefined) throw deletedMeanwhile(options.what);
    // Not there after a lost answer, or after a "conflict" that comes again: the failure was real.
    if (!isConflict(failure) || attempt === mostAttempts) throw failure;
  }
}

function deletedMeanwhile(what: string): ConcurrentRunError {
  return new ConcurrentRunError(`create ${what}`, 'it was created, and somebody else deleted it', letTearDownFinish);
}

/** Whether the server may have done it all the same. */
export function isAmbiguous(error: unknown): boolean {
  return NetworkError.isInstance(error) || (ApiError.isInstance(error) && error.status >= 500);
}
