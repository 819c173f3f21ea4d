import { quoteIdentifier } from '../../duckdb-quoting.ts';
import type { FrameBound, SortItem, WindowSpec } from '../syntax/syntax-tree.ts';
import { emitPlain } from './emit-plain.ts';
import type { Emitter, Scope } from './emitter.ts';

/** What follows OVER: the name of a window, or one in brackets. */
export function emitOver(emitter: Emitter, over: WindowSpec | string, scope: Scope): string {
  return typeof over === 'string' ? quoteIdentifier(over) : emitWindow(emitter, over, scope);
}

export function emitWindow(emitter: Emitter, spec: WindowSpec, scope: Scope): string {
  const partition = spec.partition.map((one) => emitter.expression(one, scope).sql);
  const parts = [
    ...(spec.base === undefined ? [] : [quoteIdentifier(spec.base)]),
    ...(partition.length > 0 ? [`PARTITION BY ${partition.join(', ')}`] : []),
    ...(spec.order.length > 0 ? [`ORDER BY ${emitSort(emitter, spec.order, scope)}`] : []),
  ];
  if (!spec.frame) return `(${parts.join(' ')})`;
  const { unit, start, end } = spec.frame;
  const first = emitBound(emitter, start, scope);
  const frame = end ? `${unit} BETWEEN ${first} AND ${emitBound(emitter, end, scope)}` : `${unit} ${first}`;
  return `(${[...parts, frame].join(' ')})`;
}

function emitBound(emitter: Emitter, { side, offset }: FrameBound, scope: Scope): string {
  if (side === 'CURRENT ROW') return side;
  return `${offset ? emitter.expression(offset, scope).sql : 'UNBOUNDED'} ${side}`;
}

/** Nulls come first in ascending order, unless the statement says otherwise. */
export function emitSort(emitter: Emitter, items: readonly SortItem[], scope: Scope): string {
  return items
    .map(({ value, isDescending, nulls }) => {
      const place = nulls ?? (isDescending ? 'LAST' : 'FIRST');
      return `${emitPlain(emitter, value, scope)} ${isDescending ? 'DESC' : 'ASC'} NULLS ${place}`;
    })
    .join(', ');
}
