import { expect, it } from 'vitest';
import { foldText } from './wrap-text.ts';

it.each([
  ['a short line', 40, 'a short line'],
  [
    '✗ connector: it is not well and has to be made again',
    30,
    '✗ connector: it is not well\n  and has to be made again',
  ],
  ['    → Run the command again, and wait', 24, '    → Run the command\n      again, and wait'],
  ['  - a list of some words', 14, '  - a list of\n    some words'],
  [
    '    KAFKA_API_KEY  It is an API key of the cluster',
    40,
    `    KAFKA_API_KEY  It is an API key of\n${' '.repeat(19)}the cluster`,
  ],
  // Where little would be left below the second column, it goes below the first.
  ['    KAFKA_API_KEY  It is an API key of it', 30, '    KAFKA_API_KEY  It is an\n    API key of it'],
  // What cannot be broken is left whole, so that it can be copied.
  ['  see https://example.com/a/long/address here', 20, '  see\n  https://example.com/a/long/address\n  here'],
  ['one\n\n  two', 20, 'one\n\n  two'],
])('%j in %d columns', (text, columns, folded) => {
  expect(foldText(text, columns)).toBe(folded);
});

it('a file takes lines of any width', () => {
  const text = 'many words '.repeat(100);
  expect(foldText(text, Number.POSITIVE_INFINITY)).toBe(text);
});
