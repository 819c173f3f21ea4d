import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { DatabricksState } from '../state.ts';
import { groupsOf, leaveGroups, setGroups } from './group-members.ts';
import { isSameName } from './names.ts';
import type { ScimKind, ScimResource } from './scim-kind.ts';
import { withSaved } from './scim-kind.ts';
import { seedAdmin } from './seed-stamps.ts';

type User = IdentitySchemas['User'];

/** What the caller of a workspace has, and every person. */
export const userSchemas: NonNullable<User['schemas']> = [
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
];

/** The people of the workspace. Source: D9.1. */
export const userKind: ScimKind = {
  name: 'User',
  attributes: ['userName', 'displayName', 'name', 'active', 'externalId', 'emails', 'groups', 'roles', 'entitlements'],
  all: (state) => (state.users ?? []).map((user) => shown(state, user)),
  defaults: () => ({ schemas: userSchemas, active: true }),
  problem(state, { id, userName }) {
    if (typeof userName !== 'string' || userName === '') return { status: 400, detail: 'userName is required' };
    const other = (state.users ?? []).find((one) => isSameName(one.userName, userName) && one.id !== id);
    return other && { status: 409, detail: `User with username ${userName} already exists.` };
  },
  save(state, { groups, ...rest }) {
    const user = withEmail(rest) as User;
    state.users = withSaved(state.users ?? [], user);
    setGroups(state, user.id ?? '', (groups ?? []) as IdentitySchemas['ScimValue'][]);
  },
  remove(state, id) {
    const user = (state.users ?? []).find((one) => one.id === id);
    state.users = (state.users ?? []).filter((one) => one !== user);
    state.tokens = state.tokens.filter((one) => !isSameName(one.principal, user?.userName));
    leaveGroups(state, id);
  },
};

function shown(state: DatabricksState, user: User): ScimResource {
  const groups = groupsOf(state, user.id ?? '');
  return { ...user, ...(groups.length > 0 ? { groups } : {}) };
}

/** A person is reached under their name, which is also shown where no other was given. */
function withEmail(user: ScimResource): ScimResource {
  const { userName, displayName = userName, emails = [{ type: 'work', value: userName, primary: true }] } = user;
  return { ...user, displayName, emails };
}

/** Who made the workspace. */
export function seedUsers(): User[] {
  return [
    {
      schemas: userSchemas,
      id: '1001',
      userName: seedAdmin,
      displayName: seedAdmin,
      active: true,
      emails: [{ type: 'work', value: seedAdmin, primary: true }],
      entitlements: [
        { value: 'allow-cluster-create' },
        { value: 'workspace-access' },
        { value: 'databricks-sql-access' },
      ],
    },
  ];
}
