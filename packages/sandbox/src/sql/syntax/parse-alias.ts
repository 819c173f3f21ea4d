import { columnList } from './column-list.ts';
import { isFreeAlias } from './keywords.ts';
import type { RelationAlias } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** `[AS] alias [(columns)]` */
export function parseAlias(reader: TokenReader): RelationAlias {
  const token = reader.peek();
  const isAnnounced = reader.takeWord('AS') !== undefined;
  const isFree = token?.kind === 'quotedName' || (token?.kind === 'word' && isFreeAlias(token.text));
  if (!isAnnounced && !isFree) return { columns: [] };
  return { alias: reader.expectPart(), columns: reader.isSymbol('(') ? columnList(reader) : [] };
}
