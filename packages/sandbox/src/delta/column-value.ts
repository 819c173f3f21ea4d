import { type AvroShape, TableSchemaError } from './avro-shape.ts';
import { decimalFromBytes } from './decimal.ts';
import { deltaTypeOf } from './delta-schema.ts';
import { type DeltaType, decimalShape, describeType } from './delta-type.ts';

/** A cell as the Parquet writer takes it: timestamps in microseconds, dates in days, decimals unscaled. */
export type ColumnValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | readonly ColumnValue[]
  | { readonly [name: string]: ColumnValue };

export type ValueConverter = (value: unknown) => ColumnValue;

/**
 * A function that turns decoded Avro values of one shape into cells of one column type.
 *
 * The shape may be older than the column: an int is widened to long or double, and fields that the shape does not have become
 * null. Throws `TableSchemaError` when the two do not fit; the converter throws a RangeError for a value out of range.
 */
export function createValueConverter(shape: AvroShape, target: DeltaType): ValueConverter {
  const convert = converterFor(shape, target);
  return (value) => (value === null || value === undefined ? null : convert(value));
}

function converterFor(shape: AvroShape, target: DeltaType): ValueConverter {
  if (typeof target === 'string') {
    return shape.kind === 'leaf' ? leafConverter(shape, target) : refuse(shape, target);
  }
  if (target.type === 'struct' && shape.kind === 'record') {
    const fields = target.fields.map(({ name, type }) => {
      const source = shape.fields.find((field) => field.name === name);
      return { name, convert: source ? createValueConverter(source.shape, type) : () => null };
    });
    return (value) => {
      const record = asRecord(value);
      return Object.fromEntries(fields.map(({ name, convert }) => [name, convert(record[name])]));
    };
  }
  if (target.type === 'array' && shape.kind === 'array') {
    const convert = createValueConverter(shape.items, target.elementType);
    return (value) => asArray(value).map(convert);
  }
  if (target.type === 'map' && shape.kind === 'map') {
    const convert = createValueConverter(shape.values, target.valueType);
    return (value) => Object.entries(asRecord(value)).map(([key, entry]) => ({ key, value: convert(entry) }));
  }
  return refuse(shape, target);
}

function leafConverter(shape: Extract<AvroShape, { kind: 'leaf' }>, target: string): ValueConverter {
  const natural = deltaTypeOf(shape);
  if (natural !== target) {
    if (target === 'long' && natural === 'integer') return toBigInt;
    if (target === 'double' && ['integer', 'long', 'float'].includes(String(natural))) return Number;
    if (target === 'float' && ['integer', 'long'].includes(String(natural))) return Number;
    throw new TableSchemaError(`A value of type ${describeType(natural)} does not fit a column of type ${target}.`);
  }
  switch (shape.meaning) {
    case 'timestampMillis':
      return (value) => inLongRange(toBigInt(value) * 1000n);
    case 'timestampNanos':
      return (value) => floorDivide(toBigInt(value), 1000n);
    case 'decimal': {
      const precision = decimalShape(natural)?.precision ?? 0;
      return (value) => decimalFromBytes(asBytes(value), precision);
    }
    default:
      return plainConverter(natural);
  }
}

function plainConverter(type: DeltaType): ValueConverter {
  if (type === 'long' || type === 'timestamp') return (value) => inLongRange(toBigInt(value));
  if (type === 'integer' || type === 'date' || type === 'float' || type === 'double') return Number;
  if (type === 'boolean') return Boolean;
  return type === 'binary' ? asBytes : String;
}

function refuse(shape: AvroShape, target: DeltaType): never {
  const found = describeType(deltaTypeOf(shape));
  throw new TableSchemaError(`A value of type ${found} does not fit a column of type ${describeType(target)}.`);
}

function toBigInt(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw new RangeError('the value is not a whole number that can be kept exactly');
}

function inLongRange(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError('the value does not fit 64 bits');
  return value;
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}

function asBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw new RangeError('the value is not a byte string');
}

function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new RangeError('the value is not an array');
}

function asRecord(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new RangeError('the value is not a record');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
