import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './source-files.ts';

// A block of a page that is taken from a program is what that program has.

const pages = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const excerpts = pages.flatMap((page) =>
  [...readFileSync(join(root, 'docs', page), 'utf8').matchAll(/^```ts from="([^"]+)"\n([\s\S]*?)^```$/gm)].map(
    ([, file = '', text = '']) => ({ page, file, text }),
  ),
);

it.each(excerpts)('$page has $file as it is', ({ file, text }) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(text);
});

it('there are some', () => {
  expect(excerpts.length).toBeGreaterThan(5);
});
