import type { NewRecord } from '../broker/record.ts';
import type { CaptureOptions } from './capture-options.ts';
import type { SourceRow } from './pgoutput.ts';
import { deletedField } from './record-schemas.ts';
import type { TableCodec } from './table-codec.ts';

/** A change of one row. */
export type RowChange =
  | { readonly op: 'r' | 'c'; readonly after: SourceRow }
  /** `before` is the old row or its key; absent when the key did not change and old rows are not logged. */
  | { readonly op: 'u'; readonly before?: SourceRow; readonly after: SourceRow }
  | { readonly op: 'd'; readonly before: SourceRow };

/** Where in the source a change comes from. */
export interface ChangeOrigin {
  /** Where the change itself lies in the log. */
  readonly lsn: bigint;
  /** Where the transaction before it ends there; `null` in a snapshot, and for the first one of a stream. */
  readonly previousEndLsn: bigint | null;
  /** When the transaction was committed. */
  readonly committedMicros: bigint;
  readonly transactionId: number | null;
  readonly snapshot: 'first' | 'first_in_data_collection' | 'true' | 'last_in_data_collection' | 'last' | 'false';
  /** When the record is written. */
  readonly nowMs: number;
}

/** The records of a change: usually one; a delete is followed by a tombstone, a changed key is a delete and an insert. */
export function changeRecords(
  codec: TableCodec,
  change: RowChange,
  origin: ChangeOrigin,
  options: CaptureOptions,
): readonly NewRecord[] {
  if (change.op === 'd') {
    const key = codec.encodeKey(change.before);
    const deleted = record(codec, key, change, origin, options);
    if (!options.tombstonesOnDelete) return [deleted];
    return [deleted, { topic: codec.topic, key, value: null, timestampMs: origin.nowMs }];
  }
  const key = codec.encodeKey(change.after);
  if (change.op === 'u' && change.before) {
    const oldKey = codec.encodeKey(change.before);
    if (key && oldKey && !oldKey.equals(key)) {
      return [
        ...changeRecords(codec, { op: 'd', before: change.before }, origin, options),
        ...changeRecords(codec, { op: 'c', after: change.after }, origin, options),
      ];
    }
  }
  return [record(codec, key, change, origin, options)];
}

function record(
  codec: TableCodec,
  key: Buffer | null,
  change: RowChange,
  origin: ChangeOrigin,
  options: CaptureOptions,
): NewRecord {
  const content = options.afterStateOnly ? flatRow(codec, change) : envelope(codec, change, origin, options);
  return { topic: codec.topic, key, value: codec.encodeValue(content), timestampMs: origin.nowMs };
}

/** The row alone; a deleted row keeps what is known of it and says that it is deleted. */
function flatRow(codec: TableCodec, change: RowChange): object {
  const isDeleted = change.op === 'd';
  const fields = isDeleted ? codec.toFields(change.before, 'old') : codec.toFields(change.after, 'new');
  fields[deletedField] = String(isDeleted);
  return fields;
}

function envelope(codec: TableCodec, change: RowChange, origin: ChangeOrigin, options: CaptureOptions): object {
  const before = 'before' in change ? change.before : undefined;
  const { lsn, previousEndLsn, committedMicros } = origin;
  const nowMicros = BigInt(origin.nowMs) * 1_000n;
  return {
    before: before ? codec.toFields(before, 'old') : null,
    after: change.op === 'd' ? null : codec.toFields(change.after, 'new'),
    source: {
      version: 'sandbox',
      connector: 'postgresql',
      name: options.topicPrefix,
      ts_ms: committedMicros / 1_000n,
      snapshot: origin.snapshot,
      db: options.database,
      sequence: JSON.stringify([previousEndLsn === null ? null : String(previousEndLsn), String(lsn)]),
      ts_us: committedMicros,
      ts_ns: committedMicros * 1_000n,
      schema: codec.table.schema,
      table: codec.table.name,
      txId: origin.transactionId,
      lsn,
      xmin: null,
      origin: null,
      origin_lsn: null,
    },
    transaction: null,
    op: change.op,
    ts_ms: BigInt(origin.nowMs),
    ts_us: nowMicros,
    ts_ns: nowMicros * 1_000n,
  };
}
