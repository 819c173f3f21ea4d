import { plainText } from '@tableflow-workshop/client-core';
import type { AttendeeStages, FleetDocument, ReportedAttendee } from '@tableflow-workshop/report';
import type { DrawTarget } from '../../redraw.ts';
import { wrapText } from '../../wrap-text.ts';
import { marks } from '../fleet-grid.ts';

/** What a person calls the stages. */
const titles: Readonly<Record<keyof AttendeeStages, string>> = {
  connector: 'connector',
  topic: 'topic',
  tableflow: 'Tableflow',
  catalog: 'catalog',
  rows: 'rows',
};
const stageList = ['connector', 'topic', 'tableflow', 'catalog', 'rows'] as const;
const gridWidth = stageList.reduce((sum, stage) => sum + titles[stage].length + 1, 0);
/** A blank, and the number of a finding. */
const noteWidth = 4;

/** Who is how, in a few words. */
export function countLine({ at, attendees, counts }: FleetDocument): string {
  const shown = Object.entries(counts).filter(([, count]) => count > 0);
  return `${at.slice(11, 19)} · ${attendees.length} attendees: ${shown.map(([state, count]) => `${count} ${state}`).join(' · ')}`;
}

/**
 * A workshop as a terminal of this size shows it: how many are how, a row for each attendee, those that are stuck first, and below
 * them why, each cause once. Rows that do not fit are counted.
 */
export function renderFleetWatch(document: FleetDocument, { columns = 80, rows = 24 }: DrawTarget): string {
  const causes = document.findings.filter(({ attendees }) => attendees.some((one) => isStuck(document, one)));
  const numberOf = ({ attendee, state }: ReportedAttendee): string => {
    const found = causes.findIndex(({ attendees }) => attendees.includes(attendee));
    return state === 'stuck' && found >= 0 ? `[${found + 1}]` : '';
  };
  const longest = document.attendees.reduce((most, { attendee }) => Math.max(most, attendee.length), 8);
  const width = Math.min(longest, Math.max(8, columns - gridWidth - noteWidth), 40);
  const head = [
    ...wrapText(countLine(document), columns, '  '),
    `${'attendee'.padEnd(width)} ${stageList.map((stage) => titles[stage]).join(' ')}`,
  ];
  // The last row of a terminal is the one that is written next.
  const room = rows - 1 - head.length;
  const explained = fitted(
    [
      ...causes.flatMap((cause, index) => [
        ...wrapText(
          `[${index + 1}] ${cause.attendees.length} × ${plainText(cause.where, 100)}: ${plainText(cause.evidence, 300)}`,
          columns,
          '    ',
        ),
        ...wrapText(`    → ${plainText(cause.remedy, 1_000)}`, columns, '      '),
      ]),
      ...document.notes.flatMap((note) => wrapText(`note: ${plainText(note, 500)}`, columns, '  ')),
    ],
    Math.min(Math.floor(room / 2), room - Object.values(document.counts).filter((count) => count > 0).length),
  );
  const grid = groupedRows(document, room - explained.length, (one) => renderRow(one, width, numberOf(one)));
  return [...head, ...grid, ...explained].join('\n');
}

function isStuck({ attendees }: FleetDocument, name: string): boolean {
  return attendees.some(({ attendee, state }) => attendee === name && state === 'stuck');
}

function renderRow({ attendee, stages }: ReportedAttendee, width: number, note: string): string {
  const cells = stageList.map((stage) => marks[stages[stage]].padEnd(titles[stage].length));
  return `${nameIn(attendee, width)} ${cells.join(' ')} ${note}`.trimEnd();
}

/** The beginning of a name that is too long: an address is known by it. */
function nameIn(attendee: string, width: number): string {
  const name = plainText(attendee, 200);
  return (name.length > width ? `${name.slice(0, width - 1)}…` : name).padEnd(width);
}

/** A line for each state, and rows below it as far as there is room. */
function groupedRows(
  { attendees, counts }: FleetDocument,
  room: number,
  render: (attendee: ReportedAttendee) => string,
): readonly string[] {
  const states = Object.entries(counts).filter(([, count]) => count > 0);
  let left = room - states.length;
  return states.flatMap(([state, count]) => {
    const shown = count <= left ? count : Math.max(0, left);
    left -= shown;
    const rest = shown > 0 && shown < count ? `, ${count - shown} of them not shown` : '';
    const rows = attendees.filter((one) => one.state === state).slice(0, shown);
    return [`${state}: ${count}${rest}`, ...rows.map(render)];
  });
}

function fitted(lines: readonly string[], room: number): readonly string[] {
  if (lines.length <= room) return lines;
  if (room <= 0) return [];
  return [...lines.slice(0, room - 1), `… and ${lines.length - room + 1} more lines`];
}
