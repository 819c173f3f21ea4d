import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '@tableflow-workshop/client-core';

const names = ['json', 'ts', 'mts', 'js', 'mjs'].map((ending) => `lab3.config.${ending}`);

/**
 * The configuration file of a run: the given one, or the one of the working folder, if it has one.
 *
 * @throws InputError where the folder has several, of which none is better than the others
 */
export async function findConfigFile(given: string | undefined): Promise<string | undefined> {
  if (given !== undefined) return given;
  const isThere = await Promise.all(names.map((name) => isFile(resolve(name))));
  const [found, ...others] = names.filter((_, index) => isThere[index]);
  if (others.length === 0) return found;
  const problem = `${[found, ...others].join(' and ')} are in this folder.`;
  const problems = [
    { path: '--config', problem, remedy: 'Keep one of them, or name the one that counts with --config.' },
  ];
  throw new InputError({ tried: 'find the configuration file', problems });
}

/** Whether a path leads to a file. */
export function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
