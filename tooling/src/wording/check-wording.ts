import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findWords } from './find-words.ts';
import { textsOfPage, textsOfProgram } from './texts-of.ts';
import { wordsToAvoid } from './words-to-avoid.ts';

/** What a person reads: the sources of the packages, and the pages. Facts and decisions keep the words of their day. */
const places = ['packages', 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'contributing', 'docs', 'bench/README.md'];
const leftOut = /(^|\/)(node_modules|dist|generated|test|facts|decisions|CHANGELOG\.md)(\/|$)|\.test\.ts$/;

/** Every word to avoid in what a person reads, as a line that says where it is and what to write. */
export function checkWording(root: string): readonly string[] {
  const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const words = wordsToAvoid(contributing);
  return places
    .flatMap((place) => filesBelow(join(root, place)))
    .map((path) => ({ path, name: relative(root, path) }))
    .filter(({ name }) => !leftOut.test(name))
    .flatMap(({ path, name }) => {
      const source = withoutTable(readFileSync(path, 'utf8'));
      const texts = name.endsWith('.md') ? textsOfPage(source) : textsOfProgram(name, source);
      return texts
        .flatMap((text) => findWords(text, words))
        .map(({ line, word, instead, excerpt }) => `${name}:${line}: "${word}" in "${excerpt}": write ${instead}`);
    });
}

/** The table of words itself. */
function withoutTable(page: string): string {
  return page.replace(/<!-- wording:begin -->[\s\S]*?<!-- wording:end -->/, (table) => table.replace(/[^\n]/g, ' '));
}

function filesBelow(path: string): readonly string[] {
  if (/(^|\/)(node_modules|dist)$/.test(path)) return [];
  if (!statSync(path).isDirectory()) return /\.(ts|md)$/.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}
