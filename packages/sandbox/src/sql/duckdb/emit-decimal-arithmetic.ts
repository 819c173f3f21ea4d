import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import {
  absolute,
  type DecimalValue,
  divideRounded,
  fitDecimal,
  readDecimal,
  rescale,
} from '../spark/decimal-value.ts';
import { boundedDecimal, type DecimalType, decimalFor, decimalText, type SqlType } from '../spark/sql-type.ts';
import { valueText } from '../spark/value-text.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { byZero, callNative, inLong, modePrefix, type Operand, remainderByZero } from './arithmetic-parts.ts';
import type { Emitted, Emitter } from './emitter.ts';

function shapeOf(operand: Operand): DecimalType {
  if (operand.literalDigits !== undefined) return { precision: operand.literalDigits, scale: 0 };
  return decimalFor(operand.type ?? 'void') ?? { precision: 38, scale: 0 };
}

/** Spark's types of results. Beyond 38 digits, some behind the point go. */
function decimalResult(operator: string, a: DecimalType, b: DecimalType): DecimalType {
  const scale = Math.max(a.scale, b.scale);
  switch (operator) {
    case '+':
    case '-':
      return { precision: Math.max(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale };
    case '*':
      return { precision: a.precision + b.precision + 1, scale: a.scale + b.scale };
    case '%':
      return { precision: Math.min(a.precision - a.scale, b.precision - b.scale) + scale, scale };
    default: {
      const quotient = Math.max(6, a.scale + b.precision + 1);
      return { precision: a.precision - a.scale + b.scale + quotient, scale: quotient };
    }
  }
}

/** Arithmetic of exact numbers, computed digit by digit. */
export function emitDecimalArithmetic(
  emitter: Emitter,
  operator: string,
  [a, b]: readonly [Operand, Operand],
  isTry: boolean,
): Emitted {
  const result = boundedDecimal(decimalResult(operator, shapeOf(a), shapeOf(b)));
  const type = operator === 'DIV' ? 'long' : decimalText(result);
  const names: Readonly<Record<string, string>> = {
    '+': 'add',
    '-': 'subtract',
    '*': 'multiply',
    '/': 'divide',
    '%': 'remainder',
    DIV: 'div',
  };
  const name = names[operator];
  if (name === undefined) throw unsupported(`${operator} on decimals`);
  return callNative(
    emitter,
    {
      name: `${modePrefix(isTry)}decimal_${name}_${result.precision}_${result.scale}`,
      parameters: 2,
      returns: type,
      run([x = null, y = null], [xType = 'void', yType = 'void']) {
        const value = compute(operator, exactOf(x, xType), exactOf(y, yType), { result, isTry });
        if (value === null) return null;
        if (operator === 'DIV') return inLong(value.unscaled, isTry);
        try {
          return new DuckDBDecimalValue(fitDecimal(value, result), result.precision, result.scale);
        } catch (error) {
          if (isTry && error instanceof SqlError) return null;
          throw error;
        }
      },
    },
    a,
    b,
  );
}

export function exactOf(value: DuckDBValue, type: SqlType): DecimalValue {
  if (value instanceof DuckDBDecimalValue) return { unscaled: value.value, scale: value.scale };
  return readDecimal(valueText(value, type) ?? '') ?? { unscaled: 0n, scale: 0 };
}

function compute(
  operator: string,
  a: DecimalValue,
  b: DecimalValue,
  { result, isTry }: { readonly result: DecimalType; readonly isTry: boolean },
): DecimalValue | null {
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [rescale(a, scale), rescale(b, scale)];
  switch (operator) {
    case '+':
      return { unscaled: left + right, scale };
    case '-':
      return { unscaled: left - right, scale };
    case '*':
      return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale };
    case '%':
      return right === 0n ? remainderByZero(isTry) : { unscaled: left % right, scale };
    case 'DIV':
      return right === 0n ? byZero(isTry) : { unscaled: left / right, scale: 0 };
    default: {
      if (right === 0n) return byZero(isTry);
      const shifted = left * 10n ** BigInt(result.scale);
      return { unscaled: absolute(right) === 0n ? 0n : divideRounded(shifted, right), scale: result.scale };
    }
  }
}
