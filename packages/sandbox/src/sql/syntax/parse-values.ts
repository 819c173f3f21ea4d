import type { Expression } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads the rows behind VALUES. A value without brackets is a row of one. */
export function parseValues(reader: TokenReader): Expression[][] {
  const rows: Expression[][] = [];
  do {
    const row = reader.expression();
    rows.push(row.kind === 'tuple' ? [...row.items] : [row]);
  } while (reader.takeSymbol(','));
  return rows;
}
