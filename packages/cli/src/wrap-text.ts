/** A line as lines of so many columns, broken between words where there are any; all but the first begin with `indent`. */
export function wrapText(text: string, columns: number, indent: string): readonly string[] {
  if (text.length <= columns) return [text];
  const blank = text.lastIndexOf(' ', columns);
  // Not within what it begins with: that would be a line of blanks.
  const begin = /^\W*/.exec(text)?.[0].length ?? 0;
  const end = blank > begin ? blank : columns;
  const rest = text.slice(end).trimStart();
  return [text.slice(0, end), ...(rest ? wrapText(`${indent}${rest}`, columns, indent) : [])];
}

/**
 * A text whose lines are no wider than so many columns. What belongs to a line is indented below it; a word that is wider
 * than all of them, such as an address, is left to the terminal, which tears it only to the eye and copies it whole.
 */
export function foldText(text: string, columns: number): string {
  if (!Number.isFinite(columns)) return text;
  return text
    .split('\n')
    .flatMap((line) => foldLine(line, columns))
    .join('\n');
}

function foldLine(line: string, columns: number): readonly string[] {
  if (line.length <= columns) return [line];
  const [begin = ''] = /^\s*(?:[-–✓✗!?·→…+~=] )?/u.exec(line) ?? [];
  // Below the second column, where it is a name and what is to be said of it.
  const [named = begin] = /^\s*\S+(?: \S+)* {2,}(?=\S)/.exec(line) ?? [];
  const indent = named.length <= columns - 20 ? named.length : begin.length;
  const lines: string[] = [];
  let current = begin;
  let isEmpty = true;
  // A duration, `(3 s)`, stays together.
  for (const word of line.slice(begin.length).split(/ (?!s\))/)) {
    if (!isEmpty && current.length + 1 + word.length > columns) {
      lines.push(current.trimEnd());
      current = ' '.repeat(indent + word.length <= columns ? indent : Math.min(indent, begin.length + 2));
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = isEmpty && word === '';
  }
  return [...lines, current];
}
