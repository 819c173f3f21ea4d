import { plainText } from '@tableflow-workshop/client-core';
import type { FleetResult, GroupedFinding } from '@tableflow-workshop/lab3-recipes/fleet';

/** As many names as fit a line. */
const mostNames = 8;

/** What was found, once for all who have it, with its remedy. */
function renderGroupedFindings(findings: readonly GroupedFinding[]): string {
  return findings
    .flatMap(({ attendees, evidence, remedy, ruleId, where }) => [
      `✗ ${attendees.length === 1 ? '1 attendee' : `${attendees.length} attendees`}: ${plainText(where, 200)} [${ruleId}]`,
      `    ${namesOf(attendees)}`,
      `    ${plainText(evidence, 1_000)}`,
      `    → ${plainText(remedy, 2_000)}`,
    ])
    .join('\n');
}

/** The result of a fleet for a person: its findings, and how many labs are what. */
export function renderFleet(result: FleetResult<string, unknown>): string {
  const { attendees, findings, notes, verdict } = result;
  const outcomes = [...new Set(attendees.map(({ outcome }) => outcome))].sort();
  const counts = outcomes.map((one) => `${attendees.filter(({ outcome }) => outcome === one).length} ${one}`);
  return [
    ...notes.map((note) => `note: ${plainText(note, 1_000)}`),
    ...(findings.length > 0 ? [renderGroupedFindings(findings)] : []),
    `${verdict}: ${attendees.length} attendees: ${counts.join(', ')}`,
  ].join('\n\n');
}

function namesOf(attendees: readonly string[]): string {
  const shown = attendees.slice(0, mostNames).map((one) => plainText(one, 100));
  const rest = attendees.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
