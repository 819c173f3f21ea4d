import type { Rule, Suspect } from './rule.ts';
import { rules } from './rules.ts';

/** The first rule that matches this text. `undefined` means unknown: there is no guessing. */
export function causeOf(suspect: Suspect, evidence: string | undefined): Rule | undefined {
  if (!evidence) return undefined;
  return rules.find((rule) => rule.suspects.includes(suspect) && rule.pattern.test(evidence));
}
