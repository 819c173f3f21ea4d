import { plainText } from '@tableflow-workshop/client-core';
import type { SettingSource } from '@tableflow-workshop/lab3-recipes';
import { removeSandbox, type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { note } from '../note.ts';
import { explainStart } from './explain-start.ts';
import type { SandboxWish } from './open-sandbox.ts';
import { findAbandonedFolders, makeThrowAwayFolder } from './throw-away-folder.ts';
import { worldOf } from './world-of.ts';

/** Starts a sandbox for one run, in a temporary folder, that looks like the given configuration. */
export async function startOwnSandbox(
  given: readonly SettingSource[],
  { timeFactor, quiet }: Pick<SandboxWish, 'timeFactor' | 'quiet'>,
  signal: AbortSignal,
): Promise<Sandbox> {
  await removeAbandonedSandboxes({ quiet });
  const dataFolder = await makeThrowAwayFolder();
  try {
    return await startSandbox({
      dataFolder,
      world: worldOf(given),
      timeFactor,
      onNotice: (text) => note(text, { quiet }),
      signal,
    });
  } catch (error) {
    await removeSandbox(dataFolder).catch(() => undefined);
    throw explainStart(error, dataFolder);
  }
}

/** What runs that were killed left behind. That it cannot be removed is said, and stops nobody. */
export async function removeAbandonedSandboxes(options: { readonly quiet?: boolean | undefined }): Promise<void> {
  for (const folder of await findAbandonedFolders()) {
    try {
      await removeSandbox(folder);
      note(`removed ${folder}, the sandbox of a run that was killed`, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      note(`${folder} is of a run that was killed and cannot be removed: ${plainText(reason)}`, options);
    }
  }
}
