import type { Expression, NameParts, SortItem, WindowSpec } from './expression.ts';

export interface Query {
  readonly kind: 'query';
  readonly isRecursive: boolean;
  readonly commonTables: readonly CommonTable[];
  readonly body: QueryBody;
  readonly order: readonly SortItem[] | 'ALL';
  readonly limit?: Expression;
  readonly offset?: Expression;
}

interface CommonTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
}

export type QueryBody =
  | Select
  | (RelationAlias & { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] })
  | SetOperation
  | Query;

export interface SetOperation {
  readonly kind: 'set';
  readonly operator: 'UNION' | 'EXCEPT' | 'INTERSECT';
  readonly isAll: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
}

export interface Select {
  readonly kind: 'select';
  readonly isDistinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from: readonly Relation[];
  readonly views: readonly LateralView[];
  readonly where?: Expression;
  readonly group?: Grouping;
  readonly having?: Expression;
  readonly qualify?: Expression;
  readonly windows: readonly { readonly name: string; readonly spec: WindowSpec }[];
}

export interface SelectItem {
  readonly value: Expression;
  /** More than one where a generator makes several columns. */
  readonly aliases: readonly string[];
}

export interface Grouping {
  readonly kind: 'plain' | 'all' | 'rollup' | 'cube' | 'sets';
  readonly items: readonly Expression[];
  readonly sets: readonly (readonly Expression[])[];
}

export interface LateralView {
  readonly isOuter: boolean;
  readonly generator: Expression;
  readonly alias: string;
  readonly columns: readonly string[];
}

export interface RelationAlias {
  readonly alias?: string;
  readonly columns: readonly string[];
}

export type Relation =
  | TableReference
  | (RelationAlias & { readonly kind: 'derived'; readonly query: Query; readonly isLateral: boolean })
  | (RelationAlias & { readonly kind: 'function'; readonly name: string; readonly args: readonly Expression[] })
  | Join
  | Pivot;

export interface TableReference extends RelationAlias {
  readonly kind: 'table';
  readonly name: NameParts;
  readonly version?: TableVersion;
}

/** Which version of a table is read: by number, or the one that was the newest at a time. */
export type TableVersion = { readonly version: number } | { readonly timestamp: Expression };

export interface Join {
  readonly kind: 'join';
  readonly type: string;
  readonly left: Relation;
  readonly right: Relation;
  readonly on?: Expression;
  readonly using: readonly string[];
  readonly isNatural: boolean;
}

export interface Pivot extends RelationAlias {
  readonly kind: 'pivot';
  readonly source: Relation;
  readonly aggregates: readonly { readonly value: Expression; readonly alias?: string }[];
  readonly pivotColumns: readonly string[];
  readonly values: readonly { readonly value: Expression; readonly alias?: string }[];
}
