import { emitCast } from '../duckdb/emit-cast.ts';
import { emitElement } from '../duckdb/emit-index.ts';
import { type Emitted, pending, type Typed } from '../duckdb/emitter.ts';
import { duckdbTypeText } from '../spark/duckdb-types.ts';
import type { SqlType } from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';
import {
  byType,
  type CallSite,
  type FunctionRule,
  type FunctionRules,
  literalText,
  own,
  simple,
} from './function-rule.ts';
import { widestType } from './widest-type.ts';

/** Functions of arrays. */
export const collectionFunctions: FunctionRules = {
  array: {
    least: 0,
    most: Number.POSITIVE_INFINITY,
    emit: (site) =>
      listOf(
        site,
        site.call.args.map((_arg, index) => site.typed(index)),
      ),
  },
  array_append: {
    least: 2,
    most: 2,
    emit: (site) => onArray(site, ({ sql }) => `list_append(${sql}, ${site.arg(1).sql})`),
  },
  array_compact: {
    least: 1,
    most: 1,
    emit: (site) => onArray(site, ({ sql }) => `list_filter(${sql}, lambda x: x IS NOT NULL)`),
  },
  array_contains: {
    least: 2,
    most: 2,
    emit(site) {
      const [array, value] = [site.typed(0), site.typed(1)];
      if (array.type === undefined || value.type === undefined) return pending([array, value], 'boolean');
      const found = `list_contains(${array.sql}, ${value.sql})`;
      const unknown = `list_contains(list_transform(${array.sql}, lambda x: x IS NULL), true)`;
      return { sql: `CASE WHEN ${found} THEN true WHEN ${unknown} THEN NULL ELSE ${found} END`, type: 'boolean' };
    },
  },
  array_distinct: { least: 1, most: 1, emit: (site) => onArray(site, ({ sql }) => orderedDistinct(sql)) },
  array_except: twoArrays((a, b) => orderedDistinct(`list_filter(${a}, lambda x: NOT list_contains(${b}, x))`)),
  array_intersect: twoArrays((a, b) => orderedDistinct(`list_filter(${a}, lambda x: list_contains(${b}, x))`)),
  array_join: {
    least: 2,
    most: 3,
    emit(site) {
      const array = site.typed(0);
      if (array.type === undefined) return pending([array], 'string');
      const other =
        site.call.args.length > 2
          ? `list_transform(${array.sql}, lambda x: coalesce(x, ${site.as(2, 'string')}))`
          : array.sql;
      return { sql: `array_to_string(${other}, ${site.as(1, 'string')})`, type: 'string' };
    },
  },
  array_max: extreme('list_max'),
  array_min: extreme('list_min'),
  array_position: simple(
    'xx',
    'long',
    (a, b) =>
      `CAST(coalesce(list_position(${a}, ${b}), CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN 0 END) AS BIGINT)`,
  ),
  array_remove: {
    least: 2,
    most: 2,
    emit: (site) => onArray(site, ({ sql }) => `list_filter(${sql}, lambda x: x IS NULL OR x <> ${site.arg(1).sql})`),
  },
  array_repeat: {
    least: 2,
    most: 2,
    emit(site) {
      const value = site.typed(0);
      const sql = `list_transform(range(greatest(${site.as(1, 'integer')}, 0)), lambda x: ${value.sql})`;
      return { sql, type: value.type && { kind: 'array', element: value.type } };
    },
  },
  array_size: simple('x', 'integer', (a) => `CAST(len(${a}) AS INTEGER)`),
  array_sort: {
    least: 1,
    most: 1,
    emit: (site) => onArray(site, ({ sql }) => `list_sort(${sql}, 'ASC', 'NULLS LAST')`),
  },
  array_union: twoArrays((a, b) => orderedDistinct(`list_concat(${a}, ${b})`)),
  arrays_overlap: simple('xx', 'boolean', (a, b) => `list_has_any(${a}, ${b})`),
  cardinality: size(),
  element_at: { least: 2, most: 2, emit: (site) => emitElement(site.emitter, site.typed(0), site.typed(1)) },
  flatten: byType((array, _site) => {
    const inner = typeof array.type === 'object' && array.type.kind === 'array' ? array.type.element : undefined;
    return { sql: `flatten(${array.sql})`, type: inner };
  }),
  reverse: byType((value, site) => {
    if (typeof value.type === 'object') return { sql: `list_reverse(${value.sql})`, type: value.type };
    return { sql: `reverse(${site.as(0, 'string')})`, type: 'string' };
  }),
  sequence: {
    least: 2,
    most: 3,
    emit(site) {
      const [from, to] = [site.typed(0), site.typed(1)];
      if (from.type === undefined || to.type === undefined) return pending([from, to]);
      const isDate = from.type === 'date';
      if (isDate || from.type === 'timestamp') {
        const step = site.call.args.length > 2 ? site.arg(2).sql : 'INTERVAL 1 DAY';
        const list = `generate_series(${site.as(0, 'timestamp')}, ${site.as(1, 'timestamp')}, ${step})`;
        return isDate
          ? { sql: `list_transform(${list}, lambda x: CAST(x AS DATE))`, type: { kind: 'array', element: 'date' } }
          : { sql: list, type: { kind: 'array', element: 'timestamp' } };
      }
      const step =
        site.call.args.length > 2 ? site.as(2, 'long') : `CASE WHEN ${to.sql} >= ${from.sql} THEN 1 ELSE -1 END`;
      const type: SqlType = { kind: 'array', element: from.type === 'long' || to.type === 'long' ? 'long' : 'integer' };
      return { sql: `CAST(generate_series(${from.sql}, ${to.sql}, ${step}) AS ${duckdbTypeText(type)})`, type };
    },
  },
  size: size(),
  slice: {
    least: 3,
    most: 3,
    emit: (site) =>
      onArray(site, ({ sql }) => {
        const [start, length] = [site.as(1, 'integer'), site.as(2, 'integer')];
        const from = `CASE WHEN ${start} < 0 THEN len(${sql}) + ${start} + 1 ELSE ${start} END`;
        return `list_slice(${sql}, ${from}, ${from} + ${length} - 1)`;
      }),
  },
  sort_array: {
    least: 1,
    most: 2,
    shownDefaults: ['', 'true'],
    emit(site) {
      const isDescending = literalText(site.call.args[1]) === 'false';
      return onArray(site, ({ sql }) =>
        isDescending ? `list_sort(${sql}, 'DESC', 'NULLS LAST')` : `list_sort(${sql}, 'ASC', 'NULLS FIRST')`,
      );
    },
  },
  split: {
    ...own('ss?i', {
      name: 'spark_split',
      returns: { kind: 'array', element: 'string' },
      run: () => null,
    }),
    shownDefaults: ['', '', '-1'],
    emit(site) {
      if (site.call.args.length > 2 && literalText(site.call.args[2]) !== '-1') throw unsupported('split with a limit');
      return {
        sql: `string_split_regex(${site.as(0, 'string')}, ${site.as(1, 'string')})`,
        type: { kind: 'array', element: 'string' },
      };
    },
  },
};

