import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { entryPoints, exportedThings, programOf } from './exported-things.ts';
import { inputProperties } from './public-inputs.ts';

// What a package exports is explained where it stands: an editor shows it to whoever types its name.

const entries = entryPoints();
const program = programOf(entries.map((entry) => entry.path));
const things = exportedThings(program, entries);

it('every exported name has a doc comment', () => {
  const undocumented = things
    .filter(({ symbol }) => symbol.getDocumentationComment(program.getTypeChecker()).length === 0)
    .map(({ name, room }) => `${room}: ${name}`);
  expect(undocumented, 'Say in a doc comment what each is for, with units, defaults and errors.').toEqual([]);
});

describe('inputs of exported functions', () => {
  const recipes = /^packages\/lab3-recipes\//;
  const properties = inputProperties(program, things);

  it('say of every property what it means, its unit, default and range', () => {
    const count = (all: typeof properties): string =>
      `${all.filter((one) => one.isDocumented).length} of ${all.length}`;
    const ofRecipes = properties.filter(({ place }) => recipes.test(place));
    process.stdout.write(`documented input properties: ${count(properties)}, in lab3-recipes ${count(ofRecipes)}\n`);
    const silent = properties.filter((one) => !one.isDocumented).map(({ name, place }) => `${name}, in ${place}`);
    expect(
      silent,
      'Write /** meaning, unit, range. Default … */ above each: an editor shows it to whoever types its name.',
    ).toEqual([]);
    expect(ofRecipes.length).toBeGreaterThan(181);
  });

  it('keep their comments on the way through zod', () => {
    const named = (name: string): boolean | undefined => properties.find((one) => one.name === name)?.isDocumented;
    expect(named('enableTableflow(input.storage.bucketName)')).toBe(true);
    expect(named('postgresCdcConfig(input.database.sslMode)')).toBe(true);
  });

  it('are found down to the last object, and miss no comment', () => {
    const path = join(import.meta.dirname, '../../packages/simulator/src/sample.ts');
    const text = `
      /** Takes much. */
      export function take(
        input:
          | {
              /** Yes. */
              readonly good: string;
              readonly bad: readonly { readonly worse?: number }[];
            }
          | undefined,
      ): void {}`;
    const sample = programOf([path], new Map([[path, text]]));
    const found = exportedThings(sample, [{ name: 'sample', room: 'simulator', path }]);
    expect(inputProperties(sample, found).map(({ name, isDocumented }) => [name, isDocumented])).toEqual([
      ['take(input.good)', true],
      ['take(input.bad)', false],
      ['take(input.bad.worse)', false],
    ]);
  });
});

it('every function of the recipes is on their page', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/recipes.md'), 'utf8');
  const missing = things
    .filter(({ room }) => room === 'lab3-recipes')
    .filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Function)
    .map(({ name }) => name)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
  expect(missing, 'Describe each in docs/recipes.md: what it takes, what it returns, its undo, its errors.').toEqual(
    [],
  );
});
