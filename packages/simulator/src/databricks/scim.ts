import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import { ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { isSameName } from './names.ts';
import { identitiesOf } from './principals.ts';
import { scimList, withAttributes } from './scim-list.ts';
import { seedAdmin } from './seed-stamps.ts';

/** Who is who. Source: D9.1. */
export const scimRoutes: Routes = {
  /** The id of the workspace stands in a header. Source: D1. */
  getCurrentUser({ query, caller }, { state }) {
    const user = { ...toUser(state.databricks, caller.id) };
    return ok(withAttributes(user, query), { 'X-Databricks-Org-Id': state.world.databricks.workspaceId });
  },

  listGroups: ({ query }, { state }) => scimList(state.databricks.groups, query),

  listServicePrincipals: ({ query }, { state }) =>
    scimList(
      state.databricks.servicePrincipals.map(({ clientSecrets: _clientSecrets, ...shown }) => shown),
      query,
    ),
};

/** A service principal has the shape of a user named by its application id. Source: D9.1. */
function toUser(state: DatabricksState, principal: string): IdentitySchemas['User'] {
  const servicePrincipal = state.servicePrincipals.find((one) => isSameName(one.applicationId, principal));
  const identities = identitiesOf(state, principal);
  const groups = state.groups
    .filter((group) => identities.has((group.displayName ?? '').toLowerCase()))
    .map(({ id, displayName }) => ({
      display: displayName ?? '',
      type: 'direct',
      value: id ?? '',
      $ref: `Groups/${id}`,
    }));
  const { entitlements } = servicePrincipal ?? {};
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
    ],
    id: servicePrincipal?.id ?? userId(state, principal),
    userName: servicePrincipal?.applicationId ?? principal,
    displayName: servicePrincipal?.displayName ?? principal,
    active: true,
    ...(servicePrincipal ? {} : { emails: [{ type: 'work', value: principal, primary: true }] }),
    ...(groups.length > 0 ? { groups } : {}),
    ...(entitlements ? { entitlements } : {}),
  };
}

/** Users are not kept; a group that has one knows its id. */
function userId(state: DatabricksState, principal: string): string {
  const members = state.groups.flatMap((group) => group.members ?? []);
  return members.find((member) => isSameName(member.display, principal))?.value ?? '1';
}

/** The group that every workspace has. */
export function seedGroups(): DatabricksState['groups'] {
  return [
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      id: '1',
      displayName: 'admins',
      members: [{ value: '1001', display: seedAdmin, $ref: 'Users/1001' }],
      meta: { resourceType: 'WorkspaceGroup' },
    },
  ];
}

/** Tableflow's service principal. */
export function seedServicePrincipals({ databricks }: World): DatabricksState['servicePrincipals'] {
  const { clientId, clientSecret, name } = databricks.servicePrincipal;
  return [
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal'],
      id: '2001',
      applicationId: clientId,
      displayName: name,
      active: true,
      clientSecrets: [clientSecret],
    },
  ];
}
