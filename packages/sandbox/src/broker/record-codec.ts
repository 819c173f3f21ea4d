import type { BrokerRecord, NewRecord } from './record.ts';

/** Timestamp, flags, length of the key and length of the value stand before the bytes of key and value. */
const headerLength = 17;
const hasKey = 1;
const hasValue = 2;

/** How large a batch grows: it is read as a whole. */
const recordsAtOnce = 1_000;
const bytesAtOnce = 1_048_576;

/** Records that lie one behind the other in one value of the store. */
export interface PackedRecords {
  readonly count: number;
  readonly bytes: Buffer;
}

/** Packs records to batches of a bounded size. */
export function packRecords(records: readonly NewRecord[]): readonly PackedRecords[] {
  const packed: PackedRecords[] = [];
  for (let start = 0; start < records.length; ) {
    let end = start;
    let length = 0;
    while (end < records.length && end - start < recordsAtOnce && (end === start || length < bytesAtOnce)) {
      length += lengthOf(records[end]);
      end += 1;
    }
    packed.push({ count: end - start, bytes: pack(records, start, end, length) });
    start = end;
  }
  return packed;
}

/** Records of one partition as the store has them. */
export interface RecordBatch {
  readonly partition: number;
  /** The offset of the first record. */
  readonly baseOffset: number;
  readonly bytes: Buffer;
}

/** The records of a batch of a topic, from one of them on. */
export function* unpackRecords(
  topic: string,
  { partition, baseOffset, bytes }: RecordBatch,
  fromOffset = baseOffset,
): Generator<BrokerRecord> {
  for (let position = 0, offset = baseOffset; position < bytes.length; offset += 1) {
    const flags = bytes.readUInt8(position + 8);
    const keyEnd = position + headerLength + bytes.readUInt32BE(position + 9);
    const valueEnd = keyEnd + bytes.readUInt32BE(position + 13);
    if (offset >= fromOffset) {
      yield {
        topic,
        partition,
        offset,
        timestampMs: bytes.readDoubleBE(position),
        key: flags & hasKey ? bytes.subarray(position + headerLength, keyEnd) : null,
        value: flags & hasValue ? bytes.subarray(keyEnd, valueEnd) : null,
      };
    }
    position = valueEnd;
  }
}

function lengthOf(record: NewRecord | undefined): number {
  return headerLength + (record?.key?.length ?? 0) + (record?.value?.length ?? 0);
}

function pack(records: readonly NewRecord[], start: number, end: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let position = 0;
  for (let index = start; index < end; index += 1) {
    const { key = null, value = null, timestampMs = 0 } = records[index] ?? {};
    bytes.writeDoubleBE(timestampMs, position);
    bytes.writeUInt8((key ? hasKey : 0) | (value ? hasValue : 0), position + 8);
    bytes.writeUInt32BE(key?.length ?? 0, position + 9);
    bytes.writeUInt32BE(value?.length ?? 0, position + 13);
    position += headerLength;
    if (key) position += key.copy(bytes, position);
    if (value) position += value.copy(bytes, position);
  }
  return bytes;
}

/** Sorts by log, then by offset: a slash cannot occur in the name of a log, and 16 digits hold every safe integer. */
export function recordKey(log: string, offset: number): string {
  return `${log}/${String(offset).padStart(16, '0')}`;
}

/** The offset in a `recordKey`. */
export function offsetOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}

/** All keys of a log: `0` is the character behind the slash. */
export function keysOf(log: string): { gte: string; lt: string } {
  return { gte: `${log}/`, lt: `${log}0` };
}
