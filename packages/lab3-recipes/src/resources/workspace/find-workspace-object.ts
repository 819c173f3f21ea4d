import { isNotFound } from '@tableflow-workshop/client-core';
import { unwrapDatabricks, type WorkspaceSchemas } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';

/** The object at a path of the workspace, or `undefined`. */
export async function findWorkspaceObject(
  lab: LabContext,
  path: string,
  signal?: AbortSignal,
): Promise<WorkspaceSchemas['WorkspaceObject'] | undefined> {
  const call = lab.databricks.workspace.GET('/api/2.0/workspace/get-status', { params: { query: { path } }, signal });
  try {
    return await unwrapDatabricks(call, `check what is at ${path} in the workspace`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
