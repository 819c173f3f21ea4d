import { expect, test } from 'vitest';
import { parseJsonSequence } from './json-sequence.ts';

test.each([
  ['', []],
  [' \n', []],
  ['{"a":1}', [{ a: 1 }]],
  ['{"a":1}{"b":[{}]}\n {"c":"}\\"{"}', [{ a: 1 }, { b: [{}] }, { c: '}"{' }]],
])('%j', (text, values) => {
  expect(parseJsonSequence(text)).toEqual(values);
});

test.each(['{"a":1', '{"a":1}}', '{"a":1} x', '}', '{"a" 1}', '1'])('%j is refused', (text) => {
  expect(() => parseJsonSequence(text)).toThrow(SyntaxError);
});
