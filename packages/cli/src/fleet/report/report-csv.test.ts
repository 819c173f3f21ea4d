import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { describe, expect, it } from 'vitest';
import { reportCsv } from './report-csv.ts';
import { reportRows } from './report-row.ts';

const hostile = `"><script>alert('x')</script>&\u001b[2J`;

function workshop(attendees: readonly string[]): VerifyFleetResult {
  const finding = { ruleId: 'unknown', where: 'Tableflow', evidence: hostile, remedy: '=HYPERLINK("http://evil")' };
  return {
    verdict: 'incomplete',
    attendees: attendees.map((attendee, index) => ({
      attendee,
      prefix: `wp${String(index + 1).padStart(3, '0')}`,
      outcome: index % 5 === 0 ? 'failed' : 'complete',
      isRemembered: false,
      durationMs: 1,
      findings: index % 5 === 0 ? [finding] : [],
      details: null,
    })),
    findings: [{ ...finding, attendees: attendees.filter((_, index) => index % 5 === 0) }],
    notes: [],
  };
}

const people = Array.from({ length: 95 }, (_, index) => `person${index + 1}@example.com`);

describe('the table for a spreadsheet', () => {
  const csv = reportCsv(reportRows(workshop(['=1+1', '@SUM(A1)', '+1', '-1', 'ann, "the first"'])));

  it('holds no formula', () => {
    const cells = csv.split('\r\n').slice(1, 6);
    expect(cells.map((line) => line.slice(0, 12))).toEqual([
      `"'=1+1",wp00`,
      `"'@SUM(A1)",`,
      `"'+1",wp002,`.replace('2', '3'),
      `"'-1",wp004,`,
      `"ann, ""the `,
    ]);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
  });

  it('has a line for each attendee', () => {
    expect(
      reportCsv(reportRows(workshop(people)))
        .trim()
        .split('\r\n'),
    ).toHaveLength(96);
  });
});
