import type { Finding } from '../findings/finding.ts';
import { causeOf } from './find-cause.ts';
import type { Rule, Suspect } from './rule.ts';
import { rules } from './rules.ts';

/** A text that may name a cause, and where it comes from. */
export interface Evidence {
  /** Where it comes from, e.g. `task 0` or `source database`. */
  readonly from: string;
  /** What it says, on one line and without secrets. */
  readonly text: string;
}

/** A text that the rule table is asked about. */
export interface Clue extends Evidence {
  readonly suspect: Suspect;
}

/** One cause with all that speaks for it. */
export interface Cause {
  /** Name of the rule, e.g. `database-password`. */
  readonly ruleId: string;
  /** What is wrong, as a sentence. */
  readonly cause: string;
  /** What speaks for it, at least one. */
  readonly evidence: readonly Evidence[];
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** The likeliest cause first. What no rule matches is `unknown`, verbatim. */
export interface RankedCauses {
  /** Empty where nothing is known to be wrong. */
  readonly causes: readonly Cause[];
  /** Texts that no rule matches. */
  readonly unknown: readonly Evidence[];
}

/**
 * Joins what the parts of the pipeline report with what a check around them showed. A cause that is both reported and seen
 * comes first, a mere symptom last, and otherwise what was reported comes before what was seen.
 */
export function rankCauses(clues: readonly Clue[], findings: readonly Finding[] = []): RankedCauses {
  const found = new Map<string, { cause: Cause; isSaid: boolean; isSeen: boolean; isSymptom: boolean }>();
  const unknown: Evidence[] = [];
  for (const { suspect, ...evidence } of clues) {
    const rule = causeOf(suspect, evidence.text);
    if (rule) add(rule.id, rule, evidence, rule.remedy, 'isSaid');
    else if (!unknown.some((one) => one.text === evidence.text)) unknown.push(evidence);
  }
  for (const { ruleId, severity, subject, evidence: text, remedy } of findings) {
    if (severity !== 'error') continue;
    const evidence = { from: subject, text };
    const rule = rules.find((one) => one.id === ruleId);
    if (rule) add(ruleId, rule, evidence, remedy, 'isSeen');
    else unknown.push(evidence);
  }
  const ranked = [...found.values()].map((entry, order) => ({ ...entry, rank: rankOf(entry), order }));
  ranked.sort((left, right) => left.rank - right.rank || left.order - right.order);
  return { causes: ranked.map(({ cause }) => cause), unknown };

  function add(id: string, rule: Rule, evidence: Evidence, remedy: string, how: 'isSaid' | 'isSeen'): void {
    const known = found.get(id) ?? {
      cause: { ruleId: id, cause: rule.cause, evidence: [], remedy },
      isSaid: false,
      isSeen: false,
      isSymptom: rule.isSymptom === true,
    };
    const isRepeated = known.cause.evidence.some((one) => one.text === evidence.text);
    const all = isRepeated ? known.cause.evidence : [...known.cause.evidence, evidence];
    // What was seen knows the names, so its remedy can be run as it is.
    const best = how === 'isSeen' && !known.isSeen ? remedy : known.cause.remedy;
    found.set(id, { ...known, [how]: true, cause: { ...known.cause, evidence: all, remedy: best } });
  }
}

function rankOf(entry: { readonly isSaid: boolean; readonly isSeen: boolean; readonly isSymptom: boolean }): number {
  if (entry.isSymptom) return 3;
  if (entry.isSaid && entry.isSeen) return 0;
  return entry.isSaid ? 1 : 2;
}
