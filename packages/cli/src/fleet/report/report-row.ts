import { plainText } from '@tableflow-workshop/client-core';
import type { VerifyFleetResult } from '@tableflow-workshop/lab3-recipes/fleet';
import { seeAttendee } from '../watch/see-attendee.ts';

/** One attendee of a receipt, as texts. */
export interface ReportRow {
  readonly attendee: string;
  readonly prefix: string;
  readonly outcome: string;
  /** E.g. `2 of 2`. */
  readonly tables: string;
  /** Rows of all tables in Databricks. */
  readonly rows: string;
  /** The hop where rows are held up, or the step that failed. */
  readonly where: string;
  readonly finding: string;
  readonly remedy: string;
}

/** The columns of a receipt, in their order. */
export const reportColumns: readonly (readonly [key: keyof ReportRow, title: string])[] = [
  ['attendee', 'Attendee'],
  ['prefix', 'Prefix'],
  ['outcome', 'Outcome'],
  ['tables', 'Tables'],
  ['rows', 'Rows'],
  ['where', 'Where'],
  ['finding', 'Finding'],
  ['remedy', 'Remedy'],
];

/** What is written of each attendee: texts of others on one line, without control characters. */
export function reportRows({ attendees }: VerifyFleetResult): readonly ReportRow[] {
  return attendees.map((proof) => {
    const { attendee, findings, outcome, prefix } = proof;
    const { completeTables, rows, tables } = seeAttendee(proof, '', false);
    const all = (of: (finding: (typeof findings)[number]) => string): string =>
      plainText([...new Set(findings.map(of))].join('; '), 2_000);
    return {
      attendee: plainText(attendee, 200),
      prefix: plainText(prefix ?? '', 100),
      outcome,
      tables: tables === 0 ? '' : `${completeTables} of ${tables}`,
      rows: rows === null ? '' : String(rows),
      where: all(({ where }) => where),
      finding: all(({ evidence }) => evidence),
      remedy: all(({ remedy }) => remedy),
    };
  });
}
