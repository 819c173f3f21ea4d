import { plain, semantic } from './connect-schema.ts';
import type { ColumnCodec } from './simple-codecs.ts';

/** What a `varbit` without a length may have. */
const longest = 2_147_483_647;

/** `bit(1)` is a boolean; more bits are bytes, the last bit first, without the zeros at the end. */
export function bitCodec(typeName: 'bit' | 'varbit', typeModifier: number): ColumnCodec {
  const length = typeModifier >= 0 ? typeModifier : typeName === 'bit' ? 1 : longest;
  if (typeName === 'bit' && length === 1) {
    return { schema: plain('BOOLEAN'), parse: (text) => text === '1', empty: false };
  }
  const schema = semantic('BYTES', 'io.debezium.data.Bits', { length: String(length) });
  return { schema, parse: parseBits, empty: Buffer.alloc(0) };
}

function parseBits(text: string): Buffer {
  const bytes = Buffer.alloc(Math.ceil(text.length / 8));
  for (let bit = 0; bit < text.length; bit += 1) {
    if (text[text.length - 1 - bit] === '1') bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}
