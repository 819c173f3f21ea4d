import { InputError, SdkError } from '@tableflow-workshop/client-core';

/** One step that failed, and with what. */
export interface StepFailure {
  readonly step: string;
  readonly error: unknown;
}

/** Several steps that ran side by side failed, each for a reason of its own. */
export class StepsError extends SdkError {
  static override readonly kind = 'StepsError';
  override readonly name = StepsError.kind;

  constructor(
    tried: string,
    /** In the order in which they failed. */
    readonly failures: readonly StepFailure[],
  ) {
    const lines = failures.flatMap(({ step, error }) => {
      // Only an error of the house may bring lines of its own.
      const [first = '', ...more] = SdkError.isInstance(error) ? error.message.split('\n') : [saidBy(error)];
      return [`  - ${step}: ${first}`, ...more.map((line) => `    ${line}`)];
    });
    super([`Could not ${tried}: ${failures.length} steps failed.`, ...lines], {
      code: 'steps_failed',
      isRetryable: failures.every(({ error }) => SdkError.isInstance(error) && error.isRetryable),
    });
  }
}

/** The error that reports all that failed: a single one as it is, of several each step. */
export function errorOf(tried: string, failures: readonly StepFailure[]): unknown {
  // One cause may end several steps with one error.
  const single = failures.flatMap((one) => (StepsError.isInstance(one.error) ? one.error.failures : [one]));
  const different = single.filter(
    ({ error }, index) => single.findIndex((other) => saidBy(other.error) === saidBy(error)) === index,
  );
  if (different.length <= 1) return different[0]?.error;
  return new StepsError(tried, different);
}

/** The same for checks before anything is made: what they refuse as wrong input is one list. */
export function checkErrorOf(tried: string, failures: readonly StepFailure[]): unknown {
  const errors = failures.map(({ error }) => error);
  if (errors.length > 1 && errors.every((error) => InputError.isInstance(error)))
    return new InputError({ tried, problems: errors.flatMap(({ problems }) => problems) });
  return errorOf(tried, failures);
}

/**
 * Awaits parallel checks, each to its end, so that one run reports everything that is wrong.
 *
 * @param checks by their names in an error
 * @throws the only failure as it is, else one error that has them all
 */
export async function allOf<Found extends object>(
  tried: string,
  checks: { readonly [Name in keyof Found]: Promise<Found[Name]> | Found[Name] },
): Promise<Found> {
  const names = Object.keys(checks) as (keyof Found & string)[];
  const settled = await Promise.allSettled(names.map((name) => checks[name]));
  const failures = settled.flatMap((one, index) =>
    one.status === 'rejected' ? [{ step: names[index] ?? '', error: one.reason as unknown }] : [],
  );
  if (failures.length > 0) throw errorOf(tried, failures);
  const found = settled.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
  return Object.fromEntries(names.map((name, index) => [name, found[index]])) as Found;
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
