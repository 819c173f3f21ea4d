import { ApiError, InputError, plainText, SdkError, WaitError } from '@tableflow-workshop/client-core';
import { type Leftover, LeftoversError } from '../compositions/audit/leftover.ts';
import { causeOf } from '../diagnosis/find-cause.ts';
import type { Rule, Suspect } from '../diagnosis/rule.ts';
import { saidBy } from '../findings/said-by.ts';
import { StepsError } from '../mechanics/steps-error.ts';
import { SourceError } from '../source/source-error.ts';
import type { FleetFinding } from './fleet-finding.ts';

const noRemedy = 'No known cause matches this message: read what it says.';

/**
 * Why a lab failed, by the rule table: one finding for each step that failed and each wrong value.
 *
 * @param where the step that failed, where the error does not say it
 */
export function findingsOfError(error: unknown, where: string): readonly FleetFinding[] {
  if (StepsError.isInstance(error)) return error.failures.flatMap((one) => findingsOfError(one.error, one.step));
  if (LeftoversError.isInstance(error)) return error.leftovers.map(findingOfLeftover);
  if (InputError.isInstance(error))
    return error.problems.map(({ path, problem, remedy }) => {
      const evidence = `${path} ${problem}`;
      return {
        ruleId: ruleOf(['connector', 'databricks', 'confluent'], evidence)?.id ?? 'unknown',
        where,
        evidence,
        remedy,
      };
    });
  if (!SdkError.isInstance(error)) {
    const evidence = plainText(error instanceof Error ? error.message : String(error), 1_000);
    return [{ ruleId: 'unknown', where, evidence, remedy: noRemedy }];
  }
  const evidence = plainText(saidBy(error), 1_000);
  const rule = ruleOf(suspectsOf(error), evidence);
  return [{ ruleId: rule?.id ?? 'unknown', where, evidence, remedy: error.hint ?? rule?.remedy ?? noRemedy }];
}

/** What is left of a lab, with what removes it. */
export function findingOfLeftover({ system, kind, name, why, removeWith }: Leftover): FleetFinding {
  return { ruleId: 'leftover', where: `${system}: ${kind} ${name}`, evidence: why, remedy: removeWith };
}

function ruleOf(suspects: readonly Suspect[], evidence: string): Rule | undefined {
  return suspects.map((suspect) => causeOf(suspect, evidence)).find((rule) => rule !== undefined);
}

/** Who is asked for a cause: the same words mean different things in different mouths. */
function suspectsOf(error: SdkError): readonly Suspect[] {
  if (SourceError.isInstance(error)) return ['connector'];
  if (WaitError.isInstance(error)) {
    if (/connector/i.test(error.waitingFor)) return ['connector'];
    if (/integration/i.test(error.waitingFor)) return ['integration'];
    return ['tableflow', 'databricks'];
  }
  if (ApiError.isInstance(error)) return [/databricks/i.test(error.service) ? 'databricks' : 'confluent'];
  return ['databricks', 'confluent'];
}
