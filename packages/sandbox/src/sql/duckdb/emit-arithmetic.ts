import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import type { NativeFunction } from '../spark/native-function.ts';
import { decimalOf, isFractional, isIntegral, isNumeric, type SqlType, typeText } from '../spark/sql-type.ts';
import { SqlError } from '../sql-error.ts';
import { byZero, callNative, inLong, modePrefix, type Operand, remainderByZero } from './arithmetic-parts.ts';
import { emitCast } from './emit-cast.ts';
import { emitDateArithmetic, isTemporal } from './emit-date-arithmetic.ts';
import { emitDecimalArithmetic } from './emit-decimal-arithmetic.ts';
import { type Emitted, type Emitter, pending } from './emitter.ts';

const wholeOrder = ['byte', 'short', 'integer', 'long'];

/** `+ - * / % div` as Spark does them in ANSI mode. With `isTry`, what would fail is null. */
export function emitArithmetic(
  emitter: Emitter,
  operator: string,
  operands: readonly [Operand, Operand],
  isTry = false,
): Emitted {
  const [left, right] = operands;
  if (left.type === undefined || right.type === undefined) return pending([left, right]);
  if (isTemporal(left.type) || isTemporal(right.type)) return emitDateArithmetic(emitter, operator, left, right);
  const [a, b] = promoted(emitter, operator, left, right);
  const [aType, bType] = [a.type ?? 'void', b.type ?? 'void'];
  if (!isNumeric(aType) || !isNumeric(bType)) throw mismatch(operator, left.type, right.type);
  const hasDecimal = decimalOf(aType) !== undefined || decimalOf(bType) !== undefined;
  if (hasDecimal && !isFractional(aType) && !isFractional(bType))
    return emitDecimalArithmetic(emitter, operator, [a, b], isTry);
  if (operator === '/') return callNative(emitter, divide(isTry), a, b);
  if (operator === 'DIV') {
    if (isFractional(aType) || isFractional(bType)) throw mismatch(operator, aType, bType);
    return callNative(emitter, wholeDivide(isTry), a, b);
  }
  const type = isFractional(aType) || isFractional(bType) ? widerFraction(aType, bType) : widerWhole(aType, bType);
  if (operator === '%') return callNative(emitter, remainder(type, isTry), a, b);
  if (isTry && isIntegral(type)) return callNative(emitter, tryWhole(operator, type), a, b);
  return { sql: `(${emitCastUp(a, type)} ${operator} ${emitCastUp(b, type)})`, type };
}

/** A whole number beside a fraction is one. */
function emitCastUp(value: Emitted, type: string): string {
  if (value.type === type) return value.sql;
  return `CAST(${value.sql} AS ${type === 'double' ? 'DOUBLE' : type === 'float' ? 'FLOAT' : wholeNames[type]})`;
}

const wholeNames: Readonly<Record<string, string>> = {
  byte: 'TINYINT',
  short: 'SMALLINT',
  integer: 'INTEGER',
  long: 'BIGINT',
};

function widerFraction(left: SqlType, right: SqlType): string {
  return left === 'float' && right === 'float' ? 'float' : 'double';
}

function widerWhole(left: SqlType, right: SqlType): string {
  return wholeOrder[Math.max(wholeOrder.indexOf(String(left)), wholeOrder.indexOf(String(right)))] ?? 'long';
}

/** A string beside a number is one; nothing beside anything is of its type. */
function promoted(emitter: Emitter, operator: string, left: Operand, right: Operand): readonly [Operand, Operand] {
  const promote = (value: Operand, other: SqlType): Operand => {
    if (value.type === 'void')
      return {
        ...emitCast(emitter, value, other === 'void' ? 'double' : other),
        type: other === 'void' ? 'double' : other,
      };
    if (value.type !== 'string') return value;
    if (!isNumeric(other)) throw mismatch(operator, left.type ?? 'void', right.type ?? 'void');
    const to = isIntegral(other) ? 'long' : 'double';
    return { ...emitCast(emitter, value, to), type: to };
  };
  return [promote(left, right.type ?? 'void'), promote(right, left.type ?? 'void')];
}

function mismatch(operator: string, left: SqlType, right: SqlType): SqlError {
  return new SqlError(
    'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES',
    '42K09',
    `The operands of ${operator.toLowerCase()} are "${typeText(left).toUpperCase()}" and "${typeText(right).toUpperCase()}".`,
  );
}

function divide(isTry: boolean): NativeFunction {
  return {
    name: `${modePrefix(isTry)}divide`,
    parameters: 2,
    returns: 'double',
    run([a = null, b = null]) {
      const divisor = numberOf(b);
      return divisor === 0 ? byZero(isTry) : numberOf(a) / divisor;
    },
  };
}

function wholeDivide(isTry: boolean): NativeFunction {
  return {
    name: `${modePrefix(isTry)}div`,
    parameters: 2,
    returns: 'long',
    run([a = null, b = null]) {
      const divisor = BigInt(String(b));
      return divisor === 0n ? byZero(isTry) : inLong(BigInt(String(a)) / divisor, isTry);
    },
  };
}

function remainder(type: string, isTry: boolean): NativeFunction {
  return {
    name: `${modePrefix(isTry)}remainder_${type}`,
    parameters: 2,
    returns: type,
    run([a = null, b = null]) {
      const divisor = numberOf(b);
      if (divisor === 0) return remainderByZero(isTry);
      if (type !== 'long') return numberOf(a) % divisor;
      return BigInt(String(a)) % BigInt(String(b));
    },
  };
}

function tryWhole(operator: string, type: string): NativeFunction {
  const names: Readonly<Record<string, string>> = { '+': 'add', '-': 'subtract', '*': 'multiply' };
  const bits = { byte: 7n, short: 15n, integer: 31n, long: 63n }[type] ?? 63n;
  return {
    name: `try_${names[operator]}_${type}`,
    parameters: 2,
    returns: type,
    run([a = null, b = null]) {
      const [left, right] = [BigInt(String(a)), BigInt(String(b))];
      const value = operator === '+' ? left + right : operator === '-' ? left - right : left * right;
      if (value < -(2n ** bits) || value >= 2n ** bits) return null;
      return type === 'long' ? value : Number(value);
    },
  };
}

function numberOf(value: DuckDBValue): number {
  if (value instanceof DuckDBDecimalValue) return Number(`${value.value}e-${value.scale}`);
  return Number(value);
}
