import type { Clock } from '@tableflow-workshop/client-core';
import type { Broker } from '../broker/broker.ts';
import type { WriteMode } from '../delta/delta-schema.ts';
import type { MetadataColumnScheme } from '../delta/metadata-columns.ts';
import type { DiskNotice } from '../disk-full.ts';
import type { DataFileWriter, RecordFailure } from './data-file.ts';

/** How a table fares. After `suspended` and `failed` the writer has stopped; a new one may be started. */
export type TableWriterEvent =
  /** The table as it now is: its newest version, and how many rows it has altogether. */
  | {
      readonly kind: 'running';
      readonly tableVersion: number;
      readonly rows: number;
      /** Records that were passed over altogether; absent for none. */
      readonly skippedRecords?: number;
    }
  | { readonly kind: 'suspended'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** What a table writer needs from the sandbox around it. */
export interface TableWriterHost {
  readonly broker: Pick<Broker, 'readBatches' | 'partitionCount' | 'endOffset' | 'onAppend'>;
  readonly clock: Clock;
  readonly files: Omit<DataFileWriter, 'close'>;
  /** Throws when there is no such schema. Gives the same object for the same id. */
  schemaById(id: number): object;
  /** The newest value schema of a topic. */
  valueSchema(topic: string): object | undefined;
  keySchema(topic: string): object | undefined;
  report(event: TableWriterEvent): void;
  /** Says that the disk is full, and that it is not any more. */
  readonly disk: DiskNotice;
  /** Takes records that the table passed over, under `LOG`. After a crash it may be given some of them again. */
  deadLetters?(failures: readonly RecordFailure[]): Promise<void>;
}

export interface TableWriterOptions {
  readonly topic: string;
  /** Marks our own commits in the Delta log; a new table needs a new one. */
  readonly tableId: string;
  readonly tableFolder: string;
  readonly metadataColumns: MetadataColumnScheme;
  /** Whether each record is a row, or the newest of each key is. It never changes while there is a table. */
  readonly writeMode: WriteMode;
  /** What to do with a record that cannot become a row. */
  readonly errorHandling: { readonly mode: 'SUSPEND' | 'SKIP' | 'LOG' };
  /** The least time between two commits of records, unless there is more than one commit takes. */
  readonly commitIntervalMs: number;
  /** How long older versions of the table can be read. Asked again whenever it matters, as it may change. */
  retentionMs(): number;
  /** How old the record of a row may become, before the row is deleted; `undefined` for no limit. Asked as above. */
  dataRetentionMs(): number | undefined;
  readonly host: TableWriterHost;
}
