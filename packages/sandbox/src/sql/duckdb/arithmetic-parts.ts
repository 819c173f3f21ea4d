import type { NativeFunction } from '../spark/native-function.ts';
import { SqlError } from '../sql-error.ts';
import type { Emitted, Emitter, Typed } from './emitter.ts';

/** What a literal of a whole number counts as beside a decimal: as many digits as it has. */
export interface Operand extends Typed {
  readonly literalDigits?: number | undefined;
}

export function callNative(emitter: Emitter, native: NativeFunction, left: Emitted, right: Emitted): Emitted {
  return { sql: `${emitter.native(native)}(${left.sql}, ${right.sql})`, type: native.returns };
}

export function byZero(isTry: boolean): null {
  if (isTry) return null;
  throw new SqlError(
    'DIVIDE_BY_ZERO',
    '22012',
    'Division by zero. Use `try_divide` to tolerate a divisor of 0 and return NULL.',
  );
}

export function remainderByZero(isTry: boolean): null {
  if (isTry) return null;
  throw new SqlError(
    'REMAINDER_BY_ZERO',
    '22012',
    'Remainder by zero. Use `try_mod` to tolerate a divisor of 0 and return NULL.',
  );
}

export const modePrefix = (isTry: boolean): string => (isTry ? 'try_' : 'ansi_');

export function inLong(value: bigint, isTry: boolean): bigint | null {
  if (BigInt.asIntN(64, value) === value) return value;
  if (isTry) return null;
  throw new SqlError('ARITHMETIC_OVERFLOW', '22003', `${value} does not fit a BIGINT.`);
}
