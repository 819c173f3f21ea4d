import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the next start wants to know of this one. */
export interface LastRun {
  readonly port?: number;
  /** The process that started the server. */
  readonly ownerPid?: number;
}

/** What is known of the last start on a data folder of PostgreSQL; nothing when there was none. */
export async function readLastRun(dataFolder: string): Promise<LastRun> {
  try {
    return JSON.parse(await readFile(fileIn(dataFolder), 'utf8')) as LastRun;
  } catch {
    return {};
  }
}

/** Remembers this start. */
export async function writeLastRun(dataFolder: string, run: LastRun): Promise<void> {
  await writeFile(fileIn(dataFolder), JSON.stringify(run));
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'last-run.json');
}
