import { tableNotFound, unsupported } from '../sql-error.ts';
import { columnList } from './column-list.ts';
import { parseAlias } from './parse-alias.ts';
import { parseExpressions } from './parse-expressions.ts';
import { parsePivot } from './parse-pivot.ts';
import { parseValues } from './parse-values.ts';
import { startsQuery } from './starts-query.ts';
import type { Join, Relation, TableVersion } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads what follows FROM: relations with commas between them, each with its joins. */
export function parseRelations(reader: TokenReader): Relation[] {
  const relations: Relation[] = [];
  do relations.push(parseJoined(reader));
  while (reader.takeSymbol(','));
  return relations;
}

function parseJoined(reader: TokenReader): Relation {
  let left = parseRelation(reader);
  for (;;) {
    const type = joinType(reader);
    if (type === undefined) return left;
    const right = parseRelation(reader);
    const on = reader.takeWord('ON') ? reader.expression() : undefined;
    const using = !on && reader.takeWord('USING') ? columnList(reader) : [];
    const join: Join = { kind: 'join', left, right, using, ...type, ...(on && { on }) };
    left = join;
  }
}

function joinType(reader: TokenReader): Pick<Join, 'type' | 'isNatural'> | undefined {
  const start = reader.position();
  const isNatural = reader.takeWord('NATURAL') !== undefined;
  const side = reader.takeWord('INNER', 'CROSS', 'LEFT', 'RIGHT', 'FULL', 'SEMI', 'ANTI');
  const kind = side === 'LEFT' ? reader.takeWord('OUTER', 'SEMI', 'ANTI') : reader.takeWord('OUTER');
  if (!reader.takeWord('JOIN')) {
    reader.goBack(start);
    return undefined;
  }
  const type = kind === 'SEMI' || kind === 'ANTI' ? kind : (side ?? 'INNER');
  return { type, isNatural };
}

/** One relation without its joins. */
function parseRelation(reader: TokenReader): Relation {
  return reader.nested(() => {
    let relation = parsePlain(reader);
    while (reader.isWord('PIVOT')) relation = parsePivot(reader, relation);
    if (reader.isWord('UNPIVOT')) throw unsupported('UNPIVOT');
    if (reader.isWord('TABLESAMPLE')) throw unsupported('TABLESAMPLE');
    return relation;
  });
}

function parsePlain(reader: TokenReader): Relation {
  // `LATERAL VIEW` follows all relations.
  const isLateral = !reader.isWord('LATERAL', 'VIEW') && reader.takeWord('LATERAL') !== undefined;
  if (reader.isSymbol('(')) return inBrackets(reader, isLateral);
  if (reader.isWord('VALUES') && reader.peek(1)?.kind !== undefined && !reader.isSymbol('.', 1)) {
    reader.take();
    const body = { kind: 'values' as const, rows: parseValues(reader), columns: [] };
    const query = { kind: 'query' as const, isRecursive: false, commonTables: [], body, order: [] };
    return { kind: 'derived', query, isLateral: false, ...parseAlias(reader) };
  }
  const text = reader.takeString();
  if (text !== undefined) throw tableNotFound([text]);
  const name = reader.expectName();
  if (reader.takeSymbol('(')) {
    const args = reader.isSymbol(')') ? [] : parseExpressions(reader);
    reader.expectSymbol(')');
    return { kind: 'function', name: (name.at(-1) ?? '').toLowerCase(), args, ...parseAlias(reader) };
  }
  const version = parseVersion(reader);
  return { kind: 'table', name, ...(version && { version }), ...parseAlias(reader) };
}

function inBrackets(reader: TokenReader, isLateral: boolean): Relation {
  reader.expectSymbol('(');
  if (startsQuery(reader)) {
    const query = reader.query();
    reader.expectSymbol(')');
    return { kind: 'derived', query, isLateral, ...parseAlias(reader) };
  }
  const joined = parseJoined(reader);
  reader.expectSymbol(')');
  if (parseAlias(reader).alias !== undefined) throw unsupported('an alias of a join in brackets');
  return joined;
}

/** `VERSION AS OF 3`, `FOR TIMESTAMP AS OF '…'`, `@v3`, `@20260101000000000`. */
function parseVersion(reader: TokenReader): TableVersion | undefined {
  if (reader.takeSymbol('@')) return shortVersion(reader);
  const start = reader.position();
  reader.takeWord('FOR');
  if (reader.takeWords('VERSION', 'AS', 'OF') || reader.takeWords('SYSTEM_VERSION', 'AS', 'OF')) {
    const text = reader.takeString();
    if (text !== undefined && !/^\d+$/.test(text)) reader.refuse();
    return { version: text === undefined ? reader.expectInteger() : Number(text) };
  }
  if (reader.takeWords('TIMESTAMP', 'AS', 'OF') || reader.takeWords('SYSTEM_TIME', 'AS', 'OF')) {
    return { timestamp: reader.expression() };
  }
  reader.goBack(start);
  return undefined;
}

function shortVersion(reader: TokenReader): TableVersion {
  const { text, kind } = reader.take();
  const [, version] = /^v(\d+)$/i.exec(text) ?? [];
  if (version !== undefined) return { version: Number(version) };
  const [, year, month, day, hour, minute, second, ms] =
    (kind === 'number' && /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(text)) || [];
  if (ms === undefined) throw unsupported(`the version @${text}`);
  const written = `${year}-${month}-${day} ${hour}:${minute}:${second}.${ms}`;
  return { timestamp: { kind: 'literal', type: 'timestamp', text: written } };
}
