import { arrayElements } from './array-text.ts';
import { bitCodec } from './bits.ts';
import type { CaptureOptions } from './capture-options.ts';
import { semantic } from './connect-schema.ts';
import { intervalCodec } from './interval.ts';
import { moneyCodec, numericCodec } from './numeric-codec.ts';
import { type ColumnCodec, plainText, simpleCodecs } from './simple-codecs.ts';
import type { SourceType } from './source-table.ts';
import { temporalCodec } from './temporal-codec.ts';

type Modes = Pick<CaptureOptions, 'decimals' | 'times'>;

/**
 * Chooses the form of a column's values, by its type and the connector's modes for numbers and times. `undefined` for a
 * type that the connector does not know: such a column is left out, as `include.unknown.datatypes` says by default.
 */
export function columnCodec(type: SourceType, typeModifier: number, modes: Modes): ColumnCodec | undefined {
  if (type.element) return arrayCodec(type.element, typeModifier, modes);
  if (type.kind === 'e') return enumCodec(type.labels ?? []);
  if (type.kind === 'r') return plainText;
  if (type.kind !== 'b') return undefined;
  switch (type.name) {
    case 'numeric':
      return numericCodec(typeModifier, modes.decimals);
    case 'money':
      return moneyCodec(modes.decimals);
    case 'bit':
    case 'varbit':
      return bitCodec(type.name, typeModifier);
    case 'interval':
      return intervalCodec;
    default:
      return temporalCodec(type.name, typeModifier, modes.times) ?? ownCodec(type.name);
  }
}

function ownCodec(name: string): ColumnCodec | undefined {
  return Object.hasOwn(simpleCodecs, name) ? simpleCodecs[name] : undefined;
}

function enumCodec(labels: readonly string[]): ColumnCodec {
  const schema = semantic('STRING', 'io.debezium.data.Enum', { allowed: labels.join(',') });
  return { ...plainText, schema };
}

function arrayCodec(element: SourceType, typeModifier: number, modes: Modes): ColumnCodec | undefined {
  const codec = columnCodec(element, typeModifier, modes);
  if (!codec) return undefined;
  const items = { ...codec.schema, isOptional: element.kind !== 'e' };
  return {
    schema: { type: 'ARRAY', isOptional: true, items },
    parse: (text) => arrayElements(text).map((one) => (one === null ? null : codec.parse(one))),
    empty: [],
  };
}
