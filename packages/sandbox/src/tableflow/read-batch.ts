import type { BrokerRecord } from '../broker/record.ts';
import { messageOf } from '../delta/message-of.ts';
import type { Row } from './read-row.ts';

/** A record that could not become a row, and why. */
export interface RecordFailure {
  readonly record: BrokerRecord;
  readonly reason: string;
}

/** Records turned into rows, ready for one commit. */
export interface Batch {
  readonly rows: readonly Row[];
  /** Records that were passed over. */
  readonly skipped: readonly RecordFailure[];
  /** The record at which reading had to end. Nothing after it was read. */
  readonly stoppedBy: RecordFailure | undefined;
  /** Where the next batch begins. */
  readonly nextOffset: number;
}

/** Turns records into rows; under `SUSPEND` the batch ends before the first record that cannot become one. */
export function readBatch(
  records: readonly BrokerRecord[],
  fromOffset: number,
  readRow: (record: BrokerRecord) => Row,
  mode: 'SUSPEND' | 'SKIP' | 'LOG',
): Batch {
  const rows: Row[] = [];
  const skipped: RecordFailure[] = [];
  let nextOffset = fromOffset;
  for (const record of records) {
    try {
      rows.push(readRow(record));
    } catch (error) {
      const failure = { record, reason: messageOf(error) };
      if (mode === 'SUSPEND') return { rows, skipped, stoppedBy: failure, nextOffset };
      skipped.push(failure);
    }
    nextOffset = record.offset + 1;
  }
  return { rows, skipped, stoppedBy: undefined, nextOffset };
}
