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
}, 120_000);
