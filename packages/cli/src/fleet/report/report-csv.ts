import { type ReportRow, reportColumns } from './report-row.ts';

/**
 * The receipt for a spreadsheet. A text that a spreadsheet would take for a formula gets an apostrophe in front, which shows that it
 * is text.
 */
export function reportCsv(rows: readonly ReportRow[]): string {
  const lines = [reportColumns.map(([, title]) => title), ...rows.map((row) => reportColumns.map(([key]) => row[key]))];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
