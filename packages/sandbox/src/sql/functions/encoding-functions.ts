import { SqlError } from '../sql-error.ts';
import { type FunctionRules, own, simple } from './function-rule.ts';

const text = (value: unknown): string => String(value);

/** Functions that encode strings, or make digests of them. */
export const encodingFunctions: FunctionRules = {
  ascii: own('s', { name: 'spark_ascii', returns: 'integer', run: ([value]) => text(value).codePointAt(0) ?? 0 }),
  base64: simple('y', 'string', (a) => `base64(${a})`),
  char: own('l', { name: 'spark_chr', returns: 'string', run: ([value]) => character(BigInt(text(value))) }),
  chr: own('l', { name: 'spark_chr', returns: 'string', run: ([value]) => character(BigInt(text(value))) }),
  hex: own('x', {
    name: 'spark_hex',
    returns: 'string',
    run: ([value], [type]) =>
      type === 'string'
        ? Buffer.from(text(value)).toString('hex').toUpperCase()
        : BigInt.asUintN(64, BigInt(text(value)))
            .toString(16)
            .toUpperCase(),
  }),
  md5: simple('s', 'string', (a) => `md5(${a})`),
  sha: simple('s', 'string', (a) => `sha1(${a})`),
  sha1: simple('s', 'string', (a) => `sha1(${a})`),
  sha2: {
    least: 2,
    most: 2,
    emit(site) {
      const bits = site.call.args[1];
      if (bits?.kind !== 'literal' || (bits.text !== '256' && bits.text !== '0')) {
        throw new SqlError('UNSUPPORTED_FEATURE', '0A000', 'The sandbox has sha2 with 256 bits only.');
      }
      return { sql: `sha256(${site.as(0, 'string')})`, type: 'string' };
    },
  },
  unbase64: simple('s', 'binary', (a) => `from_base64(${a})`),
  url_decode: simple('s', 'string', (a) => `url_decode(${a})`),
};

function character(code: bigint): string {
  if (code < 0n) return '';
  return String.fromCodePoint(Number(code % 256n));
}
