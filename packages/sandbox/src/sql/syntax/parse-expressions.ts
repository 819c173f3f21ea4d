import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Expressions with commas between them; at least one. */
export function parseExpressions(reader: TokenReader): Expression[] {
  const list = [reader.expression()];
  while (reader.takeSymbol(',')) list.push(reader.expression());
  return list;
}
