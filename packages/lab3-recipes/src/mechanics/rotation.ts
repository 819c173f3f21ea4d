import { SdkError, WaitError } from '@tableflow-workshop/client-core';

/** A new secret was written and the service failed with it. The message says what became of the previous one. */
export class RotationError extends SdkError {
  override readonly name = 'RotationError';

  constructor(
    message: string,
    /** Whether the previous secret is in force again. */
    readonly isPutBack: boolean,
    facts: { readonly hint?: string | undefined; readonly cause: unknown },
  ) {
    super(message, { ...facts, code: 'rotation_failed' });
  }
}

/**
 * Waits for a service to work with a new secret, and puts the previous one back when it fails. After any other end of the
 * wait nothing is known of the new one, and both stay as they are.
 *
 * @param options `putBack` is absent where the previous secret is not known; `giveBy` names the input that would give it
 * @throws RotationError that tells both: the failure, and what became of the previous secret
 */
export async function proveOrPutBack<Proven>(options: {
  readonly tried: string;
  readonly prove: () => Promise<Proven>;
  readonly putBack: (() => Promise<unknown>) | undefined;
  readonly giveBy: string;
}): Promise<Proven> {
  const { tried, prove, putBack, giveBy } = options;
  try {
    return await prove();
  } catch (error) {
    if (!WaitError.isInstance(error) || error.reason !== 'failed') throw error;
    const failed = `Could not ${tried}. ${error.message}`;
    if (!putBack) {
      const hint = `The previous one is not known here and was not put back: run it again with a working one, or give the previous one as ${giveBy}.`;
      throw new RotationError(`${failed} ${hint}`, false, { hint, cause: error });
    }
    const isPutBack = await putBack().then(
      () => true,
      (second: unknown) => {
        if (!SdkError.isInstance(second)) throw second;
        const hint = 'Neither is in force for sure: run it again with one that works.';
        throw new RotationError(
          `${failed} Putting the previous one back failed, too: ${second.message} ${hint}`,
          false,
          {
            hint,
            cause: error,
          },
        );
      },
    );
    throw new RotationError(`${failed} The previous one was put back.`, isPutBack, { cause: error });
  }
}
