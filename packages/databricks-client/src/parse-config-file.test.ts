import { expect, it } from 'vitest';
import { parseConfigFile } from './parse-config-file.ts';

const parsed = (text: string): unknown => Object.fromEntries(parseConfigFile(text));

it.each<[string, string, unknown]>([
  ['sections', '[a]\nhost = x\n[b]\nhost = y', { a: { host: 'x' }, b: { host: 'y' } }],
  ['a section twice', '[a]\nhost = x\n[b]\n[a]\ntoken = t', { a: { host: 'x', token: 't' }, b: {} }],
  ['keys above the first section', 'host = x\n[a]\n', { DEFAULT: { host: 'x' }, a: {} }],
  ['colons, no space, capitals', '[ a ]\nHost:x\ntoken=t', { a: { host: 'x', token: 't' } }],
  ['values with signs', '[a]\ntoken = a=b:c#d;e', { a: { token: 'a=b:c#d;e' } }],
  ['comments', '# one\n; two\n[a] # three\ntoken = t # four\nhost = x\t; five', { a: { token: 't', host: 'x' } }],
  ['a value that is a comment', '[a]\ntoken = # nothing', { a: { token: '' } }],
  ['quotes', `[a]\nhost = "x # y"\ntoken = 't' # one\nkey = "open`, { a: { host: 'x # y', token: 't', key: '"open' } }],
  ['line ends of Windows and a byte order mark', '\uFEFF[a]\r\nhost = x\r\n', { a: { host: 'x' } }],
  ['what is no line of such a file', '[a]\nnonsense\nhost = x', { a: { host: 'x' } }],
  ['no text', '', {}],
])('reads %s', (_what, text, sections) => {
  expect(parsed(text)).toEqual(sections);
});
