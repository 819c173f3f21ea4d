import type { BrokerRecord } from '../broker/record.ts';
import type { RecordBatch } from '../broker/record-codec.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import type { MetadataColumnScheme } from '../delta/metadata-columns.ts';
import type { DataFile } from '../delta/rewrite-files.ts';

/** Records of a topic that are to become data files. Everything in it can be handed to another thread. */
export interface DataFileRequest {
  readonly topic: string;
  readonly tableFolder: string;
  readonly table: DeltaStruct;
  readonly metadataColumns: MetadataColumnScheme;
  /** Columns that are read from the key. */
  readonly fromKey: ReadonlySet<string>;
  /** Whether the key has no schema, and is a column as it is. */
  readonly isRawKey: boolean;
  /** Where the newest record of each key is its row: the files that may have that row. Absent where every record is a row. */
  readonly upsertInto?: readonly FileInTable[] | undefined;
  /** What a record that cannot become a row does: it ends the file before it, or it is passed over. */
  readonly mode: 'SUSPEND' | 'SKIP' | 'LOG';
  readonly batches: readonly RecordBatch[];
  /** By partition: records before this one are in the table already. */
  readonly fromOffsets: readonly number[];
  /** The schemas that the records name, by id, as far as there are any. */
  readonly schemas: ReadonlyMap<number, object>;
}

/** A data file of a table. */
export interface FileInTable {
  /** Below the table's folder. */
  readonly name: string;
  readonly sizeBytes: number;
}

/** A record that could not become a row, and why. */
export interface RecordFailure {
  readonly record: BrokerRecord;
  readonly reason: string;
}

/** What became of the records. */
export interface DataFileResult {
  /** They are on disk, and not part of the table before a commit names them. */
  readonly added: readonly DataFile[];
  /** Names of files that are no longer part of the table with that commit. */
  readonly removed: readonly string[];
  /** Records that were passed over. */
  readonly skipped: readonly RecordFailure[];
  /** The record at which reading had to end. Nothing after it was read. */
  readonly stoppedBy: RecordFailure | undefined;
  /** By partition, where the next file begins. */
  readonly nextOffsets: readonly number[];
}

/** A table whose log is long enough for a checkpoint. */
export interface CheckpointRequest {
  readonly tableFolder: string;
  /** The newest version, which is ours. */
  readonly version: number;
  readonly nowMs: number;
  /** How long older versions can be read. */
  readonly retentionMs: number;
}

/** Files whose rows become one file. */
export interface MergeRequest {
  readonly tableFolder: string;
  readonly table: DeltaStruct;
  /** Names below the table's folder. */
  readonly files: readonly string[];
  /** Rows whose timestamp, in one of these columns, is older are left out. Default: none are. */
  readonly since?: { readonly columns: readonly string[]; readonly timeMs: number } | undefined;
}

/** Makes data files of records. */
export interface DataFileWriter {
  /** Gets ready, which takes a moment that the first file need not wait for. */
  open(): Promise<void>;
  write(request: DataFileRequest): Promise<DataFileResult>;
  /** Writes the rows of some files as one; `undefined` when none is left. */
  merge(request: MergeRequest): Promise<DataFile | undefined>;
  /** Writes a checkpoint, and removes what only versions need that have expired. */
  checkpoint(request: CheckpointRequest): Promise<void>;
  close(): Promise<void>;
}
