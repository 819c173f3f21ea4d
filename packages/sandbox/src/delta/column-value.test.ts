import { expect, test } from 'vitest';
import { readAvroShape } from './avro-shape.ts';
import { createValueConverter } from './column-value.ts';
import { decimalText } from './decimal.ts';
import type { DeltaType } from './delta-type.ts';

const convert = (avro: unknown, target: DeltaType, value: unknown) =>
  createValueConverter(readAvroShape(avro), target)(value);

test('timestamps become microseconds, without rounding', () => {
  const micros = { type: 'long', logicalType: 'timestamp-micros' };
  expect(convert({ type: 'long', logicalType: 'timestamp-millis' }, 'timestamp', 1_700_000_000_123n)).toBe(
    1_700_000_000_123_000n,
  );
  expect(convert(micros, 'timestamp', 1_700_000_000_123_456n)).toBe(1_700_000_000_123_456n);
  expect(convert({ type: 'long', 'connect.name': 'io.debezium.time.NanoTimestamp' }, 'timestamp', -1n)).toBe(-1n);
  expect(convert(micros, 'timestamp', null)).toBe(null);
});

test('decimals become their unscaled digits', () => {
  const decimal = { type: 'bytes', logicalType: 'decimal', precision: 38, scale: 2 };
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  expect(convert(decimal, 'decimal(38,2)', bytes('ff'))).toBe(-1n);
  expect(convert(decimal, 'decimal(38,2)', bytes('00ff'))).toBe(255n);
  expect(convert(decimal, 'decimal(38,2)', bytes(''))).toBe(0n);
  expect(convert(decimal, 'decimal(38,2)', bytes('4b3b4ca85a86c47a098a223fffffffff'))).toBe(10n ** 38n - 1n);
  expect(() => convert(decimal, 'decimal(38,2)', bytes('4b3b4ca85a86c47a098a224000000000'))).toThrow(
    'the decimal has more than 38 digits',
  );
});

test('decimal digits as text', () => {
  expect([-5n, 0n, 12345n, -1n].map((unscaled) => decimalText(unscaled, 2))).toEqual([
    '-0.05',
    '0.00',
    '123.45',
    '-0.01',
  ]);
  expect(decimalText(-7n, 0)).toBe('-7');
});

test('an older, narrower type is widened', () => {
  expect(convert('int', 'long', 5)).toBe(5n);
  expect(convert('long', 'double', 5n)).toBe(5);
  expect(() => convert('string', 'long', 'x')).toThrow('A value of type string does not fit a column of type long.');
});

test('nested values', () => {
  const record = { type: 'record', name: 'R', fields: [{ name: 'n', type: 'long' }] };
  const target: DeltaType = {
    type: 'struct',
    fields: [
      { name: 'n', type: 'long', nullable: true, metadata: {} },
      { name: 'later', type: 'string', nullable: true, metadata: {} },
    ],
  };
  const rows: DeltaType = { type: 'array', elementType: target, containsNull: true };
  expect(convert({ type: 'array', items: ['null', record] }, rows, [{ n: 1n }, null])).toEqual([
    { n: 1n, later: null },
    null,
  ]);
  const map: DeltaType = { type: 'map', keyType: 'string', valueType: 'long', valueContainsNull: true };
  expect(convert({ type: 'map', values: 'int' }, map, { a: 1 })).toEqual([{ key: 'a', value: 1n }]);
});

test('a long that is no longer exact is refused', () => {
  expect(() => convert('long', 'long', 2 ** 53)).toThrow('not a whole number that can be kept exactly');
});
