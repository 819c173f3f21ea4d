import type { DatabricksState } from '../state.ts';
import { isSameName } from './names.ts';

/** Groups that everybody is in. */
const everybody: readonly string[] = ['account users', 'users'];

/**
 * All names under which a principal holds grants, in lower case: its own and those of its groups. A service principal
 * is named by its application id. Source: D6.7.
 */
export function identitiesOf(state: DatabricksState, principal: string): ReadonlySet<string> {
  const servicePrincipal = state.servicePrincipals.find((one) => isSameName(one.applicationId, principal));
  const groups = state.groups.filter((group) =>
    group.members?.some(
      ({ value, display }) => (value !== undefined && value === servicePrincipal?.id) || isSameName(display, principal),
    ),
  );
  const names = [principal, ...everybody, ...groups.map((group) => group.displayName ?? '')];
  return new Set(names.map((name) => name.toLowerCase()));
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
    ...state.admins,
    ...state.tokens.map((one) => one.principal),
    ...everybody,
  ];
  return known.find((one) => isSameName(one, name));
}
