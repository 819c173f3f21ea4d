import { expect, test } from 'vitest';
import { readVarint, writeVarint } from './varint.ts';

test.each([
  [0n, '00'],
  [-1n, '01'],
  [1n, '02'],
  [-64n, '7f'],
  [64n, '8001'],
  [-(2n ** 27n), 'ffffff7f'],
  [2n ** 27n, '8080808001'],
  [2n ** 40n - 1n, 'feffffffff3f'],
  [-(2n ** 41n), 'ffffffffff7f'],
  [2n ** 41n, '80808080808001'],
  [9_007_199_254_740_993n, '8280808080808020'],
  [2n ** 63n - 1n, 'feffffffffffffffff01'],
  [-(2n ** 63n), 'ffffffffffffffffff01'],
])('%d is %s', (value, hex) => {
  expect(writeVarint(value).toString('hex')).toBe(hex);
  expect(readVarint(Buffer.from(hex, 'hex'))).toBe(value);
});
