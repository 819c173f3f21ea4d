import type { ControlPlane } from '@tableflow-workshop/simulator';
import { decodeAvro, schemaIdOf } from '../avro/decode-avro.ts';
import type { Broker } from '../broker/broker.ts';
import { knownSchemas } from './known-schemas.ts';

/** A record of a topic as JSON. */
export interface ReadableRecord {
  readonly partition: number;
  readonly offset: number;
  readonly timestamp: string;
  readonly key: unknown;
  readonly value: unknown;
}

/** Which records of a topic are wanted. */
export interface ReadRecordsOptions {
  /** In each partition that is read, where to begin. */
  readonly offset: number;
  /** How many records at most. */
  readonly limit: number;
  /** Default: all, one after the other. */
  readonly partition?: number | undefined;
}

/** Reads records; `undefined` for a topic that does not exist. */
export type ReadRecords = (
  topic: string,
  options: ReadRecordsOptions,
) => Promise<readonly ReadableRecord[] | undefined>;

/** What was written with a schema is decoded; anything else is text where it is UTF-8, and base64 where it is not. */
export function recordReader(
  broker: Pick<Broker, 'read' | 'partitionCount'>,
  controlPlane: Pick<ControlPlane, 'schemaById'>,
): ReadRecords {
  const schemaById = knownSchemas(controlPlane);
  const readable = (message: Buffer | null): unknown => {
    if (message === null) return null;
    if (schemaIdOf(message) !== undefined) {
      try {
        return inJson(decodeAvro(message, schemaById).value);
      } catch {
        // It only looks like a message with a schema.
      }
    }
    const text = message.toString();
    return Buffer.from(text).equals(message) ? text : message.toString('base64');
  };
  return async (topic, { offset, limit, partition: wanted }) => {
    const count = broker.partitionCount(topic);
    if (count === 0) return undefined;
    const records: ReadableRecord[] = [];
    for (const partition of wanted === undefined ? Array(count).keys() : [wanted]) {
      for (const record of await broker.read(topic, offset, limit - records.length, partition)) {
        records.push({
          partition,
          offset: record.offset,
          timestamp: new Date(record.timestampMs).toISOString(),
          key: readable(record.key),
          value: readable(record.value),
        });
      }
    }
    return records;
  };
}

/** A long that a number cannot hold is its digits, and bytes are base64. */
function inJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (Array.isArray(value)) return value.map(inJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inJson(part)]));
}
