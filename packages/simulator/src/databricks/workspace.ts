import type { WorkspaceSchemas } from '@tableflow-workshop/databricks-client/workspace';
import { type Answer, databricksError, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { readImport } from './read-import.ts';
import { invalidParameter } from './unity-errors.ts';
import { isBuiltInDirectory, normalisePath, parentOf } from './workspace-path.ts';

/** Notebooks and files. Source: D9.3. */
export const workspaceRoutes: Routes = {
  getWorkspaceObject({ query }, { state: { databricks } }) {
    const path = normalisePath(query.get('path') ?? '');
    const found = databricks.workspaceObjects.find((one) => one.path === path);
    if (found) {
      const { content: _content, ...shown } = found;
      return ok(shown);
    }
    return isBuiltInDirectory(databricks, path) ? ok({ object_type: 'DIRECTORY', path, object_id: 0 }) : noPath(path);
  },

  importWorkspaceObject(call, { state: { databricks }, clock, newUuid }) {
    const body = call.body as WorkspaceSchemas['ImportWorkspaceObject'];
    if (!body.path.startsWith('/')) return invalidParameter(`Path (${body.path}) must begin with a slash.`);
    const imported = readImport(body);
    if ('status' in imported) return imported;
    const path = normalisePath(imported.path);
    if (!isDirectory(databricks, parentOf(path))) return noPath(parentOf(path));
    const before = databricks.workspaceObjects.find((one) => one.path === path);
    const isReplaced = before !== undefined && body.overwrite === true && before.object_type === imported.object_type;
    if (isDirectory(databricks, path) || (before && !isReplaced)) {
      return databricksError(
        400,
        'RESOURCE_ALREADY_EXISTS',
        `${before?.object_type ?? 'DIRECTORY'} (${path}) already exists.`,
      );
    }
    databricks.workspaceObjects = databricks.workspaceObjects.filter((one) => one !== before);
    databricks.workspaceObjects.push({
      ...imported,
      path,
      object_id: before?.object_id ?? Number.parseInt(newUuid().slice(-12), 16),
      created_at: before?.created_at ?? clock.now(),
      modified_at: clock.now(),
    });
    return ok({});
  },

  deleteWorkspaceObject(call, { state: { databricks } }) {
    const body = call.body as WorkspaceSchemas['DeleteWorkspaceObject'];
    const path = normalisePath(body.path);
    if (isBuiltInDirectory(databricks, path)) {
      return databricksError(400, 'DIRECTORY_PROTECTED', `Folder ${path} is protected.`);
    }
    const isBelow = (one: { path: string }): boolean => one.path.startsWith(`${path}/`);
    if (!databricks.workspaceObjects.some((one) => one.path === path)) return noPath(path);
    if (body.recursive !== true && databricks.workspaceObjects.some(isBelow)) {
      return databricksError(400, 'DIRECTORY_NOT_EMPTY', `Folder ${path} is not empty.`);
    }
    databricks.workspaceObjects = databricks.workspaceObjects.filter((one) => one.path !== path && !isBelow(one));
    return ok({});
  },
};

function noPath(path: string): Answer {
  return databricksError(404, 'RESOURCE_DOES_NOT_EXIST', `Path (${path}) doesn't exist.`);
}

function isDirectory(state: DatabricksState, path: string): boolean {
  if (isBuiltInDirectory(state, path)) return true;
  return state.workspaceObjects.some((one) => one.path === path && one.object_type === 'DIRECTORY');
}
