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

  /** What lies directly in a directory, or the object itself. An empty directory is `{}`. */
  listWorkspaceObjects({ query }, { state: { databricks } }) {
    const path = normalisePath(query.get('path') ?? '');
    const itself = databricks.workspaceObjects.find((one) => one.path === path);
    if (!itself && !isDirectory(databricks, path)) return noPath(path);
    const objects = databricks.workspaceObjects
      .filter((one) => (itself && itself.object_type !== 'DIRECTORY' ? one === itself : parentOf(one.path) === path))
      .map(({ content: _content, ...shown }) => shown);
    return ok(objects.length > 0 ? { objects } : {});
  },

  /** One that exists is left as it is. */
  createWorkspaceDirectory(call, { state: { databricks }, clock, newUuid }) {
    const { path: given } = call.body as WorkspaceSchemas['CreateWorkspaceDirectory'];
    if (!given.startsWith('/')) return invalidParameter(`Path (${given}) must begin with a slash.`);
    const parts = normalisePath(given).split('/').slice(1);
    const paths = parts.map((_part, index) => `/${parts.slice(0, index + 1).join('/')}`);
    const missing = paths.filter((path) => path !== '/' && !isDirectory(databricks, path));
    const taken = missing.find((path) => databricks.workspaceObjects.some((one) => one.path === path));
    if (taken !== undefined) {
      return databricksError(400, 'RESOURCE_ALREADY_EXISTS', `${taken} already exists and is not a directory.`);
    }
    for (const path of missing) {
      const object_id = Number.parseInt(newUuid().slice(-12), 16);
      databricks.workspaceObjects.push({ path, object_type: 'DIRECTORY', object_id, created_at: clock.now() });
    }
    return ok({});
  },

  exportWorkspaceObject({ query }, { state: { databricks } }) {
    const path = normalisePath(query.get('path') ?? '');
    const found = databricks.workspaceObjects.find((one) => one.path === path);
    if (found?.content !== undefined) {
      if (query.get('direct_download') !== 'true') return ok({ content: found.content });
      const bytes = Buffer.from(found.content, 'base64');
      return { status: 200, content: { type: 'application/octet-stream', bytes } };
    }
    return found || isDirectory(databricks, path)
      ? databricksError(400, 'BAD_REQUEST', `${path} is a directory.`)
      : noPath(path);
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
