import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rooms } from '../src/rooms.ts';

/** The repository. */
export const root = join(import.meta.dirname, '../..');

/** A source or test file of a package. */
export interface SourceFile {
  readonly room: (typeof rooms)[number];
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

/** Every file of every package. */
export const files: readonly SourceFile[] = rooms.flatMap((room) =>
  ['src', 'test'].flatMap((folder) =>
    walk(join(root, 'packages', room, folder)).map((path) => ({
      room,
      path: relative(root, path),
      text: readFileSync(path, 'utf8'),
      isTest: folder === 'test' || /\.(test|test-d)\.ts$/.test(path),
    })),
  ),
);

/** What is written by hand and published. */
export const sources = files.filter((file) => !file.isTest && !file.path.includes('/generated/'));

/** What a file imports and exports again, in order. */
export function importsOf(text: string): readonly { readonly from: string; readonly isType: boolean }[] {
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)];
  return found.map(([, type, from]) => ({ from: from ?? '', isType: type !== undefined }));
}

/** The files of the same package that a file imports, from the root of the repository. */
export function neighboursOf({ path, text }: SourceFile): readonly string[] {
  return importsOf(text)
    .filter(({ from }) => from.startsWith('.'))
    .map(({ from }) => join(path, '..', from));
}

function walk(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : path.endsWith('.ts') ? [path] : []));
  } catch {
    return [];
  }
}
