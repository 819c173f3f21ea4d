import { quoteLiteral } from '../../duckdb-quoting.ts';
import { emitCast } from '../duckdb/emit-cast.ts';
import { comparable } from '../duckdb/emit-comparison.ts';
import { emitElement, emitGet } from '../duckdb/emit-index.ts';
import { type Emitted, pending, type Typed } from '../duckdb/emitter.ts';
import { duckdbTypeText } from '../spark/duckdb-types.ts';
import { spoken } from '../spark/native-function.ts';
import { type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';
import { type CallSite, type FunctionRule, type FunctionRules, literalText, own, simple } from './function-rule.ts';
import { widestType } from './widest-type.ts';

/** Functions that choose, convert, compare, or say something about a value. */
export const conditionalFunctions: FunctionRules = {
  assert_true: {
    least: 1,
    most: 1,
    emit: (site) =>
      site.native(
        { name: 'spark_assert', parameters: 1, returns: 'boolean', run: ([value]) => asserted(value === true) },
        site.as(0, 'boolean'),
      ),
  },
  bigint: casting('long'),
  binary: casting('binary'),
  boolean: casting('boolean'),
  coalesce: choosing((values) => `coalesce(${values.join(', ')})`, 1),
  concat: {
    least: 0,
    most: Number.POSITIVE_INFINITY,
    emit(site) {
      const values = site.call.args.map((_arg, index) => site.typed(index));
      if (values.some((value) => value.type === undefined)) return pending(values);
      if (values.length === 0) return { sql: "''", type: 'string' };
      if (values.every(({ type }) => typeof type === 'object' && type.kind === 'array')) {
        const isNull = values.map(({ sql }) => `${sql} IS NULL`).join(' OR ');
        const joined = values.map(({ sql }) => sql).reduce((all, sql) => `list_concat(${all}, ${sql})`);
        return { sql: `CASE WHEN ${isNull} THEN NULL ELSE ${joined} END`, type: values[0]?.type };
      }
      const joined = values.map((value) => emitCast(site.emitter, value, 'string').sql).join(' || ');
      // DuckDB makes nothing of a known null, and forgets what type it was.
      const isNull = values.some((value) => value.type === 'void');
      return { sql: isNull ? 'CAST(NULL AS VARCHAR)' : `(${joined})`, type: 'string' };
    },
  },
  date: casting('date'),
  decimal: casting('decimal(10,0)'),
  double: casting('double'),
  float: casting('float'),
  get: { least: 2, most: 2, emit: (site) => emitGet(site.emitter, site.typed(0), site.typed(1)) },
  greatest: choosing((values) => `greatest(${values.join(', ')})`, 2),
  if: {
    least: 3,
    most: 3,
    emit(site) {
      const [yes, no] = unified(site, [1, 2]) ?? [];
      if (!yes || !no) return pending([site.typed(1), site.typed(2)]);
      return { sql: `CASE WHEN ${site.as(0, 'boolean')} THEN ${yes.sql} ELSE ${no.sql} END`, type: yes.type };
    },
  },
  iff: {
    least: 3,
    most: 3,
    emit: (site) => conditionalFunctions.if?.emit(site) ?? { sql: 'NULL' },
  },
  ifnull: choosing((values) => `coalesce(${values.join(', ')})`, 2),
  int: casting('integer'),
  isnotnull: simple('x', 'boolean', (a) => `(${a} IS NOT NULL)`),
  isnull: simple('x', 'boolean', (a) => `(${a} IS NULL)`),
  least: choosing((values) => `least(${values.join(', ')})`, 2),
  nanvl: own('dd', {
    name: 'spark_nanvl',
    returns: 'double',
    run: ([a = null, b = null]) => (Number.isNaN(a) ? b : a),
  }),
  // A column that takes no null says so; no statement calls it by this name.
  'not null': {
    least: 2,
    most: 2,
    emit(site) {
      const value = site.typed(0);
      if (value.type === undefined) return pending([value]);
      const name = literalText(site.call.args[1]) ?? '';
      const failure = spoken(
        new SqlError(
          'DELTA_NOT_NULL_CONSTRAINT_VIOLATED',
          '23502',
          `NOT NULL constraint violated for column: ${name}.`,
        ),
      );
      if (value.type === 'void') return { sql: `CAST(error(${quoteLiteral(failure)}) AS VARCHAR)`, type: 'string' };
      return {
        sql: `CASE WHEN ${value.sql} IS NULL THEN error(${quoteLiteral(failure)}) ELSE ${value.sql} END`,
        type: value.type,
      };
    },
  },
  nullif: {
    least: 2,
    most: 2,
    emit(site) {
      const sides = comparable(site.emitter, site.typed(0), site.typed(1));
      if (!sides) return pending([site.typed(0), site.typed(1)]);
      const value = site.typed(0);
      return { sql: `CASE WHEN ${sides[0].sql} = ${sides[1].sql} THEN NULL ELSE ${value.sql} END`, type: value.type };
    },
  },
  nvl: choosing((values) => `coalesce(${values.join(', ')})`, 2),
  nvl2: {
    least: 3,
    most: 3,
    emit(site) {
      const [yes, no] = unified(site, [1, 2]) ?? [];
      if (!yes || !no) return pending([site.typed(1), site.typed(2)]);
      return { sql: `CASE WHEN ${site.arg(0).sql} IS NOT NULL THEN ${yes.sql} ELSE ${no.sql} END`, type: yes.type };
    },
  },
  raise_error: {
    least: 1,
    most: 1,
    emit: (site) =>
      site.native(
        { name: 'spark_raise', parameters: 1, returns: 'string', run: ([message]) => raised(String(message)) },
        site.as(0, 'string'),
      ),
  },
  smallint: casting('short'),
  string: casting('string'),
  timestamp: casting('timestamp'),
  tinyint: casting('byte'),
  try_element_at: { least: 2, most: 2, emit: (site) => emitElement(site.emitter, site.typed(0), site.typed(1), true) },
  typeof: {
    least: 1,
    most: 1,
    emit(site) {
      const value = site.typed(0);
      return value.type === undefined
        ? pending([value], 'string')
        : { sql: `'${typeText(value.type)}'`, type: 'string' };
    },
  },
};

function asserted(isTrue: boolean): null {
  if (isTrue) return null;
  throw new SqlError('USER_RAISED_EXCEPTION', 'P0001', 'The condition of assert_true is not true.');
}

function raised(message: string): never {
  throw new SqlError('USER_RAISED_EXCEPTION', 'P0001', message);
}

function casting(type: SqlType): FunctionRule {
  return { least: 1, most: 1, emit: (site) => emitCast(site.emitter, site.arg(0), type) };
}

/** Arguments of one type, the widest of theirs; `undefined` while one is not known. */
function unified(site: CallSite, indexes: readonly number[]): readonly Emitted[] | undefined {
  return unify(
    site,
    indexes.map((index) => site.typed(index)),
  );
}

export function unify(
  site: Pick<CallSite, 'emitter' | 'call'>,
  values: readonly Typed[],
): readonly Emitted[] | undefined {
  if (values.some((value) => value.type === undefined)) return undefined;
  const type = widestType(
    values.map((value) => value.type ?? 'void'),
    site.call.name,
  );
  return values.map((value) => {
    if (typeof type !== 'string' || type === 'void') return { sql: value.sql, type };
    if (value.type !== undefined && value.type !== 'void' && typeText(value.type) === type) return value;
    return value.type === type ? value : { sql: `CAST(${value.sql} AS ${duckdbTypeText(type)})`, type };
  });
}

function choosing(sql: (values: readonly string[]) => string, least: number): FunctionRule {
  return {
    least,
    most: Number.POSITIVE_INFINITY,
    emit(site) {
      const indexes = site.call.args.map((_arg, index) => index);
      const values = unified(site, indexes);
      if (!values) return pending(indexes.map((index) => site.typed(index)));
      return { sql: sql(values.map((value) => value.sql)), type: values[0]?.type };
    },
  };
}
