import { emitArithmetic } from '../duckdb/emit-arithmetic.ts';
import { emitCast } from '../duckdb/emit-cast.ts';
import { operandOf } from '../duckdb/emit-operand.ts';
import type { SqlType } from '../spark/sql-type.ts';
import { SqlError, unsupported } from '../sql-error.ts';
import { byType, type FunctionRule, type FunctionRules, own, simple } from './function-rule.ts';

/** Functions of numbers. */
export const numberFunctions: FunctionRules = {
  abs: keeping((sql) => `abs(${sql})`),
  acos: real('spark_acos', Math.acos),
  asin: real('spark_asin', Math.asin),
  atan: real('spark_atan', Math.atan),
  atan2: simple('dd', 'double', (a, b) => `atan2(${a}, ${b})`),
  bin: own('l', {
    name: 'spark_bin',
    returns: 'string',
    run: ([value]) => BigInt.asUintN(64, BigInt(String(value))).toString(2),
  }),
  cbrt: real('spark_cbrt', Math.cbrt),
  conv: own('sii', {
    name: 'spark_conv',
    returns: 'string',
    run: ([value, from, to]) => convert(String(value), Number(from), Number(to)),
  }),
  cos: real('spark_cos', Math.cos),
  cosh: real('spark_cosh', Math.cosh),
  cot: real('spark_cot', (value) => 1 / Math.tan(value)),
  degrees: simple('d', 'double', (a) => `degrees(${a})`),
  e: simple('', 'double', () => 'CAST(2.718281828459045 AS DOUBLE)'),
  exp: real('spark_exp', Math.exp),
  expm1: real('spark_expm1', Math.expm1),
  factorial: own('i', {
    name: 'spark_factorial',
    returns: 'long',
    run([value]) {
      const count = Number(value);
      if (count < 0 || count > 20) return null;
      return Array.from({ length: count }, (_none, index) => BigInt(index + 1)).reduce(
        (product, one) => product * one,
        1n,
      );
    },
  }),
  hypot: own('dd', { name: 'spark_hypot', returns: 'double', run: ([a, b]) => Math.hypot(Number(a), Number(b)) }),
  isnan: own('d', { name: 'spark_isnan', returns: 'boolean', run: ([value]) => Number.isNaN(value) }),
  ln: logarithm('spark_ln', Math.log),
  log: own('d?d', {
    name: 'spark_log',
    returns: 'double',
    run([base, value]) {
      const [a, b] = [Number(base), Number(value)];
      if (value === undefined) return a <= 0 ? null : Math.log(a);
      return a <= 0 || b <= 0 ? null : Math.log(b) / Math.log(a);
    },
  }),
  log10: logarithm('spark_log10', Math.log10),
  log1p: own('d', {
    name: 'spark_log1p',
    returns: 'double',
    run: ([value]) => (Number(value) <= -1 ? null : Math.log1p(Number(value))),
  }),
  log2: logarithm('spark_log2', Math.log2),
  mod: operator('%'),
  negative: keeping((sql) => `(- ${sql})`),
  pi: simple('', 'double', () => 'pi()'),
  pmod: own('ll', {
    name: 'spark_pmod',
    returns: 'long',
    run([a, b]) {
      const [value, divisor] = [BigInt(String(a)), BigInt(String(b))];
      if (divisor === 0n)
        throw new SqlError(
          'REMAINDER_BY_ZERO',
          '22012',
          'Remainder by zero. Use `try_mod` to tolerate a divisor of 0 and return NULL.',
        );
      const rest = value % divisor;
      return rest < 0n ? (rest + divisor) % divisor : rest;
    },
  }),
  positive: keeping((sql) => sql),
  pow: own('dd', { name: 'spark_pow', returns: 'double', run: ([a, b]) => Number(a) ** Number(b) }),
  power: own('dd', { name: 'spark_pow', returns: 'double', run: ([a, b]) => Number(a) ** Number(b) }),
  radians: simple('d', 'double', (a) => `radians(${a})`),
  rand: { least: 0, most: 1, emit: ({ call }) => unseeded(call.args.length, 'random()') },
  random: { least: 0, most: 1, emit: ({ call }) => unseeded(call.args.length, 'random()') },
  shiftleft: own('ii', { name: 'spark_shiftleft', returns: 'integer', run: ([a, b]) => Number(a) << Number(b) }),
  shiftright: own('ii', { name: 'spark_shiftright', returns: 'integer', run: ([a, b]) => Number(a) >> Number(b) }),
  sign: simple('d', 'double', (a) => `CAST(sign(${a}) AS DOUBLE)`),
  signum: simple('d', 'double', (a) => `CAST(sign(${a}) AS DOUBLE)`),
  sin: real('spark_sin', Math.sin),
  sinh: real('spark_sinh', Math.sinh),
  sqrt: real('spark_sqrt', Math.sqrt),
  tan: real('spark_tan', Math.tan),
  tanh: real('spark_tanh', Math.tanh),
  try_add: operator('+', true),
  try_divide: operator('/', true),
  try_mod: operator('%', true),
  try_multiply: operator('*', true),
  try_subtract: operator('-', true),
};

function real(name: string, compute: (value: number) => number): FunctionRule {
  return own('d', { name, returns: 'double', run: ([value]) => compute(Number(value)) });
}

/** Of what is not above 0 there is none. */
function logarithm(name: string, compute: (value: number) => number): FunctionRule {
  return own('d', { name, returns: 'double', run: ([value]) => (Number(value) <= 0 ? null : compute(Number(value))) });
}

function unseeded(count: number, sql: string): { sql: string; type: SqlType } {
  if (count > 0) throw unsupported('random numbers from a seed');
  return { sql, type: 'double' };
}

/** A function whose result has the type of its argument. */
function keeping(sql: (value: string) => string): FunctionRule {
  return byType((value, site) => {
    const number = value.type === 'string' || value.type === 'void' ? emitCast(site.emitter, value, 'double') : value;
    return { sql: sql(number.sql), type: number.type };
  });
}

function operator(symbol: string, isTry = false): FunctionRule {
  return {
    least: 2,
    most: 2,
    emit: ({ emitter, call, scope }) => {
      const [left, right] = call.args.map((arg) => operandOf(emitter, arg, scope));
      if (!left || !right) throw unsupported(symbol);
      return emitArithmetic(emitter, symbol, [left, right], isTry);
    },
  };
}

/** A whole number from one base to another, as far as digits go. */
function convert(text: string, from: number, to: number): string | null {
  const [, sign = '', digits = ''] = /^\s*(-?)([0-9a-z]*)/i.exec(text) ?? [];
  if (from < 2 || from > 36 || Math.abs(to) < 2 || Math.abs(to) > 36) return null;
  let value = 0n;
  for (const digit of digits.toLowerCase()) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= from) break;
    value = value * BigInt(from) + BigInt(worth);
  }
  const signed = sign === '-' ? -value : value;
  return (to > 0 ? BigInt.asUintN(64, signed) : signed).toString(Math.abs(to)).toUpperCase();
}
