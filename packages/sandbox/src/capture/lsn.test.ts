import { expect, test } from 'vitest';
import { formatLsn, parseLsn } from './lsn.ts';

test('positions are read in both spellings and written as PostgreSQL prints them', () => {
  expect(parseLsn('16/B374D848')).toBe(0x16_b374_d848n);
  expect(parseLsn('00000000/016B3748')).toBe(0x16b_3748n);
  expect(formatLsn(0x16_b374_d848n)).toBe('16/B374D848');
  expect(formatLsn(0x1_0000_0000n - 1n)).toBe('0/FFFFFFFF');
});

test('what is no position is refused', () => {
  expect(() => parseLsn('16')).toThrow('"16" is not a position in the write-ahead log');
});
