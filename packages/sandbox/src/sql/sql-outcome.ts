import type { SqlType } from './spark/sql-type.ts';

export interface SqlColumn {
  readonly name: string;
  /** The service's type name, such as LONG. */
  readonly typeName: string;
  /** The type as SQL spells it, such as BIGINT or DECIMAL(10,2). */
  readonly typeText: string;
  /** The same as Spark knows it. Absent for results that no query made. */
  readonly type?: SqlType;
}

/** What a statement gave. Every cell is text or null, whatever its type. */
export interface SqlOutcome {
  readonly columns: readonly SqlColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** There were more rows than the limit. */
  readonly truncated: boolean;
}

/** An outcome of text columns, cut to the limit. */
export function textOutcome(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  rowLimit = Number.POSITIVE_INFINITY,
): SqlOutcome {
  return {
    columns: columns.map((name) => ({ name, typeName: 'STRING', typeText: 'STRING' })),
    rows: rows.slice(0, rowLimit),
    truncated: rows.length > rowLimit,
  };
}

/** What a statement gives that has no rows to show. */
export const emptyOutcome: SqlOutcome = { columns: [], rows: [], truncated: false };

/** One row of numbers, by their names. */
export function countOutcome(counts: Readonly<Record<string, number>>): SqlOutcome {
  return {
    columns: Object.keys(counts).map((name) => ({ name, typeName: 'LONG', typeText: 'BIGINT' })),
    rows: [Object.values(counts).map(String)],
    truncated: false,
  };
}
