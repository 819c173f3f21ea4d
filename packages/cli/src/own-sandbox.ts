import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SettingSource } from '@tableflow-workshop/lab3-recipes';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { worldOf } from './world-of.ts';

/** Starts a sandbox for one run, in a temporary folder, that looks like the given configuration. */
export async function startOwnSandbox(given: readonly SettingSource[], timeFactor: number): Promise<Sandbox> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'lab3-sandbox-'));
  // PostgreSQL runs as another user when we are root, and has to get through.
  await chmod(dataFolder, 0o755);
  return startSandbox({ dataFolder, world: worldOf(given), timeFactor });
}
