import { isNotFound } from '@tableflow-workshop/client-core';

/** Awaits a deletion. "Already gone" is done. */
export async function unlessGone(deletion: Promise<unknown>): Promise<void> {
  await deletion.catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
}
