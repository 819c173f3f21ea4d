import { realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { sandboxProblem } from '../sandbox/sandbox-problem.ts';
import type { DeletableFiles } from './deletable-files.ts';

/** The files of a sandbox are in a folder of its data. One that is known by its URL alone says no such place. */
export function sandboxFiles(dataFolder: string | undefined): DeletableFiles {
  return {
    by: 'this command, in the data folder of the sandbox',
    async check() {
      if (dataFolder !== undefined) return;
      throw sandboxProblem('is a URL, which does not say where the files are.', 'Give the data folder of the sandbox.');
    },
    async deletePrefix(url) {
      const { resolveStoragePath } = await import('@tableflow-workshop/sandbox');
      const root = await realpath(join(dataFolder ?? '', 'storage'));
      const folder = await realpath(resolveStoragePath(root, url)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      if (folder === undefined) return;
      // A link could lead to files that are not the sandbox's.
      if (!folder.startsWith(`${root}${sep}`)) throw new Error(`${folder} is not in ${root}`);
      await rm(folder, { recursive: true });
    },
  };
}