/** Elements of different types get the widest of them. */
export function listOf(site: CallSite, items: readonly Typed[]): Emitted {
  if (items.some((item) => item.type === undefined)) return pending(items);
  if (items.length === 0) return { sql: '[]', type: { kind: 'array', element: 'void' } };
  const element = widestType(
    items.map((item) => item.type ?? 'void'),
    site.call.name,
  );
  const list = items.map((item) =>
    typeof element === 'string' ? emitCast(site.emitter, item, element).sql : item.sql,
  );
  return { sql: `[${list.join(', ')}]`, type: { kind: 'array', element } };
}

function onArray(site: CallSite, sql: (array: Typed) => string): Emitted {
  const array = site.typed(0);
  return array.type === undefined ? pending([array]) : { sql: sql(array), type: array.type };
}

/** The first of each, in their order. */
function orderedDistinct(list: string): string {
  return `list_filter(${list}, lambda x, i: coalesce(list_position(${list}, x), i) = i)`;
}

function twoArrays(sql: (a: string, b: string) => string): FunctionRule {
  return {
    least: 2,
    most: 2,
    emit(site) {
      const [left, right] = [site.typed(0), site.typed(1)];
      if (left.type === undefined || right.type === undefined) return pending([left, right]);
      return { sql: sql(left.sql, right.sql), type: left.type };
    },
  };
}

function extreme(name: string): FunctionRule {
  return byType((array, _site) => {
    const element = typeof array.type === 'object' && array.type.kind === 'array' ? array.type.element : undefined;
    return { sql: `${name}(${array.sql})`, type: element };
  });
}

/** In ANSI mode the size of null is null. */
function size(): FunctionRule {
  return byType((value, _site) => {
    const count = typeof value.type === 'object' && value.type.kind === 'map' ? 'cardinality' : 'len';
    return { sql: `CAST(${count}(${value.sql}) AS INTEGER)`, type: 'integer' };
  });
}
