/** A decimal number without loss: `value = unscaled × 10^-scale`. */
export interface ExactDecimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/**
 * Reads PostgreSQL's text of a `numeric`.
 *
 * @param scale digits behind the point; by default, as many as the text has
 * @throws on NaN and infinities, which have no decimal form, and when digits would be lost
 */
export function parseDecimal(text: string, scale?: number): ExactDecimal {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) throw new Error(`${text} has no decimal form`);
  const [, sign, whole, fraction = ''] = parts;
  const digits = scale === undefined ? fraction : fraction.padEnd(scale, '0');
  if (scale !== undefined && digits.length > scale)
    throw new Error(`${text} has more than ${scale} digits behind the point`);
  return { unscaled: BigInt(`${sign}1`) * BigInt(`${whole}${digits}`), scale: digits.length };
}

/** Two's complement, big-endian, in as few bytes as hold it: how Avro and Java write a big integer. */
export function toTwosComplement(value: bigint): Buffer {
  let length = 1;
  while (BigInt.asIntN(length * 8, value) !== value) length += 1;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  return Buffer.from(hex, 'hex');
}
