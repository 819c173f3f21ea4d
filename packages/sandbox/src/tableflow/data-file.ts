import type { BrokerRecord } from '../broker/record.ts';
import type { RecordBatch } from '../broker/record-codec.ts';
import type { DeltaStruct } from '../delta/delta-type.ts';
import type { MetadataColumnScheme } from '../delta/metadata-columns.ts';

/** Records of a topic that are to become a data file. Everything in it can be handed to another thread. */
export interface DataFileRequest {
  readonly topic: string;
  readonly tableFolder: string;
  readonly table: DeltaStruct;
  readonly metadataColumns: MetadataColumnScheme;
  /** Columns that are read from the key. */
  readonly fromKey: ReadonlySet<string>;
  /** What a record that cannot become a row does: it ends the file before it, or it is passed over. */
  readonly mode: 'SUSPEND' | 'SKIP' | 'LOG';
  readonly batches: readonly RecordBatch[];
  /** Records before this one are in the table already. */
  readonly fromOffset: number;
  /** The schemas that the records name, by id, as far as there are any. */
  readonly schemas: ReadonlyMap<number, object>;
}

/** A record that could not become a row, and why. */
export interface RecordFailure {
  readonly record: BrokerRecord;
  readonly reason: string;
}

/** What became of the records. */
export interface DataFileResult {
  /** `undefined` when no record became a row. It is on disk, and no part of the table before a commit names it. */
  readonly file: { readonly name: string; readonly sizeBytes: number; readonly statistics: string } | undefined;
  readonly rowCount: number;
  /** Records that were passed over. */
  readonly skipped: readonly RecordFailure[];
  /** The record at which reading had to end. Nothing after it was read. */
  readonly stoppedBy: RecordFailure | undefined;
  /** Where the next file begins. */
  readonly nextOffset: number;
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

/** Makes data files of records. */
export interface DataFileWriter {
  /** Gets ready, which takes a moment that the first file need not wait for. */
  open(): Promise<void>;
  write(request: DataFileRequest): Promise<DataFileResult>;
  /** Writes a checkpoint, and removes what the log holds of versions that have expired. */
  checkpoint(request: CheckpointRequest): Promise<void>;
  close(): Promise<void>;
}
