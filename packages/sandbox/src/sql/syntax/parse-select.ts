import { unsupported } from '../sql-error.ts';
import { columnList } from './column-list.ts';
import { isFreeAlias } from './keywords.ts';
import { parseWindowSpec } from './parse-call.ts';
import { parseExpressions } from './parse-expressions.ts';
import { parseRelations } from './parse-relation.ts';
import type { Expression, Grouping, LateralView, Select, SelectItem, WindowSpec } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads what follows SELECT, up to the end of this SELECT. */
export function parseSelect(reader: TokenReader): Select {
  const isDistinct = reader.takeWord('DISTINCT') !== undefined;
  if (!isDistinct) reader.takeWord('ALL');
  const items = parseItems(reader);
  const from = reader.takeWord('FROM') ? parseRelations(reader) : [];
  const views = parseLateralViews(reader);
  const where = reader.takeWord('WHERE') ? reader.expression() : undefined;
  const group = reader.takeWords('GROUP', 'BY') ? parseGrouping(reader) : undefined;
  const having = reader.takeWord('HAVING') ? reader.expression() : undefined;
  let qualify = reader.takeWord('QUALIFY') ? reader.expression() : undefined;
  const windows = reader.takeWord('WINDOW') ? parseWindows(reader) : [];
  qualify ??= reader.takeWord('QUALIFY') ? reader.expression() : undefined;
  return {
    kind: 'select',
    isDistinct,
    items,
    from,
    views,
    windows,
    ...(where && { where }),
    ...(group && { group }),
    ...(having && { having }),
    ...(qualify && { qualify }),
  };
}

function parseItems(reader: TokenReader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    const value = reader.expression();
    items.push({ value, aliases: parseAliases(reader) });
  } while (reader.takeSymbol(','));
  return items;
}

function parseAliases(reader: TokenReader): readonly string[] {
  if (reader.takeWord('AS')) return reader.isSymbol('(') ? columnList(reader) : [reader.expectPart()];
  const token = reader.peek();
  if (token?.kind === 'quotedName' || (token?.kind === 'word' && isFreeAlias(token.text))) return [reader.expectPart()];
  return [];
}

function parseLateralViews(reader: TokenReader): LateralView[] {
  const views: LateralView[] = [];
  while (reader.takeWords('LATERAL', 'VIEW')) {
    const isOuter = reader.takeWord('OUTER') !== undefined;
    const generator = reader.expression();
    const token = reader.peek();
    const hasAlias = token?.kind === 'quotedName' || (token?.kind === 'word' && isFreeAlias(token.text));
    const alias = hasAlias ? reader.expectPart() : '';
    const columns: string[] = [];
    if (reader.takeWord('AS')) {
      do columns.push(reader.expectPart());
      while (reader.takeSymbol(','));
    }
    views.push({ isOuter, generator, alias, columns });
  }
  return views;
}

function parseGrouping(reader: TokenReader): Grouping {
  if (reader.takeWord('ALL')) return { kind: 'all', items: [], sets: [] };
  if (reader.takeWords('GROUPING', 'SETS')) return { kind: 'sets', items: [], sets: parseSets(reader) };
  for (const kind of ['rollup', 'cube'] as const) {
    if (reader.isWord(kind.toUpperCase()) && reader.isSymbol('(', 1)) {
      reader.take();
      reader.expectSymbol('(');
      const items = parseExpressions(reader);
      reader.expectSymbol(')');
      if (reader.isSymbol(',')) throw unsupported(`GROUP BY with ${kind} beside others`);
      return { kind, items, sets: [] };
    }
  }
  const items = parseExpressions(reader);
  if (reader.takeWords('WITH', 'ROLLUP')) return { kind: 'rollup', items, sets: [] };
  if (reader.takeWords('WITH', 'CUBE')) return { kind: 'cube', items, sets: [] };
  if (reader.takeWords('GROUPING', 'SETS')) return { kind: 'sets', items, sets: parseSets(reader) };
  return { kind: 'plain', items, sets: [] };
}

function parseSets(reader: TokenReader): Expression[][] {
  const sets: Expression[][] = [];
  reader.expectSymbol('(');
  do {
    if (!reader.takeSymbol('(')) {
      sets.push([reader.expression()]);
      continue;
    }
    sets.push(reader.isSymbol(')') ? [] : parseExpressions(reader));
    reader.expectSymbol(')');
  } while (reader.takeSymbol(','));
  reader.expectSymbol(')');
  return sets;
}

function parseWindows(reader: TokenReader): { name: string; spec: WindowSpec }[] {
  const windows: { name: string; spec: WindowSpec }[] = [];
  do {
    const name = reader.expectPart();
    reader.expectWord('AS');
    windows.push({ name, spec: parseWindowSpec(reader) });
  } while (reader.takeSymbol(','));
  return windows;
}
