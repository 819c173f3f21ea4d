import type { AvroType } from './avro-type.ts';

/** First byte of every message in the registry's wire format. */
export const wireFormatMarker = 0;
/** Marker and schema id: what stands before the Avro binary. */
export const wireHeaderLength = 5;

/**
 * Encodes a value in the registry's wire format: a zero byte, the schema id as four bytes (big-endian), Avro binary.
 *
 * @throws when the value does not fit the type; the error names the fields, never their values
 * @example encodeAvro(100001, avroType(schema), { id: 1n })
 */
export function encodeAvro(schemaId: number, type: AvroType, value: unknown): Buffer {
  const header = Buffer.alloc(wireHeaderLength);
  header.writeUInt8(wireFormatMarker, 0);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, toBinary(type, value)]);
}

function toBinary(type: AvroType, value: unknown): Buffer {
  try {
    return type.toBuffer(value);
  } catch (cause) {
    // avsc prints the value in its own error, and fails to print a bigint.
    const misfits: string[] = [];
    type.isValid(value, {
      errorHook: (path, _part, expected) =>
        misfits.push(`${path.join('.')} is not of type ${expected.typeName.replace('abstract:', '')}`),
    });
    if (misfits.length === 0) throw cause;
    throw new Error(`The value does not fit the Avro schema ${type.name ?? type.typeName}: ${misfits.join(', ')}`);
  }
}
