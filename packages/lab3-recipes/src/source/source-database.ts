/** What an inspection of the source database showed. */
export interface SourceFindings {
  readonly walLevel: string;
  /** Tables that exist, as `schema.table`. */
  readonly tables: readonly string[];
  readonly mayReplicate: boolean;
  /** Only where a scope was given. */
  readonly details?: SourceDetails;
}

/** What a detailed inspection is about: one connector's tables and names. */
export interface SourceScope {
  readonly tables: readonly string[];
  readonly slotName: string;
  readonly publicationName: string;
}

/** Who runs the server: each has its own way to switch logical replication on. */
export type SourceProvider = 'PostgreSQL' | 'RDS' | 'Azure' | 'Cloud SQL';

/** So many of so many. */
export interface Usage {
  readonly used: number;
  readonly max: number;
}

/** A replication slot of the server. */
export interface SourceSlot {
  readonly name: string;
  readonly plugin: string | null;
  readonly databaseName: string | null;
  readonly isActive: boolean;
  /** `reserved`, `extended`, `unreserved` or `lost`. */
  readonly walStatus: string | null;
  /** WAL that the server keeps for it. */
  readonly retainedBytes: number;
  /** WAL that its reader has not confirmed yet. */
  readonly unconfirmedBytes: number;
  /**
   * How far its reader has confirmed, in bytes from the beginning of the log. Default: unknown, and `unconfirmedBytes` alone
   * says how far behind it is.
   */
  readonly confirmedPosition?: number | null;
}

/** A captured table as the connector's role sees it. */
export interface SourceTable {
  readonly name: string;
  readonly isOwned: boolean;
  readonly mayUseSchema: boolean;
  readonly maySelect: boolean;
  readonly hasPrimaryKey: boolean;
  readonly replicaIdentity: 'default' | 'full' | 'index' | 'nothing';
  /** Columns whose unchanged values an update may leave out, because they can be stored apart. */
  readonly toastColumns: readonly string[];
  /** How much of the table is stored apart now. */
  readonly toastBytes: number;
}

/** What a detailed inspection showed. */
export interface SourceDetails {
  /** E.g. `15.4`. */
  readonly serverVersion: string;
  readonly provider: SourceProvider;
  readonly slots: Usage;
  readonly senders: Usage;
  readonly connections: Usage;
  /** CREATE on the database: what a new publication needs. */
  readonly mayCreatePublication: boolean;
  /** Whether the role is a superuser, which a publication of all tables needs. Default: it is not. */
  readonly isSuperuser?: boolean;
  /** Limit of the WAL that slots may hold back, in megabytes; -1 is no limit. `null` before PostgreSQL 13. */
  readonly maxSlotWalKeepMb: number | null;
  readonly allSlots: readonly SourceSlot[];
  /** The publication of the scope's name, where there is one. */
  readonly publication: { readonly isOwned: boolean; readonly tables: readonly string[] } | null;
  /** The tables of the scope that exist. */
  readonly tables: readonly SourceTable[];
}

/**
 * The source database as the recipes need it. `connectPostgres` makes one; a test may pass its own.
 *
 * Every method may reject with `SourceError`, which knows whether the database refused or was not reached.
 */
export interface SourceDatabase {
  /** Reads, and changes nothing. With a scope the inspection is detailed: see `SourceFindings.details`. */
  inspect(signal?: AbortSignal, scope?: SourceScope): Promise<SourceFindings>;
  /** Rows of a table, named `schema.table`. */
  countRows(table: string, signal?: AbortSignal): Promise<number>;
  /** Drops slot and publication where they exist; says what it dropped. */
  dropReplication(names: { readonly slotName: string; readonly publicationName: string }): Promise<readonly string[]>;
  close(): Promise<void>;
}
