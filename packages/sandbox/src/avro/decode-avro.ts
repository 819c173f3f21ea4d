import { avroType } from './avro-type.ts';
import { wireFormatMarker, wireHeaderLength } from './encode-avro.ts';

/** A decoded message. */
export interface DecodedAvro {
  readonly schemaId: number;
  /** Plain objects; `["null", T]` and every other union unwrapped; `long` as bigint; `bytes` and `fixed` as Buffer. */
  readonly value: unknown;
}

/**
 * Decodes a message in the registry's wire format.
 *
 * A schema is compiled once per object: let `schemaById` return the same object for the same id.
 *
 * @throws when the message has no wire-format header, or does not fit its schema
 * @example decodeAvro(record.value, (id) => schemas.get(id))
 */
export function decodeAvro(message: Buffer, schemaById: (id: number) => object): DecodedAvro {
  const { schemaId, value } = decodeAvroAsBuilt(message, schemaById);
  return { schemaId, value: toPlain(value) };
}

/** The same, with records and ambiguous unions as avsc builds them: `toPlain` makes them plain. Much faster. */
export function decodeAvroAsBuilt(message: Buffer, schemaById: (id: number) => object): DecodedAvro {
  const schemaId = schemaIdOf(message);
  if (schemaId === undefined) {
    throw new Error('The message is not in the wire format of the schema registry: it does not begin with a zero byte');
  }
  return { schemaId, value: avroType(schemaById(schemaId)).fromBuffer(message.subarray(wireHeaderLength)) };
}

/** The schema that a message names; `undefined` when it is not in the registry's wire format. */
export function schemaIdOf(message: Buffer): number | undefined {
  if (message.length < wireHeaderLength || message[0] !== wireFormatMarker) return undefined;
  return message.readUInt32BE(1);
}

/** avsc builds records as instances of generated classes and ambiguous unions as wrappers; consumers want neither. */
export function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isWrappedBranch(value)) return toPlain(value.unwrap());
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toPlain(part)]));
}

function isWrappedBranch(value: object): value is { unwrap(): unknown } {
  return !Object.hasOwn(value, 'unwrap') && 'unwrap' in value && typeof value.unwrap === 'function';
}
