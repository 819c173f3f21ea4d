import type { NativeFunction } from '../spark/native-function.ts';
import type { SqlType } from '../spark/sql-type.ts';
import type { Expression, Query, TableReference } from '../syntax/syntax-tree.ts';

/** An expression in DuckDB's dialect, with its type where the expression itself says it. */
export interface Emitted {
  readonly sql: string;
  readonly type?: SqlType | undefined;
}

/** An expression whose type is known, or is still being asked for. */
export interface Typed {
  readonly sql: string;
  /** `undefined` in a pass that finds it out. */
  readonly type: SqlType | undefined;
}

/** Where an expression is: names mean something else in every SELECT. */
export interface Scope {
  readonly id: string;
  /** Parameters of lambdas, in lower case. */
  readonly variables: ReadonlyMap<string, SqlType | undefined>;
  /** Names of common tables, in lower case. */
  readonly commonTables: ReadonlySet<string>;
}

/** Turns one statement into DuckDB's dialect. */
export interface Emitter {
  expression(expression: Expression, scope: Scope): Emitted;
  query(query: Query, scope: Scope): string;
  /** The type of an expression; noted for the next pass where nothing says it yet. */
  typed(expression: Expression, scope: Scope): Typed;
  /** The name under which a function of our own is called. */
  native(native: NativeFunction): string;
  /** A relation's name in DuckDB. Throws a `SqlError` where there is none. */
  table(reference: TableReference): string;
  /** The part of a name that is a catalog, as DuckDB knows it. */
  catalogName(catalog: string): string | undefined;
  parameter(name: string): Emitted;
  /** A number that no other part of the statement has, the same in every pass. */
  idOf(part: object): number;
  /** True in a pass that only asks for types. */
  readonly isProbing: boolean;
  readonly session: Session;
}

/** What a statement may ask about who runs it, and where. */
export interface Session {
  readonly caller: string;
  readonly catalog: string | undefined;
  readonly schema: string;
}

/** Stands for a value until the next pass knows its type. Without a type, it has one in DuckDB that no value of Spark has. */
export function pending(values: readonly Typed[], type?: 'boolean' | 'string'): Emitted {
  return { sql: `pending_${type ?? 'value'}(${values.map((value) => value.sql).join(', ')})`, type };
}
