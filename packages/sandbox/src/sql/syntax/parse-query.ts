import { unsupported } from '../sql-error.ts';
import { columnList } from './column-list.ts';
import { parseAlias } from './parse-alias.ts';
import { parseSortItems } from './parse-call.ts';
import { parseSelect } from './parse-select.ts';
import { parseValues } from './parse-values.ts';
import type { Query, QueryBody, SetOperation } from './syntax-tree.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a whole query. Throws a `SqlError` at what is none. */
export function parseQuery(reader: TokenReader): Query {
  return reader.nested(() => {
    const isWith = reader.takeWord('WITH') !== undefined;
    const isRecursive = isWith && reader.takeWord('RECURSIVE') !== undefined;
    const commonTables = isWith ? parseCommonTables(reader) : [];
    const change = isWith ? reader.takeWord('DELETE', 'INSERT', 'MERGE', 'UPDATE') : undefined;
    if (change) throw unsupported(`${change} behind WITH`);
    const body = parseSet(reader, 0);
    if (reader.takeWords('SORT', 'BY')) throw unsupported('SORT BY');
    if (reader.takeWords('CLUSTER', 'BY')) throw unsupported('CLUSTER BY');
    if (reader.takeWords('DISTRIBUTE', 'BY')) throw unsupported('DISTRIBUTE BY');
    const order = reader.takeWords('ORDER', 'BY') ? (reader.takeWord('ALL') ? 'ALL' : parseSortItems(reader)) : [];
    if (order === 'ALL' && (reader.isWord('ASC') || reader.isWord('DESC')))
      throw unsupported('ORDER BY ALL with a direction');
    const limit = reader.takeWord('LIMIT') && !reader.takeWord('ALL') ? reader.expression() : undefined;
    const offset = reader.takeWord('OFFSET') ? reader.expression() : undefined;
    return {
      kind: 'query',
      isRecursive,
      commonTables,
      body,
      order,
      ...(limit && { limit }),
      ...(offset && { offset }),
    };
  });
}

function parseCommonTables(reader: TokenReader): Query['commonTables'] {
  const tables: Query['commonTables'][number][] = [];
  do {
    const name = reader.expectPart();
    const columns = reader.isSymbol('(') ? columnList(reader) : [];
    if (reader.isWord('MAX')) throw unsupported('MAX RECURSION LEVEL');
    reader.takeWord('AS');
    reader.expectSymbol('(');
    const query = reader.query();
    reader.expectSymbol(')');
    tables.push({ name, columns, query });
  } while (reader.takeSymbol(','));
  return tables;
}

/** INTERSECT binds tighter than UNION and EXCEPT. */
const operators = [['UNION', 'EXCEPT', 'MINUS'], ['INTERSECT']] as const;

function parseSet(reader: TokenReader, level: number): QueryBody {
  const words = operators[level];
  if (!words) return parseBody(reader);
  let left = parseSet(reader, level + 1);
  for (let length = 0; ; length += 1) {
    const word = reader.takeWord(...words);
    if (word === undefined) return left;
    if (length > 400) reader.refuse();
    const isAll = reader.takeWord('ALL', 'DISTINCT') === 'ALL';
    const operator = (word === 'MINUS' ? 'EXCEPT' : word) as SetOperation['operator'];
    left = { kind: 'set', operator, isAll, left, right: parseSet(reader, level + 1) };
  }
}

function parseBody(reader: TokenReader): QueryBody {
  if (reader.takeSymbol('(')) {
    const query = reader.query();
    reader.expectSymbol(')');
    return query;
  }
  if (reader.takeWord('VALUES')) return { kind: 'values', rows: parseValues(reader), ...parseAlias(reader) };
  if (reader.takeWord('TABLE')) throw unsupported('TABLE as a query; use SELECT * FROM');
  if (reader.isWord('FROM')) throw unsupported('FROM before SELECT');
  reader.expectWord('SELECT');
  return parseSelect(reader);
}
