/**
 * The unscaled value of an Avro decimal: big-endian two's complement. Throws a RangeError when it has more digits than
 * the precision allows.
 */
export function decimalFromBytes(bytes: Uint8Array, precision: number): bigint {
  const hex = Buffer.from(bytes).toString('hex');
  const unscaled = hex === '' ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
  const limit = 10n ** BigInt(precision);
  if (unscaled >= limit || unscaled <= -limit) {
    throw new RangeError(`the decimal has more than ${precision} digits`);
  }
  return unscaled;
}

/** A decimal's digits, exactly: `decimalText(-5n, 2)` is `-0.05`. */
export function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  if (scale === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
