import {
  blobValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { SqlError } from '../sql-error.ts';
import { floorDivide, readDate, readTimestamp } from './date-text.ts';
import { type DecimalValue, fitDecimal, readDecimal } from './decimal-value.ts';
import { decimalOf, isNumeric, type SqlType, typeText } from './sql-type.ts';
import { valueText } from './value-text.ts';

const microsPerDay = 86_400_000_000n;
const limits: Readonly<Record<string, bigint>> = {
  byte: 2n ** 7n,
  short: 2n ** 15n,
  integer: 2n ** 31n,
  long: 2n ** 63n,
};

/** A value in another type, by the rules of ANSI mode. Throws a `SqlError` where it does not fit. */
export function castValue(value: DuckDBValue, from: SqlType, to: SqlType): DuckDBValue {
  if (value === null || to === 'void') return null;
  if (to === 'string') return valueText(value, from);
  if (typeof to !== 'string' || typeof from !== 'string') throw mismatch(from, to);
  if (from === to) return value;
  if (value instanceof DuckDBBlobValue || to === 'binary') return binary(value, from, to);
  if (to === 'boolean') return toBoolean(value, from);
  if (to === 'date') return toDate(value, from);
  if (to === 'timestamp' || to === 'timestamp_ntz') return toTimestamp(value, from, to);
  if (from === 'date' || from === 'interval' || from === 'timestamp_ntz') throw mismatch(from, to);
  const decimal = decimalOf(to);
  if (decimal)
    return new DuckDBDecimalValue(fitDecimal(exact(value, from, to), decimal), decimal.precision, decimal.scale);
  if (to === 'double') return toNumber(value, from, to);
  return to === 'float' ? Math.fround(toNumber(value, from, to)) : toWhole(value, from, to);
}

function invalid(value: DuckDBValue, from: SqlType, to: SqlType): SqlError {
  return new SqlError(
    'CAST_INVALID_INPUT',
    '22018',
    `The value '${valueText(value, from)}' of the type "${typeText(from).toUpperCase()}" cannot be cast to ` +
      `"${typeText(to).toUpperCase()}" because it is malformed. Use try_cast to get NULL instead.`,
  );
}

function overflow(value: DuckDBValue, from: SqlType, to: SqlType): SqlError {
  return new SqlError(
    'CAST_OVERFLOW',
    '22003',
    `The value ${valueText(value, from)} of the type "${typeText(from).toUpperCase()}" cannot be cast to ` +
      `"${typeText(to).toUpperCase()}" due to an overflow. Use try_cast to get NULL instead.`,
  );
}

function mismatch(from: SqlType, to: SqlType): SqlError {
  return new SqlError(
    'DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION',
    '42K09',
    `A value of the type "${typeText(from).toUpperCase()}" cannot be cast to "${typeText(to).toUpperCase()}".`,
  );
}

function binary(value: DuckDBValue, from: SqlType, to: SqlType): DuckDBValue {
  if (from === 'string' && to === 'binary') return blobValue(String(value));
  throw mismatch(from, to);
}

function toBoolean(value: DuckDBValue, from: SqlType): boolean {
  if (from === 'string') {
    const text = String(value).trim().toLowerCase();
    if (['t', 'true', 'y', 'yes', '1'].includes(text)) return true;
    if (['f', 'false', 'n', 'no', '0'].includes(text)) return false;
    throw invalid(value, from, 'boolean');
  }
  if (!isNumeric(from)) throw mismatch(from, 'boolean');
  return value instanceof DuckDBDecimalValue ? value.value !== 0n : Number(value) !== 0;
}

function toDate(value: DuckDBValue, from: SqlType): DuckDBDateValue {
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) {
    return new DuckDBDateValue(Number(floorDivide(value.micros, microsPerDay)));
  }
  if (from !== 'string') throw mismatch(from, 'date');
  const days = readDate(String(value));
  if (days === undefined) throw invalid(value, from, 'date');
  return new DuckDBDateValue(days);
}

function toTimestamp(value: DuckDBValue, from: SqlType, to: 'timestamp' | 'timestamp_ntz'): DuckDBValue {
  const make = (micros: bigint): DuckDBValue =>
    to === 'timestamp' ? new DuckDBTimestampTZValue(micros) : new DuckDBTimestampValue(micros);
  if (value instanceof DuckDBTimestampTZValue || value instanceof DuckDBTimestampValue) return make(value.micros);
  if (value instanceof DuckDBDateValue) return make(BigInt(value.days) * microsPerDay);
  if (from === 'string') {
    const micros = readTimestamp(String(value));
    if (micros === undefined) throw invalid(value, from, to);
    return make(micros);
  }
  if (!isNumeric(from) || to === 'timestamp_ntz') throw mismatch(from, to);
  const { unscaled, scale } = exact(value, from, to);
  return make((unscaled * 1_000_000n) / 10n ** BigInt(scale));
}

/** All digits of a number. */
function exact(value: DuckDBValue, from: SqlType, to: SqlType): DecimalValue {
  if (value instanceof DuckDBDecimalValue) return { unscaled: value.value, scale: value.scale };
  if (value instanceof DuckDBTimestampTZValue) return { unscaled: value.micros, scale: 6 };
  if (typeof value === 'boolean') return { unscaled: value ? 1n : 0n, scale: 0 };
  if (typeof value === 'number' && !Number.isFinite(value)) throw overflow(value, from, to);
  const read = readDecimal(valueText(value, from) ?? '');
  if (!read) throw invalid(value, from, to);
  return read;
}

function toNumber(value: DuckDBValue, from: SqlType, to: SqlType): number {
  if (from !== 'string') {
    const { unscaled, scale } = typeof value === 'number' ? { unscaled: value, scale: 0 } : exact(value, from, to);
    return typeof unscaled === 'number' ? unscaled : Number(`${unscaled}e-${scale}`);
  }
  const text = String(value).trim();
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(text);
  if (special) {
    if (/^nan$/i.test(special[2] ?? '')) return Number.NaN;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const [, digits] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?$/.exec(text) ?? [];
  if (digits === undefined) throw invalid(value, from, to);
  return Number(digits);
}

function toWhole(value: DuckDBValue, from: SqlType, to: string): DuckDBValue {
  const whole = wholeOf(value, from, to);
  const limit = limits[to] ?? 0n;
  if (whole < -limit || whole >= limit) {
    throw from === 'string' ? invalid(value, from, to) : overflow(value, from, to);
  }
  return to === 'long' ? whole : Number(whole);
}

function wholeOf(value: DuckDBValue, from: SqlType, to: string): bigint {
  if (from === 'string') {
    const text = String(value).trim();
    if (!/^[+-]?\d+$/.test(text)) throw invalid(value, from, to);
    return BigInt(text.replace(/^\+/, ''));
  }
  if (typeof value === 'number' && Number.isFinite(value)) return BigInt(Math.trunc(value));
  const { unscaled, scale } = exact(value, from, to);
  const divisor = 10n ** BigInt(scale);
  return value instanceof DuckDBTimestampTZValue ? floorDivide(unscaled, divisor) : unscaled / divisor;
}
