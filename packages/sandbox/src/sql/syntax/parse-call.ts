import { unsupported } from '../sql-error.ts';
import { parseExpressions } from './parse-expressions.ts';
import type { Call, Expression, FrameBound, SortItem, WindowFrame, WindowSpec } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads the brackets of a call and what may follow them: FILTER, WITHIN GROUP, OVER. */
export function parseCall(reader: TokenReader, name: string): Expression {
  return reader.nested(() => {
    reader.expectSymbol('(');
    const isDistinct = reader.takeWord('DISTINCT') !== undefined;
    if (!isDistinct) reader.takeWord('ALL');
    const args = reader.isSymbol(')') ? [] : parseArguments(reader);
    const inside = takeNulls(reader);
    if (reader.isWord('ORDER')) throw unsupported(`ORDER BY inside of ${name}`);
    reader.expectSymbol(')');
    const withinGroup = reader.takeWords('WITHIN', 'GROUP') ? inWithinGroup(reader) : undefined;
    const filter = reader.isWord('FILTER') && reader.isSymbol('(', 1) ? inFilter(reader) : undefined;
    const nulls = takeNulls(reader) ?? inside;
    const over = reader.takeWord('OVER') ? parseOver(reader) : undefined;
    const call: Call = {
      kind: 'call',
      name,
      args,
      ...(isDistinct && { isDistinct }),
      ...(withinGroup && { withinGroup }),
      ...(filter && { filter }),
      ...(nulls && { nulls }),
      ...(over !== undefined && { over }),
    };
    return call;
  });
}

/** `struct(1 AS a)` names its fields. */
function parseArguments(reader: TokenReader): Expression[] {
  const args: Expression[] = [];
  do {
    if (reader.peek(1)?.text === '=>') throw unsupported('named arguments');
    const value = reader.expression();
    args.push(reader.takeWord('AS') ? { kind: 'named', value, name: reader.expectPart() } : value);
  } while (reader.takeSymbol(','));
  return args;
}

function takeNulls(reader: TokenReader): 'IGNORE' | 'RESPECT' | undefined {
  if (reader.takeWords('IGNORE', 'NULLS')) return 'IGNORE';
  return reader.takeWords('RESPECT', 'NULLS') ? 'RESPECT' : undefined;
}

function inWithinGroup(reader: TokenReader): SortItem[] {
  reader.expectSymbol('(');
  reader.expectWord('ORDER', 'BY');
  const items = parseSortItems(reader);
  reader.expectSymbol(')');
  return items;
}

function inFilter(reader: TokenReader): Expression {
  reader.expectWord('FILTER');
  reader.expectSymbol('(');
  reader.expectWord('WHERE');
  const filter = reader.expression();
  reader.expectSymbol(')');
  return filter;
}

export function parseSortItems(reader: TokenReader): SortItem[] {
  const items: SortItem[] = [];
  do {
    const value = reader.expression();
    const isDescending = reader.takeWord('ASC', 'DESC') === 'DESC';
    const nulls = reader.takeWord('NULLS') ? (reader.takeWord('FIRST', 'LAST') ?? reader.refuse()) : undefined;
    items.push({ value, isDescending, ...(nulls && { nulls: nulls as 'FIRST' | 'LAST' }) });
  } while (reader.takeSymbol(','));
  return items;
}

function parseOver(reader: TokenReader): WindowSpec | string {
  return reader.isSymbol('(') ? parseWindowSpec(reader) : reader.expectPart();
}

/** Reads `([base] [PARTITION BY …] [ORDER BY …] [frame])`. */
export function parseWindowSpec(reader: TokenReader): WindowSpec {
  reader.expectSymbol('(');
  const isBase =
    !reader.isSymbol(')') && !/^(PARTITION|DISTRIBUTE|ORDER|SORT|ROWS|RANGE)$/i.test(reader.peek()?.text ?? '');
  const base = isBase ? reader.expectPart() : undefined;
  const partition =
    reader.takeWords('PARTITION', 'BY') || reader.takeWords('DISTRIBUTE', 'BY') ? parseExpressions(reader) : [];
  const order = reader.takeWords('ORDER', 'BY') || reader.takeWords('SORT', 'BY') ? parseSortItems(reader) : [];
  const frame = parseFrame(reader);
  reader.expectSymbol(')');
  return { partition, order, ...(base !== undefined && { base }), ...(frame && { frame }) };
}

function parseFrame(reader: TokenReader): WindowFrame | undefined {
  const unit = reader.takeWord('ROWS', 'RANGE') as 'ROWS' | 'RANGE' | undefined;
  if (!unit) return undefined;
  if (!reader.takeWord('BETWEEN')) return { unit, start: parseBound(reader) };
  const start = parseBound(reader);
  reader.expectWord('AND');
  return { unit, start, end: parseBound(reader) };
}

function parseBound(reader: TokenReader): FrameBound {
  if (reader.takeWords('CURRENT', 'ROW')) return { side: 'CURRENT ROW' };
  const offset = reader.takeWord('UNBOUNDED') ? undefined : reader.expression();
  const side = (reader.takeWord('PRECEDING', 'FOLLOWING') ?? reader.refuse()) as 'PRECEDING' | 'FOLLOWING';
  return { side, ...(offset && { offset }) };
}
