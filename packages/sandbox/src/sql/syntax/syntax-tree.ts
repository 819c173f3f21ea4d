import type { SqlType } from '../spark/sql-type.ts';

/** The parts of a dotted name, as written but for the backquotes. */
export type NameParts = readonly string[];

export type LiteralKind =
  | 'null'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'integer'
  | 'long'
  | 'decimal'
  | 'float'
  | 'double'
  | 'string'
  | 'binary'
  | 'date'
  | 'timestamp'
  | 'timestamp_ntz';

export type Expression =
  | Literal
  | { readonly kind: 'name'; readonly parts: NameParts }
  | { readonly kind: 'star'; readonly qualifier: NameParts; readonly except: readonly NameParts[] }
  | { readonly kind: 'parameter'; readonly name: string }
  | Call
  | { readonly kind: 'cast'; readonly value: Expression; readonly type: SqlType; readonly isTry: boolean }
  | { readonly kind: 'unary'; readonly operator: string; readonly value: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'logic'; readonly operator: 'AND' | 'OR'; readonly terms: readonly Expression[] }
  | Between
  | {
      readonly kind: 'in';
      readonly value: Expression;
      readonly list: readonly Expression[] | Query;
      readonly isNot: boolean;
    }
  | Like
  | {
      readonly kind: 'is';
      readonly value: Expression;
      readonly test: 'NULL' | 'TRUE' | 'FALSE';
      readonly isNot: boolean;
    }
  | Case
  | { readonly kind: 'field'; readonly value: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly value: Expression; readonly index: Expression }
  | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Expression }
  | { readonly kind: 'interval'; readonly parts: readonly IntervalPart[] }
  | { readonly kind: 'subquery'; readonly query: Query }
  | { readonly kind: 'exists'; readonly query: Query }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'named'; readonly value: Expression; readonly name: string };

interface Literal {
  readonly kind: 'literal';
  readonly type: LiteralKind;
  readonly text: string;
  /** Its type was written behind it, as in `5L`. */
  readonly isSuffixed?: boolean;
}

export interface Call {
  readonly kind: 'call';
  /** In lower case. */
  readonly name: string;
  readonly args: readonly Expression[];
  readonly isDistinct?: boolean;
  readonly filter?: Expression;
  readonly over?: WindowSpec | string;
  readonly withinGroup?: readonly SortItem[];
  readonly nulls?: 'IGNORE' | 'RESPECT';
}

interface Between {
  readonly kind: 'between';
  readonly value: Expression;
  readonly low: Expression;
  readonly high: Expression;
  readonly isNot: boolean;
}

interface Like {
  readonly kind: 'like';
  readonly operator: 'LIKE' | 'ILIKE' | 'RLIKE';
  readonly value: Expression;
  readonly pattern: Expression;
  readonly escapedBy?: string;
  readonly isNot: boolean;
}

interface Case {
  readonly kind: 'case';
  readonly operand?: Expression;
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
  readonly otherwise?: Expression;
}

export interface IntervalPart {
  readonly value: Expression;
  /** In the singular and in upper case. */
  readonly unit: string;
}

export interface SortItem {
  readonly value: Expression;
  readonly isDescending: boolean;
  readonly nulls?: 'FIRST' | 'LAST';
}

export interface WindowSpec {
  readonly base?: string;
  readonly partition: readonly Expression[];
  readonly order: readonly SortItem[];
  readonly frame?: WindowFrame;
}

export interface WindowFrame {
  readonly unit: 'ROWS' | 'RANGE';
  readonly start: FrameBound;
  readonly end?: FrameBound;
}

export interface FrameBound {
  readonly side: 'PRECEDING' | 'FOLLOWING' | 'CURRENT ROW';
  /** Absent for UNBOUNDED. */
  readonly offset?: Expression;
}

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
