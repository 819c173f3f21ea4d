import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { SqlError } from '../sql-error.ts';
import type { Expression, Query, QueryBody } from '../syntax/syntax-tree.ts';
import { emitPlain } from './emit-plain.ts';
import { emitSelect } from './emit-select.ts';
import { emitSort } from './emit-window.ts';
import type { Emitter, Scope } from './emitter.ts';

/** A query in DuckDB's dialect. */
export function emitQuery(emitter: Emitter, query: Query, outer: Scope): string {
  const names = new Set(outer.commonTables);
  const scope: Scope = { ...outer, id: `${outer.id}.${emitter.idOf(query)}`, commonTables: names };
  const tables = query.commonTables.map(({ name, columns, query: inner }) => {
    if (query.isRecursive) names.add(name.toLowerCase());
    const text = emitter.query(inner, { ...scope, commonTables: new Set(names) });
    names.add(name.toLowerCase());
    const list = columns.length > 0 ? ` (${columns.map(quoteIdentifier).join(', ')})` : '';
    return `${quoteIdentifier(name)}${list} AS (${text})`;
  });
  const head = tables.length > 0 ? `WITH ${query.isRecursive ? 'RECURSIVE ' : ''}${tables.join(', ')} ` : '';
  const order =
    query.order === 'ALL'
      ? ' ORDER BY ALL ASC NULLS FIRST'
      : query.order.length > 0
        ? ` ORDER BY ${emitSort(emitter, query.order, scope)}`
        : '';
  const body = emitBody(emitter, query.body, scope);
  return head + body + order + limits(emitter, query, scope);
}

/** Where types are asked for, a query without rows would say nothing. */
function limits(emitter: Emitter, { limit, offset }: Query, scope: Scope): string {
  const count = (expression: Expression | undefined, word: string): string => {
    if (!expression) return '';
    if (expression.kind === 'literal' && expression.text.startsWith('-')) {
      throw new SqlError('INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE', '42K0E', `${word} must be 0 or more.`);
    }
    return ` ${word} ${emitPlain(emitter, expression, scope)}`;
  };
  const written = count(limit, 'LIMIT') + count(offset, 'OFFSET');
  return emitter.isProbing ? '' : written;
}

function emitBody(emitter: Emitter, body: QueryBody, scope: Scope): string {
  switch (body.kind) {
    case 'select':
      return emitSelect(emitter, body, scope);
    case 'values':
      return emitValues(emitter, body, scope);
    case 'query':
      return `(${emitter.query(body, scope)})`;
    case 'set': {
      const [left, right] = [
        emitBody(emitter, body.left, scope),
        emitBody(emitter, body.right, { ...scope, id: `${scope.id}.${emitter.idOf(body.right)}` }),
      ];
      return `${left} ${body.operator}${body.isAll ? ' ALL' : ''} ${right}`;
    }
  }
}

/** Columns without a name of their own are col1, col2 and so on. */
function emitValues(emitter: Emitter, { rows, columns }: Extract<QueryBody, { kind: 'values' }>, scope: Scope): string {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) {
    throw new SqlError(
      'INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH',
      '42000',
      'The rows of VALUES have different numbers of columns.',
    );
  }
  const written = rows.map((row) => `(${row.map((value) => emitter.expression(value, scope).sql).join(', ')})`);
  const names = Array.from({ length: width }, (_none, index) => quoteIdentifier(columns[index] ?? `col${index + 1}`));
  return `SELECT * FROM (VALUES ${written.join(', ')}) AS inline_table(${names.join(', ')})`;
}
