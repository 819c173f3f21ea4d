import { ApiError, InputError, WaitError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../lab/context.ts';
import { StepsError } from '../mechanics/steps-error.ts';
import { placeFindings } from './check-places.ts';

/**
 * With a wrong environment or cluster id nothing is there, and every response blames something else. Called where
 * something failed: it checks both ids, and reports a wrong one. Reads only.
 *
 * @throws InputError that names the wrong id and what is to be seen instead
 */
export async function refuseWrongPlace(lab: LabContext, tried: string, signal?: AbortSignal): Promise<void> {
  const wrong = (await placeFindings(lab, signal)).filter(({ ruleId }) =>
    /^(environment|cluster)-missing$/.test(ruleId),
  );
  if (wrong.length === 0) return;
  const problems = wrong.map(({ subject, evidence, remedy }) => ({ path: subject, problem: `${evidence}.`, remedy }));
  throw new InputError({ tried, problems });
}

/** Does the work. When it is refused, the ids are checked first: a wrong one is the cause of everything else. */
export async function orWrongPlace<Result>(
  lab: LabContext,
  tried: string,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!signal?.aborted && isRefusal(error)) await refuseWrongPlace(lab, tried, signal);
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  if (StepsError.isInstance(error)) return error.failures.some((failure) => isRefusal(failure.error));
  if (ApiError.isInstance(error)) return [400, 403, 404].includes(error.status);
  return InputError.isInstance(error) || (WaitError.isInstance(error) && error.reason === 'refused');
}
