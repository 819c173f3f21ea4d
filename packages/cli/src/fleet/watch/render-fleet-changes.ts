import { plainText } from '@tableflow-workshop/client-core';
import type { FleetDocument, ReportedAttendee } from '@tableflow-workshop/report';
import { countLine } from './render-fleet-watch.ts';

const signs: Readonly<Record<ReportedAttendee['state'], string>> = {
  stuck: '✗',
  'on the way': '…',
  'not started': '·',
  'not checked': '·',
  complete: '✓',
};

/** What a check showed, for who reads lines: how many are how, and each whose state or finding is another one than before. */
export function renderFleetChanges(document: FleetDocument, last?: FleetDocument): string {
  const before = new Map(last?.attendees.map((one) => [one.attendee, lineOf(one)]));
  const changed = document.attendees.map((one) => [one.attendee, lineOf(one)] as const);
  return [
    countLine(document),
    ...changed.filter(([attendee, line]) => before.get(attendee) !== line).map(([, line]) => line),
    ...document.notes.map((note) => `note: ${plainText(note, 500)}`),
  ].join('\n');
}

function lineOf({ attendee, findings, state }: ReportedAttendee): string {
  const [finding] = findings;
  const begin = `${signs[state]} ${plainText(attendee, 200)}: ${state}`;
  if (!finding || state === 'not started') return begin;
  const { evidence, remedy, where } = finding;
  const why = `${begin}: ${plainText(where, 200)}: ${plainText(evidence, 500)}`;
  return state === 'stuck' ? `${why} → ${plainText(remedy, 1_000)}` : why;
}
