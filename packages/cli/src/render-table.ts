import { plainText } from '@tableflow-workshop/client-core';

/** Names of tables are long; what is longer is none. */
const longestCell = 200;

/**
 * A table of texts with aligned columns, for a terminal and for a file alike. Numbers are aligned right. Where it is wider than
 * `columns`, each row is a block of its own instead: nothing is cut off.
 */
export function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  columns = Number.POSITIVE_INFINITY,
): string {
  const cells = rows.map((row) => row.map((cell) => plainText(cell, longestCell)));
  const all = [header, ...cells];
  const widths = header.map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, (row[column] ?? '').length), 0),
  );
  if (widths.reduce((sum, width) => sum + width + 2, -2) > columns) return renderBlocks(header, cells);
  const isNumeric = header.map((_, column) => rows.every((row) => /^([\d,.]+|–)$/.test(row[column] ?? '')));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) =>
        isNumeric[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

/** Each row by its first cell, and below it the others by their names. */
function renderBlocks([, ...names]: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = names.reduce((widest, name) => Math.max(widest, name.length), 0);
  return rows
    .map(([first = '', ...rest]) =>
      [first, ...names.flatMap((name, index) => (rest[index] ? [`  ${name.padEnd(width)}  ${rest[index]}`] : []))].join(
        '\n',
      ),
    )
    .join('\n');
}
