import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { emitCast } from '../duckdb/emit-cast.ts';
import { exactOf } from '../duckdb/emit-decimal-arithmetic.ts';
import { type Emitted, pending } from '../duckdb/emitter.ts';
import { divideRounded } from '../spark/decimal-value.ts';
import { boundedDecimal, decimalOf, decimalText, isIntegral, type SqlType } from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';
import type { Expression } from '../syntax/syntax-tree.ts';
import type { CallSite, FunctionRule, FunctionRules } from './function-rule.ts';

/** Functions of many rows. */
export const aggregateFunctions: FunctionRules = {
  any: aggregate('b', 'boolean', (site, [a]) => `bool_or(${a})${site.tail}`),
  any_value: picked('any_value'),
  approx_count_distinct: aggregate('x', 'long', (site, [a]) => `count(DISTINCT ${a})${site.tail}`),
  array_agg: collected(''),
  avg: { least: 1, most: 1, isAggregate: true, emit: average },
  bit_and: numeric('bit_and'),
  bit_or: numeric('bit_or'),
  bit_xor: numeric('bit_xor'),
  bool_and: aggregate('b', 'boolean', (site, [a]) => `bool_and(${a})${site.tail}`),
  bool_or: aggregate('b', 'boolean', (site, [a]) => `bool_or(${a})${site.tail}`),
  collect_list: collected(''),
  collect_set: collected('DISTINCT '),
  corr: aggregate('dd', 'double', (site, [a, b]) => `corr(${a}, ${b})${site.tail}`),
  count: { least: 0, most: Number.POSITIVE_INFINITY, isAggregate: true, emit: count },
  count_if: aggregate('b', 'long', (site, [a]) => `count(${site.distinct}CASE WHEN ${a} THEN true END)${site.tail}`),
  covar_pop: aggregate('dd', 'double', (site, [a, b]) => `covar_pop(${a}, ${b})${site.tail}`),
  covar_samp: aggregate('dd', 'double', (site, [a, b]) => `covar_samp(${a}, ${b})${site.tail}`),
  every: aggregate('b', 'boolean', (site, [a]) => `bool_and(${a})${site.tail}`),
  first: picked('first'),
  first_value: picked('first'),
  grouping: aggregate('x', 'byte', (_site, [a]) => `CAST(grouping(${a}) AS TINYINT)`),
  grouping_id: {
    least: 1,
    most: Number.POSITIVE_INFINITY,
    isAggregate: true,
    emit: (site) => ({
      sql: `grouping(${site.call.args.map((_arg, index) => site.arg(index).sql).join(', ')})`,
      type: 'long',
    }),
  },
  last: picked('last'),
  last_value: picked('last'),
  max: picked('max'),
  max_by: aggregate('xx', undefined, (site, [a, b]) => `arg_max(${a}, ${b})${site.tail}`),
  mean: { least: 1, most: 1, isAggregate: true, emit: average },
  median: aggregate('d', 'double', (site, [a]) => `quantile_cont(${site.distinct}${a}, 0.5)${site.tail}`),
  min: picked('min'),
  min_by: aggregate('xx', undefined, (site, [a, b]) => `arg_min(${a}, ${b})${site.tail}`),
  mode: picked('mode'),
  percentile: { least: 2, most: 2, isAggregate: true, shownDefaults: ['', '', '1'], emit: percentile },
  percentile_approx: { least: 2, most: 3, isAggregate: true, shownDefaults: ['', '', '10000'], emit: approximate },
  approx_percentile: { least: 2, most: 3, isAggregate: true, shownDefaults: ['', '', '10000'], emit: approximate },
  percentile_cont: { least: 1, most: 1, isAggregate: true, emit: (site) => within(site, 'quantile_cont') },
  percentile_disc: { least: 1, most: 1, isAggregate: true, emit: (site) => within(site, 'quantile_disc') },
  regr_count: aggregate('dd', 'long', (site, [a, b]) => `CAST(regr_count(${a}, ${b})${site.tail} AS BIGINT)`),
  some: aggregate('b', 'boolean', (site, [a]) => `bool_or(${a})${site.tail}`),
  std: deviation('stddev_samp'),
  stddev: deviation('stddev_samp'),
  stddev_pop: deviation('stddev_pop'),
  stddev_samp: deviation('stddev_samp'),
  listagg: joined(),
  string_agg: joined(),
  sum: { least: 1, most: 1, isAggregate: true, emit: sum },
  var_pop: deviation('var_pop'),
  var_samp: deviation('var_samp'),
  variance: deviation('var_samp'),
};

