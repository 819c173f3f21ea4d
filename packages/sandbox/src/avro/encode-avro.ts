import type { AvroType } from './avro-type.ts';

/** First byte of every message in the registry's wire format. */
export const wireFormatMarker = 0;
/** Marker and schema id: what precedes the Avro binary. */
export const wireHeaderLength = 5;

/**
 * Encodes a value in the registry's wire format: a zero byte, the schema id as four bytes (big-endian), Avro binary.
 *
 * @throws when the value does not fit the type; the error names the fields, never their values
 * @example encodeAvro(100001, avroType(schema), { id: 1n })
 */
export function encodeAvro(schemaId: number, type: AvroType, value: unknown): Buffer {
  let end = encodeInto(schemaId, type, value);
  if (end < 0) {
    // No room: what is missing, and as much again for what comes next.
    space = Buffer.allocUnsafeSlow(Math.max(spaceBytes, wireHeaderLength - end + space.length - used));
    used = 0;
    end = encodeInto(schemaId, type, value);
  }
  const message = space.subarray(used, end);
  used = end;
  return message;
}

/** Messages are small and many: they lie one behind the other in space that is shared, and freed with the last of them. */
const spaceBytes = 65_536;
let space = Buffer.allocUnsafeSlow(spaceBytes);
let used = 0;

/** Where the message ends, or below 0 the number of bytes that are missing. */
function encodeInto(schemaId: number, type: AvroType, value: unknown): number {
  const start = used + wireHeaderLength;
  if (start > space.length) return space.length - start;
  space[used] = wireFormatMarker;
  space.writeUInt32BE(schemaId, used + 1);
  return binaryInto(type, value, start);
}

function binaryInto(type: AvroType, value: unknown, start: number): number {
  try {
    return type.encode(value, space, start);
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
