/** Below this, a number holds what has been read exactly, and seven bits more. */
const exactBytes = 6;

/**
 * Reads an Avro `long`: seven bits a byte, the lowest first, and the sign in the lowest bit of all.
 *
 * @see https://avro.apache.org/docs/1.11.1/specification/#primitive-types-1
 */
export function readVarint(bytes: Uint8Array): bigint {
  if (bytes.length > exactBytes) return readLong(bytes);
  let value = 0;
  for (let index = bytes.length - 1; index >= 0; index -= 1) value = value * 128 + ((bytes[index] ?? 0) & 127);
  return BigInt(value % 2 === 0 ? value / 2 : -(value + 1) / 2);
}

function readLong(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let index = bytes.length - 1; index >= 0; index -= 1) value = (value << 7n) | BigInt((bytes[index] ?? 0) & 127);
  return BigInt.asIntN(64, value & 1n ? -(value >> 1n) - 1n : value >> 1n);
}

const space = Buffer.alloc(10);

/** Writes an Avro `long`. The bytes are only good until the next one is written. */
export function writeVarint(value: bigint): Buffer {
  const zigzag = value < 0n ? -2n * value - 1n : 2n * value;
  const high = Number(zigzag >> 28n);
  let length = 0;
  let rest = Number(zigzag & 0xfffffffn);
  if (high > 0) {
    while (length < 4) {
      space[length] = (rest & 127) | 128;
      rest >>>= 7;
      length += 1;
    }
    rest = high;
  }
  while (rest > 127) {
    space[length] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
    length += 1;
  }
  space[length] = rest;
  return space.subarray(0, length + 1);
}
