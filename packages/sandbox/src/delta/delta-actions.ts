/** The actions of a Delta commit that this sandbox reads and writes. */
export interface ProtocolAction {
  readonly minReaderVersion: number;
  readonly minWriterVersion: number;
}

export interface MetaDataAction {
  readonly id: string;
  readonly name?: string;
  /** The comment of the table. */
  readonly description?: string;
  readonly format: { readonly provider: string; readonly options: Record<string, string> };
  /** The table's columns, as JSON text. */
  readonly schemaString: string;
  readonly partitionColumns: readonly string[];
  readonly configuration: Record<string, string>;
  readonly createdTime?: number;
}

export interface AddAction {
  /** Below the table folder, URL-encoded. */
  readonly path: string;
  readonly partitionValues: Record<string, string>;
  readonly size: number;
  readonly modificationTime: number;
  readonly dataChange: boolean;
  /** JSON text, see `columnStatistics`. */
  readonly stats?: string;
}

export interface RemoveAction {
  readonly path: string;
  /** When it was taken out of the table: readers of older versions still need the file for a while. */
  readonly deletionTimestamp?: number;
  readonly dataChange?: boolean;
}

export interface TransactionAction {
  readonly appId: string;
  readonly version: number;
  readonly lastUpdated?: number;
}

/** One line of a commit. Lines of other kinds (and fields that we do not know) are passed over on reading. */
export type DeltaAction =
  | { readonly commitInfo: Record<string, unknown> }
  | { readonly protocol: ProtocolAction }
  | { readonly metaData: MetaDataAction }
  | { readonly txn: TransactionAction }
  | { readonly add: AddAction }
  | { readonly remove: RemoveAction };
