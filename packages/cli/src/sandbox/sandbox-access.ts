import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { isRunning } from '../process-identity.ts';
import { accessSchema, saysWhatIsWrong } from './description-schema.ts';
import { sandboxProblem } from './sandbox-problem.ts';

/** Where a sandbox serves, its token, and how a person knows it. */
export type SandboxAccess = z.output<typeof accessSchema> & { readonly file: string };

const mostBytes = 64 * 1_024;

/**
 * Reads `sandbox.json` of a data folder. Gives `undefined` when no sandbox runs on it: there is no such file, or the
 * process that wrote it has ended.
 *
 * @throws InputError when the file is not what a sandbox writes, or is somebody else's
 */
export async function readSandboxAccess(dataFolder: string): Promise<SandboxAccess | undefined> {
  const file = join(dataFolder, 'sandbox.json');
  const text = await readOwnFile(file);
  if (text === undefined) return undefined;
  const parsed = accessSchema.safeParse(parsedJson(text));
  if (!parsed.success) {
    const what = `${file} is not what a sandbox writes: ${saysWhatIsWrong(parsed.error)}.`;
    throw sandboxProblem(what, 'Remove it and start `lab3 sandbox` again.');
  }
  return isRunning(parsed.data.pid) ? { ...parsed.data, file } : undefined;
}

async function readOwnFile(file: string): Promise<string | undefined> {
  let handle: FileHandle;
  try {
    handle = await open(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw sandboxProblem(`${file} cannot be read (${code}).`, 'Start a sandbox of your own, in a folder of your own.');
  }
  try {
    const found = await handle.stat();
    // Whoever writes this file decides where our requests go.
    if (process.getuid && found.uid !== process.getuid()) {
      const remedy = 'Start a sandbox of your own, in a folder of your own.';
      throw sandboxProblem(`${file} belongs to another user.`, remedy);
    }
    if (!found.isFile() || found.size > mostBytes)
      throw sandboxProblem(`${file} is not what a sandbox writes.`, 'Remove it and start `lab3 sandbox` again.');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
