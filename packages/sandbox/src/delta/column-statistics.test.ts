import { expect, test } from 'vitest';
import { columnStatistics } from './column-statistics.ts';
import type { ColumnValue } from './column-value.ts';
import { type DeltaType, nullableField } from './delta-type.ts';

const statistics = (type: DeltaType, values: readonly ColumnValue[]): string =>
  columnStatistics({ type: 'struct', fields: [nullableField('c', type)] }, new Map([['c', values]]), values.length);

test('longs and decimals keep every digit', () => {
  expect(statistics('long', [9_223_372_036_854_775_807n, null, -1n])).toBe(
    '{"numRecords":3,"minValues":{"c":-1},"maxValues":{"c":9223372036854775807},"nullCount":{"c":1}}',
  );
  expect(statistics('decimal(38,2)', [12345678901234567890123456789012345678n])).toBe(
    '{"numRecords":1,"minValues":{"c":123456789012345678901234567890123456.78},' +
      '"maxValues":{"c":123456789012345678901234567890123456.78},"nullCount":{"c":0}}',
  );
});

test('timestamps enclose their microseconds, dates are days', () => {
  expect(statistics('timestamp', [-1n, 1_700_000_000_123_456n])).toBe(
    '{"numRecords":2,"minValues":{"c":"1969-12-31T23:59:59.999Z"},' +
      '"maxValues":{"c":"2023-11-14T22:13:20.124Z"},"nullCount":{"c":0}}',
  );
  expect(statistics('date', [-1, 20_000])).toBe(
    '{"numRecords":2,"minValues":{"c":"1969-12-31"},"maxValues":{"c":"2024-10-04"},"nullCount":{"c":0}}',
  );
});

test('texts are ordered by bytes, and cut to bounds that still hold', () => {
  const long = 'z'.repeat(40);
  expect(statistics('string', ['\u{10000}', '\uFFFD'])).toBe(
    '{"numRecords":2,"minValues":{"c":"\uFFFD"},"maxValues":{"c":"\u{10000}"},"nullCount":{"c":0}}',
  );
  expect(statistics('string', [long])).toBe(
    `{"numRecords":1,"minValues":{"c":"${'z'.repeat(32)}"},"maxValues":{"c":"${'z'.repeat(32)}\u{10FFFF}"},"nullCount":{"c":0}}`,
  );
});

test('bounds that cannot be told are left out', () => {
  const none = '{"numRecords":1,"minValues":{},"maxValues":{},"nullCount":{"c":0}}';
  expect(statistics('double', [Number.NaN])).toBe(none);
  expect(statistics('double', [Number.POSITIVE_INFINITY])).toBe(none);
  expect(statistics('boolean', [true])).toBe(none);
  expect(statistics('timestamp', [9_223_372_036_825_200_000n])).toBe(none);
  expect(statistics('string', [null])).toBe('{"numRecords":1,"minValues":{},"maxValues":{},"nullCount":{"c":1}}');
  expect(statistics({ type: 'array', elementType: 'long', containsNull: true }, [[1n]])).toBe(
    '{"numRecords":1,"minValues":{},"maxValues":{},"nullCount":{}}',
  );
});
