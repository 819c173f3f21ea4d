import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { DeltaAction } from './delta-actions.ts';
import { commitPath, DeltaConflictError, DeltaLogError } from './delta-log-error.ts';
import { createAtomically, isFile } from './durable-files.ts';

/**
 * Adds one version to a Delta log: all of its actions become visible at once, and survive a power cut, or none do.
 *
 * An existing version is never replaced: then a {@link DeltaConflictError} is thrown. A version whose predecessor is
 * missing is refused with a {@link DeltaLogError}.
 *
 * @example await commitDelta(tableFolder, 4, [{ commitInfo }, { txn }, { add }])
 */
export async function commitDelta(
  tableFolder: string,
  version: number,
  actions: readonly DeltaAction[],
): Promise<void> {
  if (version === 0) {
    await mkdir(path.join(tableFolder, '_delta_log'), { recursive: true });
  } else if (!(await isFile(path.join(tableFolder, commitPath(version - 1))))) {
    throw new DeltaLogError(`Version ${version} cannot be committed: ${commitPath(version - 1)} is missing.`);
  }
  const content = actions.map((action) => `${JSON.stringify(action)}\n`).join('');
  const isCreated = await createAtomically(path.join(tableFolder, commitPath(version)), content);
  if (!isCreated) throw new DeltaConflictError(version);
}
