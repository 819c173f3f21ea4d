import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { entryPoints, exportedThings, programOf } from './exported-things.ts';
import { files, root } from './source-files.ts';

// What a recipe has beside its code. contributing/add-a-recipe.md leads through all of it.

const home = 'packages/lab3-recipes/';
const guide = 'contributing/add-a-recipe.md shows how.';
const recipes = exportedRecipes();
const readme = readFileSync(join(root, home, 'README.md'), 'utf8');
/** They run every recipe, and say little about one. */
const matrices = /(crash-matrix|wrong-input|fault-matrix|recipe-options\.types|interrupted-\w+)\.test\.ts$/;
const tests = files.filter(({ path }) => path.startsWith(home) && path.endsWith('.test.ts') && !matrices.test(path));

describe('every recipe', () => {
  it('has a test of its own', () => {
    const without = recipes.filter(({ name }) => !tests.some(({ text }) => new RegExp(`\\b${name}\\(`).test(text)));
    expect(
      without.map(
        ({ name, path }) => `${name}: write ${home}test/${path.split('/').at(-1)?.replace(/\.ts$/, '.test.ts')}`,
      ),
      `Call it in a test beside the matrices. ${guide}`,
    ).toEqual([]);
  });

  it('says what it throws', () => {
    expect(
      recipes.filter(({ throws }) => !throws).map(({ name, path }) => `${name}, in ${path}`),
      `Add "@throws InputError for wrong input, …" to the doc comment. ${guide}`,
    ).toEqual([]);
  });

  it('says its undo', () => {
    expect(
      recipes.filter(({ comment }) => !/^Undo: \S/m.test(comment)).map(({ name, path }) => `${name}, in ${path}`),
      `Add a line "Undo: \`nameOfTheUndo\`." or "Undo: none: why." to the doc comment. ${guide}`,
    ).toEqual([]);
  });

  it('names an undo that exists', () => {
    const names = new Set(recipes.map(({ name }) => name));
    const wrong = recipes.flatMap(({ name, comment }) => {
      const [, undo] = /^Undo: `(\w+)`/m.exec(comment) ?? [];
      return undo && undo !== 'release' && !names.has(undo) ? [`${name}: there is no recipe ${undo}`] : [];
    });
    expect(wrong, 'Correct the name, or write the undo.').toEqual([]);
  });

  it('is in the table of the README', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('|'));
    const missing = recipes.filter(({ name }) => !rows.some((row) => row.includes(`\`${name}\``)));
    expect(
      missing.map(({ name }) => `| \`${name}\` | its wait | its undo |`),
      `Add these rows to ${home}README.md. ${guide}`,
    ).toEqual([]);
  });
});

it('there are recipes', () => {
  expect(recipes.length).toBeGreaterThan(25);
});

function exportedRecipes(): readonly {
  readonly name: string;
  readonly path: string;
  readonly comment: string;
  readonly throws: boolean;
}[] {
  const entries = entryPoints().filter(({ room }) => room === 'lab3-recipes');
  const program = programOf(entries.map(({ path }) => path));
  const checker = program.getTypeChecker();
  return exportedThings(program, entries).flatMap(({ name, symbol }) => {
    const path = symbol.valueDeclaration?.getSourceFile().fileName.slice(root.length + 1) ?? '';
    if (!(symbol.flags & ts.SymbolFlags.Function) || !path.startsWith(`${home}src/recipes/`)) return [];
    const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    return [{ name, path, comment, throws: symbol.getJsDocTags(checker).some((tag) => tag.name === 'throws') }];
  });
}
