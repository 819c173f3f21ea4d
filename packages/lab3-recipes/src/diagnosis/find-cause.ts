import { connectorRules } from './connector-rules.ts';
import type { Rule, Suspect } from './rule.ts';
import { tableRules } from './table-rules.ts';

const rules: readonly Rule[] = [...connectorRules, ...tableRules];

/** The first rule that knows this text. `undefined` means unknown: nobody guesses. */
export function causeOf(suspect: Suspect, evidence: string | undefined): Rule | undefined {
  if (!evidence) return undefined;
  return rules.find((rule) => rule.suspects.includes(suspect) && rule.pattern.test(evidence));
}
