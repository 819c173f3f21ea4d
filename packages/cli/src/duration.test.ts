import { expect, it } from 'vitest';
import { durationMs } from './duration.ts';

it.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['36h', 129_600_000],
  ['7d', 604_800_000],
  ['8w', 4_838_400_000],
])('%s', (text, ms) => {
  expect(durationMs(text, '--retention')).toBe(ms);
});

it.each(['', '8', 'w', '0d', '-1d', '1.5h', '1 d', '8W', '1e3s'])('%j is not a duration', (text) => {
  expect(() => durationMs(text, '--retention')).toThrow(
    `Could not read the options:\n  - --retention: "${text}" is not a duration. Give a number and s, m, h, d or w, e.g. 8w.`,
  );
});
