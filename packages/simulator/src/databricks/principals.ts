import type { DatabricksState } from '../state.ts';
import { isSameName } from './names.ts';

/** Groups that everybody is in. */
const everybody: readonly string[] = ['account users', 'users'];

/** The id of a person. Where people are not kept, a group that has one knows it. */
export function userIdOf(state: DatabricksState, principal: string): string {
  const user = state.users?.find((one) => isSameName(one.userName, principal));
  const members = state.groups.flatMap((group) => group.members ?? []);
  return user?.id ?? members.find((member) => isSameName(member.display, principal))?.value ?? '1';
}

/** The groups that hold a principal directly. */
export function groupsHolding(state: DatabricksState, principal: string): DatabricksState['groups'] {
  const servicePrincipal = state.servicePrincipals.find((one) => isSameName(one.applicationId, principal));
  const id = servicePrincipal?.id ?? userIdOf(state, principal);
  return state.groups.filter((group) =>
    group.members?.some(({ value, display }) => value === id || isSameName(display, principal)),
  );
}

/**
 * All names under which a principal holds grants, in lower case: its own and those of its groups, also of groups that
 * hold groups. A service principal is named by its application id. Source: D6.7.
 */
export function identitiesOf(state: DatabricksState, principal: string): ReadonlySet<string> {
  const groups = new Set(groupsHolding(state, principal));
  // A set that grows while it is walked is walked to its end.
  for (const inner of groups) {
    for (const outer of state.groups) if (outer.members?.some(({ value }) => value === inner.id)) groups.add(outer);
  }
  const names = [principal, ...everybody, ...[...groups].map((group) => group.displayName ?? '')];
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Members of the group `admins`, and who administers the metastore. Source: D10.1. */
export function isWorkspaceAdministrator(state: DatabricksState, principal: string): boolean {
  return identitiesOf(state, principal).has('admins') || isAdministrator(state, principal);
}

/** Administrators of the metastore, and the members of the group that owns it. */
export function isAdministrator(state: DatabricksState, principal: string): boolean {
  const identities = identitiesOf(state, principal);
  return [...state.admins, state.metastore.owner].some(
    (name) => name !== undefined && identities.has(name.toLowerCase()),
  );
}

/** A principal as the workspace spells it; `undefined` when there is none. */
export function findPrincipal(state: DatabricksState, name: string): string | undefined {
  const known = [
    ...state.servicePrincipals.map((one) => one.applicationId),
    ...state.groups.map((one) => one.displayName),
    ...(state.users ?? []).map((one) => one.userName),
    ...state.admins,
    ...state.tokens.map((one) => one.principal),
    ...everybody,
  ];
  return known.find((one) => isSameName(one, name));
}
