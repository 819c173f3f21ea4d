import { quoteIdentifier } from '../../duckdb-quoting.ts';
import { unsupported } from '../sql-error.ts';
import { expressionName } from '../syntax/expression-name.ts';
import type { Expression, Pivot } from '../syntax/syntax-tree.ts';
import { emitAlias } from './emit-alias.ts';
import { emitPlain } from './emit-plain.ts';
import type { Emitter, Scope } from './emitter.ts';

/** Out of a source that is emitted already: `PIVOT (sum(x) FOR y IN ('a', 'b'))`: a column for each value, and for each aggregate where there are several. */
export function emitPivot(emitter: Emitter, pivot: Pivot, source: string, scope: Scope): string {
  const [column, ...others] = pivot.pivotColumns;
  if (column === undefined || others.length > 0) throw unsupported('PIVOT by several columns');
  const isSingle = pivot.aggregates.length === 1;
  const aggregates = pivot.aggregates.map(({ value, alias }) => {
    const sql = emitAggregate(emitter, value, scope);
    return isSingle ? sql : `${sql} AS ${quoteIdentifier(alias ?? expressionName(value))}`;
  });
  const values = pivot.values.map(({ value, alias }) => {
    return `${emitPlain(emitter, value, scope)} AS ${quoteIdentifier(alias ?? expressionName(value))}`;
  });
  const text = `${source} PIVOT (${aggregates.join(', ')} FOR ${quoteIdentifier(column)} IN (${values.join(', ')}))`;
  return text + emitAlias(pivot);
}

const countsOfNothing = new Set(['approx_count_distinct', 'array_agg', 'collect_list', 'collect_set', 'count_if']);

/** Without rows, a count is null and not 0. */
function emitAggregate(emitter: Emitter, value: Expression, scope: Scope): string {
  if (value.kind !== 'call') throw unsupported('PIVOT of anything but an aggregate');
  if (countsOfNothing.has(value.name)) throw unsupported(`${value.name} in PIVOT`);
  if (value.name !== 'count') return emitter.expression(value, scope).sql;
  const [counted, ...others] = value.args;
  if (!counted || others.length > 0 || value.isDistinct || value.filter)
    throw unsupported('count of distinct values in PIVOT');
  const isThere = counted.kind === 'star' ? 'true' : `${emitter.expression(counted, scope).sql} IS NOT NULL`;
  return `CAST(sum(CASE WHEN ${isThere} THEN 1 ELSE 0 END) AS BIGINT)`;
}
