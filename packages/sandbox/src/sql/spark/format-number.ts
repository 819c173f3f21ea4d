import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { decimalValueText, readDecimal } from './decimal-value.ts';
import type { SqlType } from './sql-type.ts';
import { valueText } from './value-text.ts';

/** `12,345.68`: thousands apart, half to even. Null for less than no digits. */
export function formatNumber(value: DuckDBValue, type: SqlType, digits: number): string | null {
  if (digits < 0) return null;
  const exact =
    value instanceof DuckDBDecimalValue
      ? { unscaled: value.value, scale: value.scale }
      : readDecimal(valueText(value, type) ?? '');
  if (!exact) return valueText(value, type);
  const rounded = halfEven(exact, digits);
  const [whole = '', fraction] = decimalValueText({ unscaled: rounded, scale: digits }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Rounds to so many digits; a half goes to the even neighbour. */
export function halfEven(
  { unscaled, scale }: { readonly unscaled: bigint; readonly scale: number },
  digits: number,
): bigint {
  if (digits >= scale) return unscaled * 10n ** BigInt(digits - scale);
  const divisor = 10n ** BigInt(scale - digits);
  const quotient = unscaled / divisor;
  const rest = unscaled % divisor;
  const twice = 2n * (rest < 0n ? -rest : rest);
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n);
  if (!isUp) return quotient;
  return unscaled < 0n ? quotient - 1n : quotient + 1n;
}
