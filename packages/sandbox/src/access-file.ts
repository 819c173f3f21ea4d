import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivateFile } from './write-private-file.ts';

/** How a program on this machine reaches a running sandbox: what `sandbox.json` in its data folder says. */
export interface SandboxAccess {
  /** Where `GET /sandbox` describes it. */
  readonly url: string;
  /** The bearer token that `GET /sandbox` asks for. New at every start. */
  readonly token: string;
  /** The process that serves it. */
  readonly pid: number;
}

/** Writes `sandbox.json`. */
export async function writeAccessFile(dataFolder: string, access: SandboxAccess): Promise<void> {
  await writePrivateFile(fileIn(dataFolder), `${JSON.stringify(access)}\n`);
}

/** Removes the file of this run. One that says something else belongs to another run and stays. */
export async function removeAccessFile(dataFolder: string, { token }: SandboxAccess): Promise<void> {
  const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => '');
  if (text.includes(token)) await rm(fileIn(dataFolder), { force: true });
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'sandbox.json');
}
