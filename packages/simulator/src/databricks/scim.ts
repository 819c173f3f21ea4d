import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import { ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { isSameName } from './names.ts';
import { groupsHolding, userIdOf } from './principals.ts';
import { groupKind } from './scim-groups.ts';
import { withAttributes } from './scim-list.ts';
import { scimRoutesOf } from './scim-routes.ts';
import { servicePrincipalKind } from './scim-service-principals.ts';
import { userKind, userSchemas } from './scim-users.ts';

/** Who is who. Source: D9.1. */
export const scimRoutes: Routes = {
  /** The id of the workspace is in a header. Source: D1. */
  getCurrentUser({ query, caller }, { state }) {
    const user = { ...toUser(state.databricks, caller.id) };
    return ok(withAttributes(user, query), { 'X-Databricks-Org-Id': state.world.databricks.workspaceId });
  },

  ...scimRoutesOf(userKind),
  ...scimRoutesOf(groupKind),
  ...scimRoutesOf(servicePrincipalKind),
};

/** A service principal has the shape of a user named by its application id. Source: D9.1. */
function toUser(state: DatabricksState, principal: string): IdentitySchemas['User'] {
  const servicePrincipal = state.servicePrincipals.find((one) => isSameName(one.applicationId, principal));
  const user = state.users?.find((one) => isSameName(one.userName, principal));
  const groups = groupsHolding(state, principal).map(({ id, displayName }) => ({
    display: displayName ?? '',
    type: 'direct',
    value: id ?? '',
    $ref: `Groups/${id}`,
  }));
  const { entitlements } = servicePrincipal ?? user ?? {};
  return {
    schemas: userSchemas,
    id: servicePrincipal?.id ?? userIdOf(state, principal),
    userName: servicePrincipal?.applicationId ?? user?.userName ?? principal,
    displayName: servicePrincipal?.displayName ?? user?.displayName ?? principal,
    ...(user?.name ? { name: user.name } : {}),
    active: true,
    ...(servicePrincipal ? {} : { emails: user?.emails ?? [{ type: 'work', value: principal, primary: true }] }),
    ...(groups.length > 0 ? { groups } : {}),
    ...(entitlements ? { entitlements } : {}),
  };
}
