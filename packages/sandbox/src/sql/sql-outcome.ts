export interface SqlColumn {
  readonly name: string;
  /** The service's type name, such as LONG. */
  readonly typeName: string;
  /** The type as SQL spells it, such as BIGINT or DECIMAL(10,2). */
  readonly typeText: string;
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
