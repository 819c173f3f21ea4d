import { expect, test } from 'vitest';
import {
  parseDays,
  parseTimeMicros,
  parseTimestampMicros,
  parseTimestampMillis,
  parseZonedTimestamp,
} from './temporal.ts';

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2000-02-29', 11_016],
  ['2026-11-23', 20_780],
  ['0001-01-01', -719_162],
  ['0001-12-31 BC', -719_163],
  ['0044-03-15 BC', -735_160],
  ['12026-01-01', 3_672_879],
  ['infinity', 2_147_483_647],
  ['-infinity', -2_147_483_648],
])('the date %s is %i days from the epoch', (text, days) => {
  expect(parseDays(text)).toBe(days);
});

test.each([
  ['00:00:00', 0n],
  ['23:59:59.999999', 86_399_999_999n],
  ['12:00:00.5', 43_200_500_000n],
  ['24:00:00', 86_400_000_000n],
])('the time %s is %i microseconds', (text, micros) => {
  expect(parseTimeMicros(text)).toBe(micros);
});

test.each([
  ['1970-01-01 00:00:00', 0n],
  ['1969-12-31 23:59:59.999999', -1n],
  ['2026-01-02 03:04:05.123456', 1_767_323_045_123_456n],
  ['0001-01-01 00:00:00 BC', -62_167_219_200_000_000n],
  ['infinity', 9_223_372_036_825_200_000n],
  ['-infinity', -9_223_372_036_832_400_000n],
])('the timestamp %s is %i microseconds from the epoch', (text, micros) => {
  expect(parseTimestampMicros(text)).toBe(micros);
});

test('milliseconds are cut off towards the past, on both sides of the epoch', () => {
  expect(parseTimestampMillis('2026-01-02 03:04:05.678999')).toBe(1_767_323_045_678n);
  expect(parseTimestampMillis('1969-12-31 23:59:59.9985')).toBe(-2n);
  expect(parseTimestampMillis('1969-12-31 23:59:59.998')).toBe(-2n);
});

test('a time with zone becomes ISO 8601 with all its digits', () => {
  expect(parseZonedTimestamp('2026-01-02 03:04:05.123456+00', 6)).toBe('2026-01-02T03:04:05.123456Z');
  expect(parseZonedTimestamp('2026-01-02 03:04:05+00', 6)).toBe('2026-01-02T03:04:05.000000Z');
  expect(parseZonedTimestamp('2026-01-02 03:04:05.12+00', 3)).toBe('2026-01-02T03:04:05.120Z');
  expect(parseZonedTimestamp('2026-01-02 03:04:05+00', 0)).toBe('2026-01-02T03:04:05Z');
  expect(parseZonedTimestamp('0044-03-15 00:00:00+00 BC', 0)).toBe('-0043-03-15T00:00:00Z');
  expect(parseZonedTimestamp('12345-01-02 00:00:00+00', 0)).toBe('+12345-01-02T00:00:00Z');
  expect(parseZonedTimestamp('infinity', 6)).toBe('infinity');
});

test('what is no time is refused', () => {
  expect(() => parseDays('yesterday')).toThrow('"yesterday" is not a time that can be read');
});
