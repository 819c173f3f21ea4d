import type { DatabricksState } from '../state.ts';
import { isSameName } from './names.ts';

/** `/Workspace/Users/a` and `/Users/a` are the same place; a final slash means nothing. */
export function normalisePath(path: string): string {
  const short = path.replace(/^\/Workspace(?=\/|$)/, '').replace(/(.)\/+$/, '$1');
  return short === '' ? '/' : short;
}

export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

/** Directories that every workspace has: the root, the shared one, and a home for each principal. */
export function isBuiltInDirectory(state: DatabricksState, path: string): boolean {
  if (['/', '/Shared', '/Users'].includes(path)) return true;
  const [, home] = /^\/Users\/([^/]+)$/.exec(path) ?? [];
  const principals = [
    ...state.admins,
    ...state.servicePrincipals.map((one) => one.applicationId),
    ...state.tokens.map((one) => one.principal),
  ];
  return home !== undefined && principals.some((principal) => isSameName(principal, home));
}
