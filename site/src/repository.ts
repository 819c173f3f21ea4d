import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const slashed = (path: string): string => path.replaceAll('\\', '/');

const root = slashed(import.meta.dirname).replace(/\/site\/src$/, '');

/** A path of the repository, as the file system has it. Without one, the repository itself. */
export function inRoot(...path: readonly string[]): string {
  return posix.join(root, ...path);
}

/** Where a file is in the repository. */
export function fromRoot(path: string): string {
  return posix.relative(root, slashed(path));
}

const { repository } = JSON.parse(readFileSync(inRoot('packages/lab3-recipes/package.json'), 'utf8')) as {
  repository: { url: string };
};

/** Where people read the repository. */
export const repositoryUrl = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
