import { plainText } from '@tableflow-workshop/client-core';

/** Names of tables are long; what is longer is none. */
const longestCell = 200;

/** A table of texts with aligned columns, for a terminal and for a file alike. Numbers are aligned right. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [header, ...rows.map((row) => row.map((cell) => plainText(cell, longestCell)))];
  const widths = header.map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0),
  );
  const isNumeric = header.map((_, column) => rows.every((row) => /^([\d,.]+|–)$/.test(row[column] ?? '')));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) =>
        isNumeric[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...all.slice(1).map(line)].join('\n');
}
