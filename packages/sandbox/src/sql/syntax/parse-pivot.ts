import { columnList } from './column-list.ts';
import { parseAlias } from './parse-alias.ts';
import type { Expression, Pivot, Relation } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads `PIVOT (aggregates FOR column IN (values))`. */
export function parsePivot(reader: TokenReader, source: Relation): Pivot {
  reader.expectWord('PIVOT');
  reader.expectSymbol('(');
  const aggregates = aliased(reader);
  reader.expectWord('FOR');
  const pivotColumns = reader.isSymbol('(') ? columnList(reader) : [reader.expectPart()];
  reader.expectWord('IN');
  reader.expectSymbol('(');
  const values = aliased(reader);
  reader.expectSymbol(')');
  reader.expectSymbol(')');
  return { kind: 'pivot', source, aggregates, pivotColumns, values, ...parseAlias(reader) };
}

function aliased(reader: TokenReader): { value: Expression; alias?: string }[] {
  const list: { value: Expression; alias?: string }[] = [];
  do {
    const value = reader.expression();
    const isNamed = reader.takeWord('AS') !== undefined || (!reader.isWord('FOR') && reader.peek()?.kind === 'word');
    const alias = isNamed || reader.peek()?.kind === 'quotedName' ? reader.expectPart() : undefined;
    list.push({ value, ...(alias !== undefined && { alias }) });
  } while (reader.takeSymbol(','));
  return list;
}
