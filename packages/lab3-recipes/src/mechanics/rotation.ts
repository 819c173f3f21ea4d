import { SdkError, WaitError } from '@tableflow-workshop/client-core';

/** A new secret was written and the service failed with it. The message says what became of the previous one. */
export class RotationError extends SdkError {
  static override readonly kind = 'RotationError';
  override readonly name = RotationError.kind;

  constructor(
    message: string,
    /** Whether the previous secret was written back. The message says whether the service works with it, where that is known. */
    readonly isPutBack: boolean,
    facts: { readonly hint?: string | undefined; readonly cause: unknown },
  ) {
    super(message, { ...facts, code: 'rotation_failed' });
  }
}

/**
 * Waits for a service to work with a new secret, and puts the previous one back when it fails. After any other end of the
 * wait nothing is known of the new one, and both remain as they are.
 *
 * @param options `putBack` is absent where the previous secret is not known; `proveBack` waits for the service to work with
 *   it; `giveBy` names the input that would give it
 * @throws RotationError that reports both: the failure, and what became of the previous secret
 */
export async function proveOrPutBack<Proven>(options: {
  readonly tried: string;
  readonly prove: () => Promise<Proven>;
  readonly putBack: (() => Promise<unknown>) | undefined;
  readonly proveBack?: (() => Promise<unknown>) | undefined;
  readonly giveBy: string;
}): Promise<Proven> {
  const { tried, prove, putBack, proveBack, giveBy } = options;
  try {
    return await prove();
  } catch (error) {
    if (!WaitError.isInstance(error) || error.reason !== 'failed') throw error;
    const failed = `Could not ${tried}. ${error.message}`;
    if (!putBack) {
      const hint = `The previous one is not known here and was not put back: run it again with a working one, or give the previous one as ${giveBy}.`;
      throw new RotationError(`${failed} ${hint}`, false, { hint, cause: error });
    }
    await putBack().catch((second: unknown) => {
      if (!SdkError.isInstance(second)) throw second;
      const hint = 'Neither is in force for sure: run it again with one that works.';
      const said = `Putting the previous one back failed, too: ${second.message} ${hint}`;
      throw new RotationError(`${failed} ${said}`, false, { hint, cause: error });
    });
    const { said, hint } = await tryPrevious(proveBack);
    throw new RotationError(`${failed} ${said}`, true, { hint, cause: error });
  }
}

/** What is written back need not work: a password that the database has already forgotten does not. */
async function tryPrevious(
  proveBack: (() => Promise<unknown>) | undefined,
): Promise<{ readonly said: string; readonly hint?: string }> {
  const written = 'The previous one was written back';
  if (!proveBack) return { said: `${written}.` };
  try {
    await proveBack();
    return { said: `${written}, and works.` };
  } catch (error) {
    if (!SdkError.isInstance(error)) throw error;
    const isFailed = WaitError.isInstance(error) && error.reason === 'failed';
    const hint = isFailed
      ? 'It does not work with either: run it again with one that works.'
      : 'Whether the previous one works is not known yet.';
    return { said: `${written}. ${error.message} ${hint}`, hint };
  }
}
