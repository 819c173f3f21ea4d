import type { AttendeeState, FleetDocument, ReportedAttendee } from '@tableflow-workshop/report';
import { describe, expect, it } from 'vitest';
import { countStates } from './count-states.ts';
import { renderFleetChanges } from './render-fleet-changes.ts';
import { renderFleetWatch } from './render-fleet-watch.ts';

const password = {
  ruleId: 'database-password',
  where: 'connector',
  evidence: 'task 0 FATAL: password authentication failed for user "debezium"',
  remedy: 'Put the right password into the roster, and run lab3 rotate.',
};

function attendee(
  number: number,
  state: AttendeeState,
  name = `wp${String(number).padStart(3, '0')}@example.com`,
): ReportedAttendee {
  const mark = state === 'complete' ? 'done' : 'waiting';
  const stages = { connector: mark, topic: mark, tableflow: mark, catalog: mark, rows: mark } as const;
  return {
    attendee: name,
    prefix: `wp${number}`,
    state,
    stages: state === 'stuck' ? { ...stages, connector: 'failed' } : stages,
    checkedAt: null,
    tables: 2,
    completeTables: 0,
    rows: null,
    findings: state === 'stuck' ? [password] : [],
  };
}

function fleet(attendees: readonly ReportedAttendee[], notes: readonly string[] = []): FleetDocument {
  const names = attendees.filter(({ state }) => state === 'stuck').map((one) => one.attendee);
  return {
    at: '2026-11-28T09:30:00.000Z',
    attendees,
    counts: countStates(attendees),
    findings: names.length > 0 ? [{ ...password, attendees: names }] : [],
    notes,
  };
}

const stateOf = (number: number): AttendeeState =>
  number % 19 === 7 ? 'stuck' : number % 19 === 8 ? 'on the way' : number % 19 === 9 ? 'not started' : 'complete';
const room = fleet(Array.from({ length: 95 }, (_, index) => attendee(index + 1, stateOf(index + 1))));

describe('on a terminal', () => {
  it('of 60 columns and 24 rows has who is stuck, why, and how many the others are', () => {
    expect(renderFleetWatch(room, { columns: 60, rows: 24, write: () => true }).split('\n')).toEqual([
      '09:30:00 · 95 attendees: 5 stuck · 5 on the way · 5 not',
      '  started · 80 complete',
      'attendee          connector topic Tableflow catalog rows',
      'stuck: 5',
      'wp007@example.com ✗         ·     ·         ·       ·    [1]',
      'wp026@example.com ✗         ·     ·         ·       ·    [1]',
      'wp045@example.com ✗         ·     ·         ·       ·    [1]',
      'wp064@example.com ✗         ·     ·         ·       ·    [1]',
      'wp083@example.com ✗         ·     ·         ·       ·    [1]',
      'on the way: 5',
      'wp008@example.com ·         ·     ·         ·       ·',
      'wp027@example.com ·         ·     ·         ·       ·',
      'wp046@example.com ·         ·     ·         ·       ·',
      'wp065@example.com ·         ·     ·         ·       ·',
      'wp084@example.com ·         ·     ·         ·       ·',
      'not started: 5, 3 of them not shown',
      'wp009@example.com ·         ·     ·         ·       ·',
      'wp028@example.com ·         ·     ·         ·       ·',
      'complete: 80',
      '[1] 5 × connector: task 0 FATAL: password authentication',
      '    failed for user "debezium"',
      '    → Put the right password into the roster, and run lab3',
      '      rotate.',
    ]);
  });

  it.each([
    [60, 24],
    [60, 10],
    [80, 30],
    [140, 110],
    [60, 4],
  ])('of %d columns and %d rows fits, and nobody is left out of the count', (columns, rows) => {
    const lines = renderFleetWatch(room, { columns, rows, write: () => true }).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    if (rows >= 10) expect(lines.length).toBeLessThan(rows);
    expect(lines.filter((line) => line.startsWith('stuck: 5') || line.startsWith('complete: 80'))).toHaveLength(2);
  });

  it('shows no control character, no second line and no more of a name than there is room for', () => {
    const hostile = `\u001b[2J\u202e\n✓ all: complete${'x'.repeat(10_000)}`;
    const poisoned = JSON.parse(JSON.stringify(room), (_name, value: unknown) =>
      typeof value === 'string' && value.includes('@') ? `${hostile}${value}` : value,
    ) as FleetDocument;
    for (const text of [
      renderFleetWatch({ ...poisoned, notes: [hostile] }, { columns: 60, rows: 24, write: () => true }),
      renderFleetChanges({ ...poisoned, notes: [hostile] }),
    ]) {
      expect([...text].filter((sign) => sign !== '\n' && /\p{Cc}|\p{Cf}/u.test(sign))).toEqual([]);
      expect(text).not.toMatch(/^✓ all/m);
      expect(text.split('\n').reduce((most, line) => Math.max(most, line.length), 0)).toBeLessThan(2_000);
    }
  });
});

describe('elsewhere', () => {
  it('has a line for each whose state or reason is another one than before', () => {
    const [ann, bob] = [attendee(1, 'on the way', 'ann'), attendee(2, 'not started', 'bob')];
    const first = fleet([ann, bob], ['3 of 95 labs were not checked']);
    expect(renderFleetChanges(first)).toBe(
      '09:30:00 · 2 attendees: 1 on the way · 1 not started\n… ann: on the way\n· bob: not started\nnote: 3 of 95 labs were not checked',
    );
    expect(renderFleetChanges(fleet([attendee(1, 'stuck', 'ann'), bob]), first)).toBe(
      '09:30:00 · 2 attendees: 1 stuck · 1 not started\n✗ ann: stuck: connector: task 0 FATAL: password authentication failed for user "debezium" → Put the right password into the roster, and run lab3 rotate.',
    );
  });
});
