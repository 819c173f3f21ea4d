import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { DatabricksState } from '../state.ts';

type Value = IdentitySchemas['ScimValue'];

/** Everybody who can be in a group, by id. Source: D9.1. */
export function membersById(state: DatabricksState): ReadonlyMap<string, Value> {
  const entry = (place: string, id: string | undefined, display: string | undefined): readonly [string, Value] => [
    id ?? '',
    { value: id ?? '', display: display ?? '', $ref: `${place}/${id}` },
  ];
  return new Map([
    ...(state.users ?? []).map((one) => entry('Users', one.id, one.displayName ?? one.userName)),
    ...state.servicePrincipals.map((one) => entry('ServicePrincipals', one.id, one.displayName)),
    ...state.groups.map((one) => entry('Groups', one.id, one.displayName)),
  ]);
}

/** The groups that hold somebody directly, as a resource lists them. */
export function groupsOf(state: DatabricksState, id: string): Value[] {
  return state.groups
    .filter((group) => group.members?.some((member) => member.value === id))
    .map((group) => ({
      display: group.displayName ?? '',
      type: 'direct',
      value: group.id ?? '',
      $ref: `Groups/${group.id}`,
    }));
}

/** Puts somebody into these groups and takes them out of all others. */
export function setGroups(state: DatabricksState, id: string, groups: readonly Value[]): void {
  const wanted = new Set(groups.map((one) => one.value));
  const member = membersById(state).get(id);
  for (const group of state.groups) {
    const others = (group.members ?? []).filter((one) => one.value !== id);
    const before = (group.members ?? []).length !== others.length;
    if (before === wanted.has(group.id) || !member) continue;
    group.members = before ? others : [...others, member];
  }
}

/** Somebody who is gone is in no group. */
export function leaveGroups(state: DatabricksState, id: string): void {
  for (const group of state.groups) {
    if (group.members) group.members = group.members.filter((one) => one.value !== id);
  }
}