function aggregate(
  letters: string,
  returns: SqlType | undefined,
  sql: (site: CallSite, args: readonly string[]) => string,
): FunctionRule {
  const types: Readonly<Record<string, SqlType>> = { b: 'boolean', d: 'double', s: 'string' };
  return {
    least: letters.length,
    most: letters.length,
    isAggregate: true,
    emit(site) {
      const args = [...letters].map((letter, index) => {
        const type = types[letter];
        return type === undefined ? site.arg(index).sql : site.as(index, type);
      });
      return { sql: sql(site, args), ...(returns === undefined ? {} : { type: returns }) };
    },
  };
}

function deviation(name: string): FunctionRule {
  return aggregate('d', 'double', (site, [a]) => `${name}(${site.distinct}${a})${site.tail}`);
}

function numeric(name: string): FunctionRule {
  return aggregate('x', undefined, (site, [a]) => `${name}(${a})${site.tail}`);
}

/** One of the values. FIRST and LAST count null as a value, unless IGNORE NULLS is given; `first(x, true)` is the older form. */
function picked(name: string): FunctionRule {
  return {
    least: 1,
    most: 2,
    isAggregate: true,
    emit(site) {
      const isOrdered = name === 'first' || name === 'last';
      const flag = site.call.args[1];
      if (flag && (!isOrdered || flag.kind !== 'literal')) throw unsupported(`${site.call.name} with two arguments`);
      const value = site.arg(0);
      const ignores = isOrdered && (site.call.nulls === 'IGNORE' || (flag?.kind === 'literal' && flag.text === 'true'));
      if (site.call.over !== undefined && isOrdered) {
        return { sql: `${name}_value(${value.sql}${ignores ? ' IGNORE NULLS' : ''})${site.tail}`, type: value.type };
      }
      if (ignores) return { sql: `any_value(${value.sql})${site.tail}`, type: value.type };
      return { sql: `${name}(${site.distinct}${value.sql})${site.tail}`, type: value.type };
    },
  };
}

function count(site: CallSite): Emitted {
  const { args, isDistinct } = site.call;
  const [first] = args;
  if (first?.kind === 'star' && args.length === 1) return { sql: `count(*)${site.tail}`, type: 'long' };
  if (args.length === 0) throw unsupported('count without an argument');
  const values = args.map((_arg, index) => site.arg(index).sql);
  if (values.length === 1) return { sql: `count(${site.distinct}${values[0]})${site.tail}`, type: 'long' };
  const isThere = values.map((value) => `${value} IS NOT NULL`).join(' AND ');
  const counted = isDistinct ? `row(${values.join(', ')})` : 'true';
  return { sql: `count(${site.distinct}CASE WHEN ${isThere} THEN ${counted} END)${site.tail}`, type: 'long' };
}

function collected(distinct: string): FunctionRule {
  return {
    least: 1,
    most: 1,
    isAggregate: true,
    emit(site) {
      const { sql, type } = site.arg(0);
      const isThere = `${sql} IS NOT NULL`;
      const tail = site.call.filter
        ? site.tail.replace('(WHERE ', `(WHERE ${isThere} AND `)
        : ` FILTER (WHERE ${isThere})${site.tail}`;
      const list = `list(${site.distinct || distinct}${sql})${tail}`;
      return { sql: `coalesce(${list}, [])`, type: type && { kind: 'array', element: type } };
    },
  };
}

function sum(site: CallSite): Emitted {
  const value = site.typed(0);
  if (value.type === undefined) return { sql: `any_value(${pending([value]).sql})${site.tail}` };
  const decimal = decimalOf(value.type);
  if (decimal) {
    const type = boundedDecimal({ precision: Math.min(38, decimal.precision + 10), scale: decimal.scale });
    const sql = `CAST(sum(${site.distinct}${value.sql})${site.tail} AS DECIMAL(${type.precision},${type.scale}))`;
    return { sql, type: decimalText(type) };
  }
  if (isIntegral(value.type))
    return { sql: `CAST(sum(${site.distinct}${value.sql})${site.tail} AS BIGINT)`, type: 'long' };
  return { sql: `sum(${site.distinct}${emitCast(site.emitter, value, 'double').sql})${site.tail}`, type: 'double' };
}

