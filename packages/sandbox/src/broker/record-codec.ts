import type { BrokerRecord, NewRecord } from './record.ts';

/** Timestamp, flags and key length stand before the bytes of key and value. */
const headerLength = 13;
const hasKey = 1;
const hasValue = 2;

/** The stored form of a record. Topic and offset are in its key (`recordKey`). */
export function encodeRecord(record: NewRecord): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeDoubleBE(record.timestampMs, 0);
  header.writeUInt8((record.key ? hasKey : 0) | (record.value ? hasValue : 0), 8);
  header.writeUInt32BE(record.key?.length ?? 0, 9);
  return Buffer.concat([header, record.key ?? Buffer.alloc(0), record.value ?? Buffer.alloc(0)]);
}

/** The inverse of `encodeRecord`. */
export function decodeRecord(topic: string, offset: number, stored: Buffer): BrokerRecord {
  const flags = stored.readUInt8(8);
  const keyEnd = headerLength + stored.readUInt32BE(9);
  return {
    topic,
    offset,
    timestampMs: stored.readDoubleBE(0),
    key: flags & hasKey ? stored.subarray(headerLength, keyEnd) : null,
    value: flags & hasValue ? stored.subarray(keyEnd) : null,
  };
}

/** Sorts by topic, then by offset: a slash cannot occur in a topic name, and 16 digits hold every safe integer. */
export function recordKey(topic: string, offset: number): string {
  return `${topic}/${String(offset).padStart(16, '0')}`;
}

/** The offset in a `recordKey`. */
export function offsetOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}
