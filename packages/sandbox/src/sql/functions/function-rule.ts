import { emitCast } from '../duckdb/emit-cast.ts';
import { type Emitted, type Emitter, pending, type Scope, type Typed } from '../duckdb/emitter.ts';
import type { NativeFunction } from '../spark/native-function.ts';
import type { SqlType } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';
import type { Call, Expression } from '../syntax/syntax-tree.ts';

/** One call of a function, and what its rule may ask. */
export interface CallSite {
  readonly emitter: Emitter;
  readonly call: Call;
  readonly scope: Scope;
  /** FILTER and OVER, as they follow an aggregate. */
  readonly tail: string;
  /** `DISTINCT ` or nothing. */
  readonly distinct: string;
  arg(index: number): Emitted;
  /** The same with its type. */
  typed(index: number): Typed;
  /** The argument in another type. */
  as(index: number, type: SqlType): string;
  native(native: NativeFunction, ...args: readonly string[]): Emitted;
}

export interface FunctionRule {
  readonly least: number;
  readonly most: number;
  readonly isAggregate?: boolean;
  readonly isWindow?: boolean;
  /** What Spark adds to the name of the column where the argument was left out. */
  readonly shownDefaults?: readonly string[];
  emit(site: CallSite): Emitted;
}

export type FunctionRules = Readonly<Record<string, FunctionRule>>;

const codes: Readonly<Record<string, SqlType>> = {
  b: 'boolean',
  d: 'double',
  D: 'date',
  i: 'integer',
  l: 'long',
  s: 'string',
  T: 'timestamp',
  y: 'binary',
};

/**
 * A function whose arguments have the types that the letters say: `s` string, `i` int, `l` bigint, `d` double, `b` boolean,
 * `D` date, `T` timestamp, `y` binary, `x` any. Those behind `?` may be left out, and `*` repeats the last.
 */
export function simple(
  parameters: string,
  returns: SqlType | undefined,
  sql: (...args: string[]) => string,
): FunctionRule {
  const { letters, least, most } = signature(parameters);
  return {
    least,
    most,
    emit(site) {
      const unknown = unknownArguments(site, letters);
      if (unknown.length > 0) return pending(unknown);
      return { sql: sql(...coerced(site, letters)), ...(returns === undefined ? {} : { type: returns }) };
    },
  };
}

/** The same for a function of our own. */
export function own(parameters: string, native: Omit<NativeFunction, 'parameters'>): FunctionRule {
  const { letters, least, most } = signature(parameters);
  return {
    least,
    most,
    emit: (site) => {
      const args = coerced(site, letters);
      const name = least === most ? native.name : `${native.name}_${args.length}`;
      return site.native({ ...native, name, parameters: args.length }, ...args);
    },
  };
}

/** A function of one argument, whose result depends on the type of that. */
export function byType(emit: (value: Typed & { readonly type: SqlType }, site: CallSite) => Emitted): FunctionRule {
  return {
    least: 1,
    most: 1,
    emit(site) {
      const { sql, type } = site.typed(0);
      return type === undefined ? pending([{ sql, type }]) : emit({ sql, type }, site);
    },
  };
}

interface Signature {
  readonly letters: readonly string[];
  readonly least: number;
  readonly most: number;
}

function signature(parameters: string): Signature {
  const isVariadic = parameters.endsWith('*');
  const [required = '', optional = ''] = parameters.replace('*', '').split('?');
  const letters = [...required, ...optional];
  return { letters, least: required.length, most: isVariadic ? Number.POSITIVE_INFINITY : letters.length };
}

/** Arguments that DuckDB would have to understand, while it does not know their types. */
function unknownArguments(site: CallSite, letters: readonly string[]): readonly Typed[] {
  return site.call.args.flatMap((_arg, index) => {
    const code = letters[Math.min(index, letters.length - 1)] ?? 'x';
    if (Object.hasOwn(codes, code)) return [];
    const typed = site.typed(index);
    return typed.type === undefined ? [typed] : [];
  });
}

function coerced(site: CallSite, letters: readonly string[]): string[] {
  return site.call.args.map((_arg, index) => {
    const code = letters[Math.min(index, letters.length - 1)] ?? 'x';
    const type = codes[code];
    return type === undefined ? site.typed(index).sql : site.as(index, type);
  });
}

export function createCallSite(emitter: Emitter, call: Call, scope: Scope, tail: string): CallSite {
  const emitted = new Map<number, Emitted>();
  const argument = (index: number): Expression => {
    const found = call.args[index];
    if (!found) throw wrongArguments(call);
    return found;
  };
  const site: CallSite = {
    emitter,
    call,
    scope,
    tail,
    distinct: call.isDistinct ? 'DISTINCT ' : '',
    arg(index) {
      const known = emitted.get(index) ?? emitter.expression(argument(index), scope);
      emitted.set(index, known);
      return known;
    },
    typed: (index) => emitter.typed(argument(index), scope),
    as: (index, type) => emitCast(emitter, site.arg(index), type).sql,
    native: (native, ...args) => ({ sql: `${emitter.native(native)}(${args.join(', ')})`, type: native.returns }),
  };
  return site;
}

export function wrongArguments({ name, args }: Call): SqlError {
  return new SqlError(
    'WRONG_NUM_ARGS.WITHOUT_SUGGESTION',
    '42605',
    `The function \`${name}\` does not take ${args.length} arguments.`,
  );
}

/** A literal argument's own text; `undefined` for anything else. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' ? expression.text : undefined;
}
