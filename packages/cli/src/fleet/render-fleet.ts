import { plainText } from '@tableflow-workshop/client-core';
import type { FleetResult, GroupedFinding } from '@tableflow-workshop/lab3-recipes/fleet';

/** As many names as fit a line. */
const mostNames = 8;

/** A finding, and for whom it is where that is known. */
type RenderedFinding = GroupedFinding & { readonly who?: string };

/** What is rendered of a fleet. */
type RenderedFleet = Omit<FleetResult<string, unknown>, 'findings'> & { readonly findings: readonly RenderedFinding[] };

/** What was found, once for all who have it, with its remedy. */
function renderGroupedFindings(findings: readonly RenderedFinding[]): string {
  return findings
    .flatMap(({ attendees, evidence, remedy, ruleId, where, who }) => [
      `✗ ${countOf(attendees)}: ${plainText(where, 200)} [${ruleId}]`,
      `    ${namesOf(attendees)}`,
      `    ${plainText(evidence, 1_000)}`,
      `    → ${who === undefined ? '' : `${who}: `}${plainText(remedy, 2_000)}`,
    ])
    .join('\n');
}

/** The result of a fleet for a person: its findings, and how many labs are what. */
export function renderFleet(result: RenderedFleet): string {
  const { attendees, findings, notes, verdict } = result;
  const outcomes = [...new Set(attendees.map(({ outcome }) => outcome))].sort();
  const counts = outcomes.map((one) => `${attendees.filter(({ outcome }) => outcome === one).length} ${one}`);
  return [
    ...notes.map((note) => `note: ${plainText(note, 1_000)}`),
    ...(findings.length > 0 ? [renderGroupedFindings(findings)] : []),
    `${verdict}: ${countOf(attendees)}: ${counts.join(', ')}`,
  ].join('\n\n');
}

/** How many they are. */
export function countOf(attendees: readonly unknown[]): string {
  return attendees.length === 1 ? '1 attendee' : `${attendees.length} attendees`;
}

/** Who they are, as many as fit a line. */
export function namesOf(attendees: readonly string[]): string {
  const shown = attendees.slice(0, mostNames).map((one) => plainText(one, 100));
  const rest = attendees.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
