import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import type { World } from '../world.ts';
import { groupsOf, leaveGroups, setGroups } from './group-members.ts';
import { isSameName } from './names.ts';
import { type ScimKind, withSaved } from './scim-kind.ts';
import type { ServicePrincipalRecord } from './service-principal-record.ts';

const schema = 'urn:ietf:params:scim:schemas:core:2.0:ServicePrincipal';

/** Service principals. Their secrets are never shown. Source: D9.1. */
export const servicePrincipalKind: ScimKind = {
  name: 'ServicePrincipal',
  attributes: ['applicationId', 'displayName', 'active', 'externalId', 'groups', 'roles', 'entitlements'],
  all: (state) =>
    state.servicePrincipals.map(({ clientSecrets: _clientSecrets, secrets: _secrets, ...shown }) => {
      const groups = groupsOf(state, shown.id ?? '');
      return {
        ...shown,
        ...(groups.length > 0 ? { groups } : {}),
      };
    }),
  defaults: ({ newUuid }) => ({ schemas: [schema], active: true, applicationId: newUuid() }),
  problem(state, { id, applicationId }) {
    const same = state.servicePrincipals.find((one) => isSameName(one.applicationId, String(applicationId)));
    if (!same || same.id === id) return undefined;
    return { status: 409, detail: `Service principal with application ID ${applicationId} already exists.` };
  },
  save(state, { groups, ...rest }) {
    const before = state.servicePrincipals.find((one) => one.id === rest.id);
    const { clientSecrets = [], secrets = [] } = before ?? {};
    const saved = { ...rest, clientSecrets, secrets } as ServicePrincipalRecord;
    state.servicePrincipals = withSaved(state.servicePrincipals, saved);
    setGroups(state, saved.id ?? '', (groups ?? []) as IdentitySchemas['ScimValue'][]);
  },
  remove(state, id) {
    const gone = state.servicePrincipals.find((one) => one.id === id);
    state.servicePrincipals = state.servicePrincipals.filter((one) => one !== gone);
    state.tokens = state.tokens.filter((one) => !isSameName(one.principal, gone?.applicationId));
    leaveGroups(state, id);
  },
};

/** Tableflow's service principal. */
export function seedServicePrincipals({ databricks }: World): ServicePrincipalRecord[] {
  const { clientId, clientSecret, name } = databricks.servicePrincipal;
  return [
    {
      schemas: [schema],
      id: '2001',
      applicationId: clientId,
      displayName: name,
      active: true,
      clientSecrets: [clientSecret],
    },
  ];
}
