import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How a program on this machine reaches a running sandbox: what `sandbox.json` in its data folder says. */
export interface SandboxAccess {
  /** Where `GET /sandbox` describes it. */
  readonly url: string;
  /** The bearer token that `GET /sandbox` asks for. New at every start. */
  readonly token: string;
  /** The process that serves it. */
  readonly pid: number;
}

/**
 * Writes `sandbox.json`, readable by its owner alone. The name appears with its whole content, and takes the place of
 * whatever stood there: a symbolic link is replaced, never followed.
 */
export async function writeAccessFile(dataFolder: string, access: SandboxAccess): Promise<void> {
  const temporary = join(dataFolder, `.sandbox-${randomUUID()}.json`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(access)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, fileIn(dataFolder));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Removes the file of this run. One that says something else belongs to another run and stays. */
export async function removeAccessFile(dataFolder: string, { token }: SandboxAccess): Promise<void> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => '');
  if (text.includes(token)) await rm(fileIn(dataFolder), { force: true });
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'sandbox.json');
}
