import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { groupsOf, leaveGroups, membersById, setGroups } from './group-members.ts';
import { isSameName } from './names.ts';
import { type ScimKind, type ScimResource, withSaved } from './scim-kind.ts';
import { seedAdmin } from './seed-stamps.ts';

const schema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

type Group = IdentitySchemas['Group'];
type Value = IdentitySchemas['ScimValue'];

/** The groups of the workspace. Source: D9.1. */
export const groupKind: ScimKind = {
  name: 'Group',
  attributes: ['displayName', 'externalId', 'members', 'groups', 'roles', 'entitlements'],
  all: (state) => state.groups.map((group) => shown(state, group)),
  defaults: () => ({ schemas: [schema], meta: { resourceType: 'WorkspaceGroup' } }),
  problem(state, { id, displayName, members = [] }) {
    if (typeof displayName !== 'string' || displayName === '')
      return { status: 400, detail: 'displayName is required' };
    const other = state.groups.find((one) => isSameName(one.displayName, displayName) && one.id !== id);
    if (other) return { status: 409, detail: `Group with name ${displayName} already exists.` };
    const known = membersById(state);
    const before = new Set(state.groups.find((one) => one.id === id)?.members?.map((one) => one.value));
    const stranger = (members as readonly Value[]).find(({ value = '' }) => !known.has(value) && !before.has(value));
    return stranger && { status: 404, detail: `Member with id ${stranger.value} not found.` };
  },
  save(state, { groups, members = [], ...rest }) {
    const known = membersById(state);
    const named = (members as readonly Value[]).map((one) => known.get(one.value ?? '') ?? one);
    const group = { ...rest, ...(named.length > 0 ? { members: named } : {}) } as Group;
    state.groups = withSaved(state.groups, group);
    setGroups(state, group.id ?? '', (groups ?? []) as Value[]);
  },
  remove(state, id) {
    state.groups = state.groups.filter((one) => one.id !== id);
    leaveGroups(state, id);
  },
};

/** Everybody is in `users`, without being put there. */
function shown(state: DatabricksState, group: Group): ScimResource {
  const groups = groupsOf(state, group.id ?? '');
  const everybody = [...membersById(state).values()].filter(({ $ref = '' }) => !$ref.startsWith('Groups/'));
  return {
    ...group,
    ...(group.displayName === 'users' ? { members: everybody } : {}),
    ...(groups.length > 0 ? { groups } : {}),
  };
}

/** The groups that every workspace has. The lab's service principal administers the workspace. Source: D10.1. */
export function seedGroups({ databricks }: World): Group[] {
  const { name } = databricks.servicePrincipal;
  return [
    {
      schemas: [schema],
      id: '1',
      displayName: 'admins',
      members: [
        { value: '1001', display: seedAdmin, $ref: 'Users/1001' },
        { value: '2001', display: name, $ref: 'ServicePrincipals/2001' },
      ],
      meta: { resourceType: 'WorkspaceGroup' },
    },
    { schemas: [schema], id: '2', displayName: 'users', meta: { resourceType: 'WorkspaceGroup' } },
  ];
}
