import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InputError, plainText } from '@tableflow-workshop/client-core';
import type { LabStorage } from '@tableflow-workshop/lab3-recipes';
import type { DeletableFiles } from './deletable-files.ts';

const execute = promisify(execFile);

/** Deletes files by the program of the cloud that has them, with whatever it is signed in as. */
export function cloudFiles(storage: LabStorage): DeletableFiles {
  const program = storage.kind === 'ByobAws' ? 'aws' : 'az';
  return {
    by: `${program}, as whoever it is signed in as`,
    async check(signal) {
      await run(program, ['--version'], signal).catch((error: NodeJS.ErrnoException) => {
        signal?.throwIfAborted();
        const problem = error.code === 'ENOENT' ? 'is not installed.' : `does not run: ${plainText(error.message)}.`;
        const remedy = `Install it and sign in as somebody who may delete in the ${storage.kind === 'ByobAws' ? 'bucket' : 'container'}.`;
        throw new InputError({ tried: 'find what deletes the files', problems: [{ path: program, problem, remedy }] });
      });
    },
    async deletePrefix(url, signal) {
      const given = storage.kind === 'ByobAws' ? s3Deletion(url) : azureDeletion(url, storage);
      await run(program, given, signal).catch((error: Error & { stderr?: string }) => {
        signal?.throwIfAborted();
        const said = error.stderr?.trim() || error.message;
        // Of a folder that is gone already nothing is left to do.
        if (program === 'az' && /PathNotFound/.test(said)) return;
        throw new Error(`${program}: ${plainText(said)}`);
      });
    },
  };
}

function s3Deletion(url: string): readonly string[] {
  return ['s3', 'rm', '--recursive', '--only-show-errors', url];
}

function azureDeletion(url: string, storage: Exclude<LabStorage, { kind: 'ByobAws' }>): readonly string[] {
  const folder = new URL(url).pathname.replace(/^\/+|\/+$/g, '');
  const place = ['--account-name', storage.storageAccountName, '--file-system', storage.containerName];
  return ['storage', 'fs', 'directory', 'delete', ...place, '--name', folder, '--auth-mode', 'login', '--yes'];
}

/** On Windows `az` is a script, which only a shell starts; the recipe has checked that the address has no sign of one. */
function run(program: string, given: readonly string[], signal: AbortSignal | undefined): Promise<unknown> {
  return execute(program, given, { signal, shell: process.platform === 'win32', windowsHide: true });
}
