import type { Rule, Suspect } from './rule.ts';
import { rules } from './rules.ts';

/** The first rule that knows this text. `undefined` means unknown: nobody guesses. */
export function causeOf(suspect: Suspect, evidence: string | undefined): Rule | undefined {
  if (!evidence) return undefined;
  return rules.find((rule) => rule.suspects.includes(suspect) && rule.pattern.test(evidence));
}
