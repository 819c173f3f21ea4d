import { type Clock, InputError } from '@tableflow-workshop/client-core';
import type { Lanes } from './lanes.ts';

const everyMs = 1_000;

/**
 * Checks again and again whether the topics are still this sandbox's, and says once that they are not: one that has nothing to
 * write would not notice. The returned function ends that.
 */
export function watchOwner(
  lanes: Pick<Lanes, 'checkOwner'>,
  clock: Clock,
  onLost: (error: InputError) => void,
): () => void {
  let isStopped = false;
  const again = (): void => {
    lanes
      .checkOwner()
      .then(
        () => true,
        (error: unknown) => {
          // Anything else is for whoever writes or reads.
          if (!InputError.isInstance(error)) return true;
          if (!isStopped) onLost(error);
          return false;
        },
      )
      .then((isOwner) => {
        if (isOwner && !isStopped) cancel = clock.setTimer(everyMs, again);
      });
  };
  let cancel = clock.setTimer(everyMs, again);
  return () => {
    isStopped = true;
    cancel();
  };
}
