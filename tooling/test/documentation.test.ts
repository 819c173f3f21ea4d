import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { entryPoints, exportedThings, programOf } from './exported-things.ts';

// What a package exports is explained where it stands: an editor shows it to whoever types its name.

it('every exported name has a doc comment', () => {
  const entries = entryPoints();
  const program = programOf(entries.map((entry) => entry.path));
  const undocumented = exportedThings(program, entries)
    .filter(({ symbol }) => symbol.getDocumentationComment(program.getTypeChecker()).length === 0)
    .map(({ name, room }) => `${room}: ${name}`);
  expect(undocumented).toEqual([]);
});

it('every function of the recipes is on their page', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/recipes.md'), 'utf8');
  const entries = entryPoints().filter(({ room }) => room === 'lab3-recipes');
  const program = programOf(entries.map((entry) => entry.path));
  const missing = exportedThings(program, entries)
    .filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Function)
    .map(({ name }) => name)
    .filter((name) => !new RegExp(`\\b${name}\\b`).test(page));
  expect(missing).toEqual([]);
});
