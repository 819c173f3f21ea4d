import type { DataPlane, ProducedPart, ProducedRecord, ProduceOutcome } from '@tableflow-workshop/simulator';
import { type AvroType, avroType } from '../avro/avro-type.ts';
import { encodeAvro } from '../avro/encode-avro.ts';
import { partitionOf } from '../broker/partition-of.ts';
import type { NewRecord } from '../broker/record.ts';
import { messageOf } from '../delta/message-of.ts';
import { createKnownTopic } from './create-known-topic.ts';
import type { DataPlaneOptions } from './data-plane-options.ts';

/** Appends the records that somebody sends: those that can be written, together and in order. */
export function recordProducer({
  controlPlane,
  broker,
  clock,
}: Pick<DataPlaneOptions, 'controlPlane' | 'broker' | 'clock'>): NonNullable<DataPlane['produce']> {
  const types = new Map<number, AvroType>();
  const typeOf = (schemaId: number): AvroType => {
    const type = types.get(schemaId) ?? avroType(controlPlane.schemaById(schemaId));
    types.set(schemaId, type);
    return type;
  };
  let turn = 0;
  return async (topic, sent) => {
    await createKnownTopic({ controlPlane, broker }, topic);
    const place = { topic, count: broker.partitionCount(topic), turn, nowMs: clock.now() };
    turn += 1;
    const made = sent.map((record) => newRecord(record, place, typeOf));
    const records = made.flatMap((one) => ('problem' in one ? [] : [one]));
    const firstOffset = await broker.append({ records });
    const next = new Map<number, number>();
    return made.map((one): ProduceOutcome => {
      if ('problem' in one) return one;
      const { partition, timestampMs, key, value } = one;
      const offset = next.get(partition) ?? firstOffset(topic, partition) ?? 0;
      next.set(partition, offset + 1);
      return { partition, offset, timestampMs, keySize: key?.length, valueSize: value?.length };
    });
  };
}

/** Where records go that name no partition. */
interface Place {
  readonly topic: string;
  /** Of its partitions. */
  readonly count: number;
  readonly turn: number;
  readonly nowMs: number;
}

function newRecord(
  { partition: wanted, key, value, timestampMs }: ProducedRecord,
  { topic, count, turn, nowMs }: Place,
  typeOf: (schemaId: number) => AvroType,
): (NewRecord & { readonly partition: number }) | { readonly problem: string } {
  if (wanted !== undefined && wanted >= count) return { problem: noSuchPartition };
  try {
    const bytes = { key: bytesOf('key', key, typeOf), value: bytesOf('value', value, typeOf) };
    const record = { topic, partition: wanted, ...bytes, timestampMs: timestampMs ?? nowMs };
    return { ...record, partition: partitionOf(record, count, turn) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

const noSuchPartition = 'partition_id: this server does not host this topic-partition.';

/** @throws when the data does not have the form that is named */
function bytesOf(
  name: 'key' | 'value',
  part: ProducedPart | undefined,
  typeOf: (schemaId: number) => AvroType,
): Buffer | null {
  if (part?.data === undefined || part.data === null) return null;
  const { type, data, schema_id: schemaId } = part;
  if (schemaId !== undefined) return avroBytes(name, data, schemaId, typeOf(schemaId));
  switch (type?.toUpperCase()) {
    case 'JSON':
      return Buffer.from(JSON.stringify(data));
    case 'STRING':
      if (typeof data === 'string') return Buffer.from(data);
      throw new Error(`${name}.data: has to be a text.`);
    case 'BINARY':
      if (typeof data === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(data)) return Buffer.from(data, 'base64');
      throw new Error(`${name}.data: has to be base64.`);
    default:
      throw new Error(`${name}.type: is missing.`);
  }
}

/** Avro's own JSON form: of a union that is not null, an object that names the type. */
function avroBytes(name: 'key' | 'value', data: unknown, schemaId: number, type: AvroType): Buffer {
  let value: unknown;
  try {
    value = type.fromString(JSON.stringify(data));
  } catch {
    // What avsc says repeats the data.
    throw new Error(`${name}.data: does not fit schema ${schemaId}.`);
  }
  return encodeAvro(schemaId, type, value);
}