function average(site: CallSite): Emitted {
  const value = site.typed(0);
  if (value.type === undefined) return { sql: `any_value(${pending([value]).sql})${site.tail}` };
  const decimal = decimalOf(value.type);
  if (!decimal) {
    const number = isIntegral(value.type) ? value : emitCast(site.emitter, value, 'double');
    return { sql: `avg(${site.distinct}${number.sql})${site.tail}`, type: 'double' };
  }
  const type = boundedDecimal({ precision: decimal.precision + 4, scale: decimal.scale + 4 });
  const native = {
    name: `spark_average_${type.precision}_${type.scale}`,
    parameters: 2,
    returns: decimalText(type),
    run: ([total = null, rows = null]: readonly DuckDBValue[], [from = 'void']: readonly SqlType[]) => {
      if (rows === 0n) return null;
      const exact = exactOf(total, from);
      const shifted = exact.unscaled * 10n ** BigInt(Math.max(0, type.scale - exact.scale));
      return new DuckDBDecimalValue(divideRounded(shifted, BigInt(String(rows))), type.precision, type.scale);
    },
  };
  const total = `sum(${site.distinct}${value.sql})${site.tail}`;
  return site.native(native, total, `count(${site.distinct}${value.sql})${site.tail}`);
}

/** A share, or several: they have to be literals. */
function shares(expression: Expression | undefined): readonly number[] | undefined {
  if (expression?.kind === 'literal') return [Number(expression.text)];
  if (expression?.kind !== 'call' || expression.name !== 'array') return undefined;
  return expression.args.map((arg) => (arg.kind === 'literal' ? Number(arg.text) : Number.NaN));
}

function percentile(site: CallSite): Emitted {
  const wanted = shares(site.call.args[1]);
  if (!wanted || wanted.some(Number.isNaN)) throw unsupported('percentile of a share that is not a literal');
  const isList = site.call.args[1]?.kind === 'call';
  const value = `${site.distinct}${site.as(0, 'double')}`;
  if (isList)
    return {
      sql: `quantile_cont(${value}, [${wanted.join(', ')}])${site.tail}`,
      type: { kind: 'array', element: 'double' },
    };
  return { sql: `quantile_cont(${value}, ${wanted[0]})${site.tail}`, type: 'double' };
}

/** Of few rows the approximation is exact: the smallest value that has so many at or below it. */
function approximate(site: CallSite): Emitted {
  const wanted = shares(site.call.args[1]);
  const isList = site.call.args[1]?.kind === 'call';
  if (!wanted || isList || site.call.over !== undefined)
    throw unsupported('percentile_approx of a share that is not a literal');
  const { sql, type } = site.typed(0);
  const sorted = `list_sort(list(${sql}) FILTER (WHERE ${sql} IS NOT NULL))`;
  if (site.call.filter) throw unsupported('percentile_approx with FILTER');
  return { sql: `(${sorted})[greatest(1, CAST(ceil(${wanted[0]} * count(${sql})) AS BIGINT))]`, type };
}

/** `percentile_cont(0.5) WITHIN GROUP (ORDER BY x)` */
function within(site: CallSite, name: string): Emitted {
  const [item] = site.call.withinGroup ?? [];
  const wanted = shares(site.call.args[0]);
  if (!item || !wanted) throw unsupported(`${site.call.name} without WITHIN GROUP`);
  const value = site.emitter.typed(item.value, site.scope);
  const share = item.isDescending ? 1 - (wanted[0] ?? 0) : wanted[0];
  const isContinuous = name === 'quantile_cont';
  const sql = isContinuous ? emitCast(site.emitter, value, 'double').sql : value.sql;
  if (item.isDescending && !isContinuous) throw unsupported('percentile_disc in descending order');
  return { sql: `${name}(${sql}, ${share})${site.tail}`, type: isContinuous ? 'double' : value.type };
}

function joined(): FunctionRule {
  return {
    least: 1,
    most: 2,
    isAggregate: true,
    emit(site) {
      const order = (site.call.withinGroup ?? []).map(
        ({ value, isDescending }) => `${site.emitter.expression(value, site.scope).sql}${isDescending ? ' DESC' : ''}`,
      );
      const by = site.call.args.length > 1 ? site.as(1, 'string') : "''";
      const ordered = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
      return {
        sql: `string_agg(${site.distinct}${site.as(0, 'string')}, ${by}${ordered})${site.tail}`,
        type: 'string',
      };
    },
  };
}
