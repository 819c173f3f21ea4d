import type { SdkError } from '@tableflow-workshop/client-core';
import type { Finding } from '../findings/finding.ts';
import { saidBy } from '../findings/said-by.ts';
import { causeOf } from './find-cause.ts';
import type { Suspect } from './rule.ts';

/** A refused read as a finding. The rule table names it; a refusal that no rule matches remains `unknown`. */
export function findingOf(error: SdkError, subject: string, suspect: Suspect): Finding {
  const evidence = saidBy(error);
  const rule = causeOf(suspect, evidence);
  const remedy = error.hint ?? rule?.remedy ?? 'No known cause matches this message: read what it says.';
  return { ruleId: rule?.id ?? 'unknown', severity: 'error', subject, evidence, remedy };
}
