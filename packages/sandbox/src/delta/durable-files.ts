import { randomUUID } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Writes a new file and waits until the disk has it. Fails when the file exists. */
async function writeDurably(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => undefined);
    // Part of a file is of no use, and takes space where there may be none.
    await rm(file, { force: true });
    throw error;
  }
}

/**
 * Creates a file with its whole content or not at all; false when a file of that name exists already.
 *
 * The content is complete on disk before the name appears, and a hard link never replaces a name.
 */
export async function createAtomically(file: string, content: string): Promise<boolean> {
  const temporary = path.join(path.dirname(file), `.uncommitted-${randomUUID()}`);
  try {
    await writeDurably(temporary, content);
    await link(temporary, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(path.dirname(file));
  return true;
}

/** Writes a file with its whole content, in the place of one of that name, or leaves that one as it is. */
export async function replaceAtomically(file: string, content: string): Promise<void> {
  const temporary = path.join(path.dirname(file), `.uncommitted-${randomUUID()}`);
  await writeDurably(temporary, content);
  await rename(temporary, file);
  await syncFolder(path.dirname(file));
}

/** Waits until the disk has a file that something else wrote, and says how large it is. */
export async function syncFile(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Waits until the disk knows the names in a folder. Windows cannot do this, and needs not. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a file of that name exists. */
export async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The system's code of a file error, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
