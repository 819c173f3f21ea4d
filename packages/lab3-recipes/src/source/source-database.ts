/** What a look at the source database showed. */
export interface SourceFindings {
  readonly walLevel: string;
  /** Tables that exist, as `schema.table`. */
  readonly tables: readonly string[];
  readonly mayReplicate: boolean;
}

/**
 * The source database as the recipes need it. `connectPostgres` makes one; a test may pass its own.
 *
 * Every method may reject with `SourceError`, which knows whether the database refused or was not reached.
 */
export interface SourceDatabase {
  inspect(signal?: AbortSignal): Promise<SourceFindings>;
  /** Rows of a table, named `schema.table`. */
  countRows(table: string, signal?: AbortSignal): Promise<number>;
  /** Drops slot and publication where they exist; says what it dropped. */
  dropReplication(names: { readonly slotName: string; readonly publicationName: string }): Promise<readonly string[]>;
  close(): Promise<void>;
}
