import { expect, test } from 'vitest';
import { parseDecimal, toTwosComplement } from './decimal.ts';

test.each([
  ['0', undefined, { unscaled: 0n, scale: 0 }],
  ['-12.340', undefined, { unscaled: -12_340n, scale: 3 }],
  ['-0.05', 4, { unscaled: -500n, scale: 4 }],
  ['7', 2, { unscaled: 700n, scale: 2 }],
  ['99999999999999999999999999999999999999', 0, { unscaled: 10n ** 38n - 1n, scale: 0 }],
])('%s with scale %s', (text, scale, expected) => {
  expect(parseDecimal(text, scale)).toEqual(expected);
});

test('what has no exact form is refused', () => {
  expect(() => parseDecimal('NaN')).toThrow('NaN has no decimal form');
  expect(() => parseDecimal('Infinity', 2)).toThrow('Infinity has no decimal form');
  expect(() => parseDecimal('1.234', 2)).toThrow('1.234 has more than 2 digits behind the point');
});

test.each([
  [0n, '00'],
  [127n, '7f'],
  [128n, '0080'],
  [-1n, 'ff'],
  [-128n, '80'],
  [-129n, 'ff7f'],
  [65_536n, '010000'],
])('%s in two’s complement is %s', (value, hex) => {
  expect(toTwosComplement(value).toString('hex')).toBe(hex);
});
