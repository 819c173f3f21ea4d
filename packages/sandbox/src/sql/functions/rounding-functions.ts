import { DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { exactOf } from '../duckdb/emit-decimal-arithmetic.ts';
import { pending } from '../duckdb/emitter.ts';
import { divideRounded, readDecimal, rescale } from '../spark/decimal-value.ts';
import { halfEven } from '../spark/format-number.ts';
import { doubleText } from '../spark/number-text.ts';
import { boundedDecimal, decimalOf, decimalText, isIntegral, type SqlType } from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';
import { byType, type CallSite, type FunctionRule, type FunctionRules, own } from './function-rule.ts';

/** Functions that round. */
export const roundingFunctions: FunctionRules = {
  bround: rounding('bround'),
  ceil: toWhole('ceil'),
  ceiling: toWhole('ceil'),
  floor: toWhole('floor'),
  rint: own('d', { name: 'spark_rint', returns: 'double', run: ([value]) => evenInteger(Number(value)) }),
  round: rounding('round'),
};

/** CEIL and FLOOR: whole numbers from doubles, decimals without a point from decimals. */
function toWhole(name: 'ceil' | 'floor'): FunctionRule {
  return byType((value, site) => {
    const decimal = decimalOf(value.type);
    if (!decimal) return { sql: `CAST(${name}(${site.as(0, 'double')}) AS BIGINT)`, type: 'long' };
    const type = boundedDecimal({ precision: decimal.precision - decimal.scale + 1, scale: 0 });
    return { sql: `CAST(${name}(${value.sql}) AS DECIMAL(${type.precision},0))`, type: decimalText(type) };
  });
}

function rounding(name: 'round' | 'bround'): FunctionRule {
  return { least: 1, most: 2, shownDefaults: ['', '0'], emit: (site) => emitRounding(site, name) };
}

function emitRounding(site: CallSite, name: 'round' | 'bround'): ReturnType<FunctionRule['emit']> {
  const value = site.typed(0);
  if (value.type === undefined) return pending([value]);
  const given = site.call.args[1];
  if (given && given.kind !== 'literal') throw unsupported(`${name} to a number of digits that is not a literal`);
  const digits = given ? Number(given.text) : 0;
  if (isIntegral(value.type) && digits >= 0) return value;
  const decimal = decimalOf(value.type);
  const round = (exact: { unscaled: bigint; scale: number }): bigint =>
    name === 'bround' ? halfEven(exact, Math.max(digits, 0)) : rescale(exact, Math.max(digits, 0));
  if (decimal && digits >= 0) {
    const scale = Math.min(decimal.scale, digits);
    const type = boundedDecimal({ precision: decimal.precision - decimal.scale + 1 + scale, scale });
    const native = {
      name: `spark_${name}_${type.precision}_${scale}_${digits}`,
      parameters: 1,
      returns: decimalText(type),
      run: ([one = null]: readonly DuckDBValue[], [from = 'void']: readonly SqlType[]) => {
        const exact = exactOf(one, from);
        const unscaled = digits >= exact.scale ? exact.unscaled : round(exact);
        return new DuckDBDecimalValue(unscaled, type.precision, scale);
      },
    };
    return site.native(native, value.sql);
  }
  if (decimal || isIntegral(value.type)) return roundedLeft(site, value, digits);
  const native = {
    name: `spark_${name}_double_${String(digits).replace('-', 'm')}`,
    parameters: 1,
    returns: value.type === 'float' ? 'float' : 'double',
    run: ([one = null]: readonly DuckDBValue[]) => roundDouble(Number(one), digits, name),
  };
  return site.native(native, value.type === 'string' ? site.as(0, 'double') : value.sql);
}

function roundedLeft(
  site: CallSite,
  value: { sql: string; type?: SqlType | undefined },
  digits: number,
): ReturnType<FunctionRule['emit']> {
  if (value.type !== 'long' && value.type !== 'integer') throw unsupported('rounding left of the point');
  const unit = 10n ** BigInt(-digits);
  const native = {
    name: `spark_round_left_${-digits}_${value.type}`,
    parameters: 1,
    returns: value.type,
    run: ([one = null]: readonly DuckDBValue[]) => {
      const rounded = divideRounded(BigInt(String(one)), unit) * unit;
      return value.type === 'long' ? rounded : Number(rounded);
    },
  };
  return site.native(native, value.sql);
}

function roundDouble(value: number, digits: number, name: 'round' | 'bround'): number {
  const exact = Number.isFinite(value) ? readDecimal(doubleText(value)) : undefined;
  if (!exact) return value;
  if (digits < 0) {
    const unit = 10n ** BigInt(exact.scale - digits);
    return Number(divideRounded(exact.unscaled, unit)) * 10 ** -digits;
  }
  const unscaled = name === 'bround' ? halfEven(exact, digits) : rescale(exact, digits);
  return Number(`${unscaled}e-${digits}`);
}

function evenInteger(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
