import { SdkError, type Verdict } from '@tableflow-workshop/client-core';

/** What a person does who finds that somebody deletes what this run needs. */
export const letTearDownFinish =
  'Another run may be tearing the lab down (lab3 down): let it finish, then run this again.';

/** What a person does who finds that somebody makes what this run deletes. */
export const letSetUpFinish = 'Another run may be setting the lab up (lab3 up): let it finish, then run this again.';

/** Somebody else changed the lab at the same time, and what was asked for cannot be had beside it. */
export class ConcurrentRunError extends SdkError {
  static override readonly kind = 'ConcurrentRunError';
  override readonly name = ConcurrentRunError.kind;

  /** @param happened what the other one did, as a sentence without its full stop */
  constructor(tried: string, happened: string, hint: string) {
    super(`Could not ${tried}: ${happened}. ${hint}`, { code: 'concurrent_run', hint, isRetryable: true });
  }
}

/**
 * Judges whether a thing that was deleted is gone. Another thing of its name means that somebody made it again: that one is
 * not ours to delete, and would be waited for in vain.
 *
 * @param deleted what distinguishes the deleted thing from one of the same name, e.g. its id
 */
export function judgeDeletion(deleted: string | undefined, phase = 'DELETING'): (found: string | undefined) => Verdict {
  return (found) => {
    if (found === undefined) return { state: 'ready' };
    if (found === deleted) return { state: 'pending', phase };
    return { state: 'failed', phase: 'MADE AGAIN', why: 'somebody else made it again meanwhile', hint: letSetUpFinish };
  };
}
