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
  if (message.length < wireHeaderLength || message.readUInt8(0) !== wireFormatMarker) {
    throw new Error('The message is not in the wire format of the schema registry: it does not begin with a zero byte');
  }
  const schemaId = message.readUInt32BE(1);
  const type = avroType(schemaById(schemaId));
  return { schemaId, value: toPlain(type.fromBuffer(message.subarray(wireHeaderLength))) };
}

/** avsc builds records as instances of generated classes and ambiguous unions as wrappers; consumers want neither. */
function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isWrappedBranch(value)) return toPlain(value.unwrap());
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toPlain(part)]));
}

function isWrappedBranch(value: object): value is { unwrap(): unknown } {
  return !Object.hasOwn(value, 'unwrap') && 'unwrap' in value && typeof value.unwrap === 'function';
}
