import { expect, test } from 'vitest';
import { findJsonFault } from './find-json-fault.ts';

test.each([
  ['', 0],
  ['nope', 0],
  ['{"a": nope}', 6],
  ['{"a": 1,}', 8],
  ['{"a" 1}', 5],
  ['{a: 1}', 1],
  ['[1, 2', 5],
  ['[1 2]', 3],
  ['{"a": "open', 11],
  ['{"a": "line\nbreak"}', 11],
  ['{"a": "bad \\q"}', 11],
  ['{"a": 01}', 7],
  ['{"a": 1} {"b": 2}', 9],
  ['{"a": {"b": [true, null, {"c": -1.5e3}, x]}}', 40],
])('%j stops being JSON at %i', (text, offset) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(findJsonFault(text)).toBe(offset);
});

test('characters that JSON allows in a string are no fault', () => {
  const text = '{"a": "é😀\u007f \\u0041\\n"} !';
  expect(findJsonFault(text)).toBe(text.indexOf('!'));
});
