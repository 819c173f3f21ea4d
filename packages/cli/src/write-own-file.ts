import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { explainFileError } from './explain-file-error.ts';

/**
 * Writes a file of ours whole, and gives the reason as a sentence where that is not possible. Neither the file nor its folder
 * is followed when it is a symbolic link: whoever laid it there would decide which file of ours is overwritten.
 */
export async function writeOwnFile(path: string, text: string): Promise<string | undefined> {
  const folder = dirname(path);
  const temporary = join(folder, `.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
    if ((await lstat(folder)).isSymbolicLink()) return `${folder} is a symbolic link.`;
    await writeFile(temporary, text, { flag: 'wx' });
    // The new name takes the place of whatever had it, a link included.
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    return explainFileError(error, path);
  }
}
