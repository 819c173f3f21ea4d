import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import type { LabContext } from '../lab/context.ts';
import { alsoTaken } from '../mechanics/input-schemas.ts';
import type { CallOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { findWorkspaceObject } from '../resources/workspace/find-workspace-object.ts';
import { notebookPath, notebookPathOf, notNotebook } from './import-notebook.ts';

const inputSchema = z.strictObject({ ...alsoTaken('content', 'format', 'overwrite'), path: notebookPath });

/** Which notebook goes. */
export interface DeleteNotebookInput {
  /** Absolute path in the workspace, e.g. `/Shared/river_hotel.ipynb`, with or without its extension. */
  readonly path: string;
}

/**
 * The undo of `importNotebook`: deletes the notebook at the path, given with or without its extension. Work that somebody
 * did in it goes too.
 *
 * Undo: none: keep a copy of the notebook.
 *
 * @throws InputError for wrong input, and where something other than a notebook is there
 * @example await deleteNotebook(lab, { path: '/Shared/river_hotel.ipynb' });
 * @see https://docs.databricks.com/api/workspace/workspace/delete
 */
export async function deleteNotebook(
  lab: LabContext,
  input: DeleteNotebookInput,
  options: CallOptions = {},
): Promise<{ readonly outcome: UndoOutcome }> {
  const path = notebookPathOf(parseInput(inputSchema, input, 'delete the notebook').path);
  const live = await findWorkspaceObject(lab, path, options.signal);
  if (!live) return { outcome: 'unchanged' };
  if (live.object_type !== 'NOTEBOOK') throw notNotebook('delete the notebook', path, live.object_type);
  const call = lab.databricks.workspace.POST('/api/2.0/workspace/delete', { body: { path }, signal: options.signal });
  await unwrapDatabricks(call, `delete notebook ${path}`).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
  return { outcome: 'deleted' };
}
