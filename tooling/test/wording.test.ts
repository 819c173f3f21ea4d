import { expect, it } from 'vitest';
import { checkWording } from '../src/wording/check-wording.ts';
import { findWords } from '../src/wording/find-words.ts';
import { textsOfPage, textsOfProgram } from '../src/wording/texts-of.ts';
import { wordsToAvoid } from '../src/wording/words-to-avoid.ts';
import { root } from './source-files.ts';

it('none of the words in the table is left where a person reads', () => {
  expect(checkWording(root)).toEqual([]);
});

const words = wordsToAvoid(
  '<!-- wording:begin -->\n| not | but |\n|---|---|\n| anew | again |\n| is no, lacks | is not |\n<!-- wording:end -->',
);

it('every row of the table is read', () => {
  expect(words).toEqual([
    { word: 'anew', instead: 'again' },
    { word: 'is no', instead: 'is not' },
    { word: 'lacks', instead: 'is not' },
  ]);
});

it.each([
  ['a text', "throw new Error('make it\\n anew');", ['make it anew']],
  ['a template', 'const text = `it\n is no number`;', ['it is no number']],
  ['a module', "import { anew } from './anew.ts';", []],
  ['plain English', "print('there is no such topic; it is no longer there');", []],
])('in %s of a program', (_what, source, excerpts) => {
  const found = textsOfProgram('a.ts', source).flatMap((text) => findWords(text, words));
  expect(found.map(({ excerpt }) => excerpt)).toEqual(excerpts);
});

it('on a page outside of code, with its line', () => {
  const page = 'Start\n\n```sh\nanew\n```\n\nIt lacks `anew` words.\n';
  expect(textsOfPage(page).flatMap((text) => findWords(text, words))).toEqual([
    { word: 'lacks', instead: 'is not', line: 7, excerpt: 'Start It lacks words.' },
  ]);
});
