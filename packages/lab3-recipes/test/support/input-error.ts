import { InputError } from '@tableflow-workshop/client-core';

/** Runs something that should refuse its input, and returns the refusal. */
export async function inputErrorOf(run: () => unknown): Promise<InputError> {
  try {
    await run();
  } catch (error) {
    if (InputError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
