/** A row of a table of schema `cdc`, as its topic has it: values as avsc builds them. */
export type SourceRow = Readonly<Record<string, unknown>>;

/** A topic that a job makes of others, in place of a statement of Flink. Tables are named without their schema. */
export interface DerivedTopic {
  readonly name: string;
  /** The table each of whose rows becomes a record. */
  readonly from: string;
  /** The column of `from` that is the key of a record. */
  readonly key: string;
  /** Where rows are joined from. A row without its counterpart in each of them waits for it. */
  readonly lookups: readonly Lookup[];
  readonly columns: readonly DerivedColumn[];
}

/** A table of which the newest row of a key is joined. */
export interface Lookup {
  readonly table: string;
  /** Its column that identifies a row. */
  readonly key: string;
  /** The column of the derived topic's table that has the key. */
  readonly equals: string;
}

/** A column of a derived topic: one of a table, with the type that it has there, or a text of its own. */
export type DerivedColumn =
  | { readonly name: string; readonly table: string; readonly column: string }
  | { readonly name: string; readonly text: (row: SourceRow) => string };
