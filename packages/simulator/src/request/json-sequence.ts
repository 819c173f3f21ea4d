/**
 * Parses JSON objects that lie one behind the other, with or without space between them.
 *
 * @throws SyntaxError when it is anything else
 */
export function parseJsonSequence(text: string): readonly unknown[] {
  const values: unknown[] = [];
  let start = 0;
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInText) {
      if (character === '\\') at += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth > 0) continue;
      values.push(JSON.parse(text.slice(start, at + 1)));
      start = at + 1;
    }
  }
  if (text.slice(start).trim() !== '') throw new SyntaxError('The last value is not complete.');
  return values;
}
