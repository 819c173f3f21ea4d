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
