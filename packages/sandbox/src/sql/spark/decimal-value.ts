import { SqlError } from '../sql-error.ts';
import { plainText } from './number-text.ts';
import type { DecimalType } from './sql-type.ts';

/** An exact number: `unscaled` shifted by `scale` digits. */
export interface DecimalValue {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** Reads digits with or without an exponent; `undefined` for what is no number. */
export function readDecimal(text: string): DecimalValue | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?\s*$/.exec(text) ?? [];
  if (whole + fraction === '') return undefined;
  const digits = plainText(`${whole || '0'}.${fraction}`, Number(exponent));
  const [before = '', after = ''] = digits.split('.');
  const unscaled = BigInt(before + after);
  return { unscaled: sign === '-' ? -unscaled : unscaled, scale: after.length };
}

/** The same number with another scale, rounded half away from zero. */
export function rescale({ unscaled, scale }: DecimalValue, to: number): bigint {
  if (to >= scale) return unscaled * 10n ** BigInt(to - scale);
  return divideRounded(unscaled, 10n ** BigInt(scale - to));
}

/** Half away from zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const isUp = 2n * absolute(rest) >= absolute(divisor);
  if (!isUp) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The digits of a number, cut to a type. Throws a `SqlError` when they do not fit. */
export function fitDecimal(value: DecimalValue, { precision, scale }: DecimalType): bigint {
  const unscaled = rescale(value, scale);
  if (absolute(unscaled) < 10n ** BigInt(precision)) return unscaled;
  throw new SqlError(
    'NUMERIC_VALUE_OUT_OF_RANGE.WITH_SUGGESTION',
    '22003',
    `${decimalValueText(value)} cannot be represented as Decimal(${precision}, ${scale}). Use try_cast to get NULL instead.`,
  );
}

export function decimalValueText({ unscaled, scale }: DecimalValue): string {
  const digits = absolute(unscaled)
    .toString()
    .padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0n ? `-${text}` : text;
}
