import { plainText } from '@tableflow-workshop/client-core';
import type { GroupedFix } from '@tableflow-workshop/lab3-recipes/fleet';
import { countOf, namesOf } from './render-fleet.ts';

const marks: Readonly<Record<GroupedFix['state'], string>> = { planned: '+', done: '✓', failed: '✗' };

/** What is done, once for all for whom it is, with why and what it loses. */
export function renderFixes(fixes: readonly GroupedFix[]): string {
  return fixes
    .flatMap(({ action, attendees, evidence, kind, state, warnings, what }) => [
      `${marks[state]} ${kind} ${plainText(what, 200)}: ${countOf(attendees)}`,
      `    ${namesOf(attendees)}`,
      `    ${plainText(evidence, 1_000)}`,
      ...(state === 'done' ? [] : [`    → ${plainText(action, 1_000)}`]),
      ...(state === 'done' ? [] : warnings.map((text) => `    ! ${plainText(text, 1_000)}`)),
    ])
    .join('\n');
}
