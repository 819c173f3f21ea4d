import { expect, it } from 'vitest';
import { createSecret, excerpt, explain, NetworkError, plainText, redactSecrets } from '../src/index.ts';

// Texts that make a careless pattern start at every place again from every other one. How long cleaning takes is printed;
// what is asserted is that no more of a text is read than is needed, for time belongs to the machine.

createSecret(`${'a'.repeat(60)}b`);
createSecret('river-secret-number-4711');

const length = 160_000;
const beginnings = [
  'a',
  'a.',
  'a://',
  'a://:',
  'a://b:',
  '?a',
  '"',
  '<',
  '<a ',
  '<title>',
  '%',
  '%25',
  '\\',
  '\\u0026',
  '&',
  '&amp;',
  'password=',
  '"token":"',
  '"token":"\\',
  '-----BEGIN PRIVATE KEY-----',
  'bearer ',
  ' ',
  '\t',
  '\n',
  'eyJ',
  'eyJaaaaaaaa.',
  'authorization: a ',
  'secret',
  'token: ',
  'ghp_',
  '\u001b',
  '.',
  'river-secret-number-',
  '👍',
  '\ud800',
  '\u202e',
  '\u200b',
];

it.each(beginnings)('%j, again and again', (beginning) => {
  const text = beginning.repeat(Math.ceil(length / beginning.length));
  const cleaned = [
    plainText(text),
    excerpt(text),
    explain(new Error(text)),
    new NetworkError({ service: 'River Cloud', tried: 'list rivers', detail: text, cause: new Error(text) }).message,
  ];
  // As much as from a text that is 100 times as long, but for the count of the rest.
  const longer = text.repeat(100);
  const same = [plainText(longer), excerpt(longer), explain(new Error(longer))];
  const withoutCount = (said: string): string => said.replace(/[\d,]+ more characters/, 'more');
  expect(same.map(withoutCount)).toEqual(cleaned.slice(0, 3).map(withoutCount));
  for (const said of cleaned) expect(said.length).toBeLessThan(1_000);
});

it('the longest time that cleaning keeps everything else waiting is printed', () => {
  const longest = { of: '', ms: 0 };
  for (const beginning of beginnings) {
    const text = beginning.repeat(Math.ceil(length / beginning.length));
    for (const clean of [plainText, excerpt, (said: string) => explain(new Error(said)), redactSecrets]) {
      // The best of three: the rest is what else the machine does.
      const ms = Math.min(...[1, 2, 3].map(() => durationMs(() => clean(text))));
      if (ms > longest.ms)
        Object.assign(longest, { of: `${clean.name || 'explain'} of ${JSON.stringify(beginning)}`, ms });
    }
  }
  process.stdout.write(`cleaning ${length} characters: at most ${longest.ms.toFixed(1)} ms (${longest.of})\n`);
  expect(longest.ms).toBeGreaterThan(0);
});

function durationMs(work: () => unknown): number {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}
