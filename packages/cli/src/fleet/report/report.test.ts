import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { describe, expect, it } from 'vitest';
import { reportCsv } from './report-csv.ts';
import { reportHtml } from './report-html.ts';
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

const at = '2026-11-28T16:00:00.000Z';
const people = Array.from({ length: 95 }, (_, index) => `person${index + 1}@example.com`);

describe('the page', () => {
  const page = reportHtml(workshop([hostile, ...people.slice(1)]), at);

  it('has a row for each, and what they share once', () => {
    expect(page.match(/<tr[ >]/g)).toHaveLength(96);
    expect(page).toContain('<title>LAB 3: 76 of 95 complete</title>');
    expect(page).toContain('<strong>19 attendees: Tableflow</strong>');
    expect(page).toContain('data-names="person2@example.com wp002"');
  });

  it('shows what others wrote as text', () => {
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;');
    expect(page).not.toContain('\u001b');
  });

  it('needs nothing else, and runs no other script', () => {
    expect(page).not.toMatch(/(src|href)=|https?:\/\/(?!evil)|@import|url\(/);
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'/);
    expect(page).toContain('<form hidden role="search">');
  });
});

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
