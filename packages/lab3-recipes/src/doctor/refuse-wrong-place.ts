import { ApiError, InputError, WaitError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../lab/context.ts';
import { StepsError } from '../mechanics/steps-error.ts';
import { placeFindings } from './check-places.ts';

/**
 * Behind a wrong environment or cluster id nothing is there, and every answer blames something else. Called where
 * something is amiss: it looks at both ids, and tells a wrong one. Reads only.
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

/** Does the work. When it is refused, the ids are looked at first: a wrong one is the cause of all that was said. */
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
