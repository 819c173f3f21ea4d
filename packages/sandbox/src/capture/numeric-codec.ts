import type { CaptureOptions } from './capture-options.ts';
import { type ConnectSchema, plain, semantic } from './connect-schema.ts';
import { parseDecimal, toTwosComplement } from './decimal.ts';
import { type ColumnCodec, parseFloating, plainText } from './simple-codecs.ts';

const variableScale: ConnectSchema = {
  type: 'STRUCT',
  name: 'io.debezium.data.VariableScaleDecimal',
  version: 1,
  isOptional: true,
  fields: [
    { name: 'scale', schema: { type: 'INT32', isOptional: false } },
    { name: 'value', schema: { type: 'BYTES', isOptional: false } },
  ],
};

/** A `numeric` in one of the connector's modes. */
export function numericCodec(typeModifier: number, mode: CaptureOptions['decimals']): ColumnCodec {
  if (mode === 'double') return { schema: plain('FLOAT64'), parse: parseFloating, empty: 0 };
  if (typeModifier < 0) {
    if (mode === 'string') return { ...plainText, empty: '0' };
    return {
      schema: variableScale,
      parse(text) {
        const { unscaled, scale } = parseDecimal(text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''));
        return { scale, value: toTwosComplement(unscaled) };
      },
      empty: { scale: 0, value: toTwosComplement(0n) },
    };
  }
  // Four bytes of header, then precision and an 11-bit signed scale. Avro has no negative scale: zeros are written out.
  const packed = typeModifier - 4;
  const declaredScale = ((packed & 0x7ff) ^ 1024) - 1024;
  const scale = Math.max(0, declaredScale);
  if (mode === 'string') {
    const parse = (text: string): string => withScale(text, scale);
    return { ...plainText, parse, empty: withScale('0', scale) };
  }
  const precision = ((packed >> 16) & 0xffff) + (scale - declaredScale);
  return decimalCodec(scale, { 'connect.decimal.precision': String(precision), scale: String(scale) });
}

/** `money`, which has two digits behind the point in the sandbox's locale, and signs and commas in its text. */
export function moneyCodec(mode: CaptureOptions['decimals']): ColumnCodec {
  const bare = (text: string): string => text.replace(/[$,]/g, '');
  if (mode === 'double') return { schema: plain('FLOAT64'), parse: (text) => Number(bare(text)), empty: 0 };
  if (mode === 'string') return { schema: plain('STRING'), parse: bare, empty: '0.00' };
  const codec = decimalCodec(2, { scale: '2' });
  return { ...codec, parse: (text) => codec.parse(bare(text)) };
}

/** As many digits behind the point as the column has: a default has as many as somebody wrote. */
function withScale(text: string, scale: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return scale === 0 || !/^-?\d/.test(text) ? text : `${whole}.${fraction.padEnd(scale, '0')}`;
}

function decimalCodec(scale: number, parameters: Readonly<Record<string, string>>): ColumnCodec {
  return {
    schema: semantic('BYTES', 'org.apache.kafka.connect.data.Decimal', parameters),
    parse: (text) => toTwosComplement(parseDecimal(text, scale).unscaled),
    empty: toTwosComplement(0n),
  };
}
