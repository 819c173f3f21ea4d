import type { TokenReader } from './token-reader.ts';

/** Whether a query comes next, perhaps behind brackets. */
export function startsQuery(reader: TokenReader): boolean {
  let ahead = 0;
  while (reader.isSymbol('(', ahead)) ahead += 1;
  const token = reader.peek(ahead);
  if (token?.kind !== 'word' || !/^(select|with|values|from)$/i.test(token.text)) return false;
  return !/^values$/i.test(token.text) || ahead > 0 || reader.isSymbol('(', 1) || reader.peek(1)?.kind !== 'symbol';
}
