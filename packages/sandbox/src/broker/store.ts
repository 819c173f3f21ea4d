import { mkdir } from 'node:fs/promises';
import { InputError } from '@tableflow-workshop/client-core';
import { ClassicLevel } from 'classic-level';

/** The one database file of a sandbox. Every part keeps its own keys in a sublevel of it. */
export type Store = ClassicLevel<string, string>;

/**
 * Opens the store in a folder, creating both when they are not there. Close it with `store.close()`.
 *
 * @throws when another process has the store open: two sandboxes cannot share a folder
 * @example const store = await openStore(join(dataFolder, 'store'))
 */
export async function openStore(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const store: Store = new ClassicLevel(folder);
  try {
    await store.open();
    await claim(store, folder);
  } catch (error) {
    if (codeOf(error instanceof Error ? error.cause : undefined) !== 'LEVEL_LOCKED') throw error;
    throw new InputError({
      tried: 'open the sandbox',
      problems: [
        {
          path: folder,
          problem: 'is in use by another process.',
          remedy: 'Stop the other sandbox, or choose another folder.',
        },
      ],
      cause: error,
    });
  }
  return store;
}

/** A store says how it is written: what another version has written cannot be read, and must not be taken for empty. */
async function claim(store: Store, folder: string): Promise<void> {
  const found = await store.get(formatKey);
  if (found === format) return;
  const [anything] = await store.keys({ limit: 1 }).all();
  if (anything === undefined) return store.put(formatKey, format, { sync: true });
  await store.close();
  throw new InputError({
    tried: 'open the sandbox',
    problems: [
      {
        path: folder,
        problem: `was written by another version of the sandbox (format ${found ?? 1}, here ${format}).`,
        remedy: 'Use that version, or another data folder, or delete this one to begin anew.',
      },
    ],
  });
}

const formatKey = 'format';
const format = '2';

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
