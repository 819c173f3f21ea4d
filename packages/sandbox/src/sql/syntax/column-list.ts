import type { TokenReader } from './token-reader.ts';

/** `(a, b)` */
export function columnList(reader: TokenReader): string[] {
  reader.expectSymbol('(');
  const names = [reader.expectPart()];
  while (reader.takeSymbol(',')) names.push(reader.expectPart());
  reader.expectSymbol(')');
  return names;
}
