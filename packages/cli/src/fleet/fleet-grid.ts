import { plainText } from '@tableflow-workshop/client-core';
import type { FleetEvent } from '@tableflow-workshop/lab3-recipes/fleet';

/** Whether nobody has to do anything about a lab with this outcome. */
export function isWell(outcome: string): boolean {
  return !['failed', 'incomplete', 'to fix', 'fixable', 'leftovers', 'remains'].includes(outcome);
}

type LabEvent = Extract<FleetEvent, { kind: 'lab' }>['event'];

/** The steps of a lab as columns, in the order in which they come. */
const columns: readonly (readonly [name: string, steps: RegExp])[] = [
  ['check', /^(check|grant) /],
  ['integration', /Unity Catalog integration$/],
  ['connector', /connector$/],
  ['Tableflow', /Tableflow on |^repair /],
  ['catalog', /^publish /],
  ['rows', /^verify |^check for leftovers/],
];

/** `incomplete earlier` and its like. */
const longestEnd = 18;

/** The mark of a step that is so far. */
export const marks = { waiting: '·', running: '…', done: '✓', failed: '✗' } as const;
type Mark = keyof typeof marks;

interface Row {
  readonly steps: Map<string, Mark>;
  end?: string;
}

/** Who is at which step: a row for each attendee, kept up to date by events. */
export interface FleetGrid {
  add(event: FleetEvent): void;
  /** The rows that are not done first: of many, those that do not fit are the others. It is as wide as `columns` at most. */
  render(columns?: number): string;
}

export function createFleetGrid(attendees: readonly string[]): FleetGrid {
  const rows = new Map<string, Row>(attendees.map((attendee) => [attendee, { steps: new Map() }]));
  return {
    add(event) {
      const row = rows.get(event.attendee);
      if (!row) return;
      if (event.kind === 'done') row.end = event.isRemembered ? `${event.outcome} earlier` : event.outcome;
      else row.steps.set(event.event.step, markOf(event.event));
    },
    render(columnCount = Number.POSITIVE_INFINITY) {
      const open = [...rows].filter(([, row]) => row.end === undefined || !isWell(row.end));
      const closed = [...rows].filter(([, row]) => row.end !== undefined && isWell(row.end));
      const width = attendees.reduce((widest, one) => Math.max(widest, Math.min(40, one.length)), 8);
      const names = columns.map(([name]) => name);
      const head = `${'attendee'.padEnd(width)}  ${names.join('  ')}`;
      const isNarrow = head.length + 2 + longestEnd > columnCount;
      const room = isNarrow ? Math.min(width, columnCount - names.length - longestEnd - 4) : width;
      const lines = [...open, ...closed].map(([attendee, row]) => renderRow(attendee, row, room, isNarrow));
      return [countOf([...rows.values()]), isNarrow ? names.join(', ') : head, ...lines].join('\n');
    },
  };
}

function markOf({ kind }: LabEvent): Mark {
  if (kind === 'finished') return 'done';
  return kind === 'failed' ? 'failed' : 'running';
}

function renderRow(attendee: string, { steps, end = '' }: Row, width: number, isNarrow: boolean): string {
  const cells = columns.map(([name, pattern]) => {
    const found = [...steps].filter(([step]) => pattern.test(step)).map(([, mark]) => mark);
    const mark = (['failed', 'running', 'done'] as const).find((one) => found.includes(one)) ?? 'waiting';
    return isNarrow ? marks[mark] : marks[mark].padEnd(name.length);
  });
  const progress = cells.join(isNarrow ? '' : '  ');
  return `${plainText(attendee, width).padEnd(width)}  ${progress}  ${plainText(end, 40)}`.trimEnd();
}

function countOf(rows: readonly Row[]): string {
  const failed = rows.filter(({ end }) => end !== undefined && !isWell(end)).length;
  const done = rows.filter(({ end }) => end !== undefined).length - failed;
  return `${rows.length} attendees: ${done} done, ${failed} not well, ${rows.length - done - failed} to come`;
}
