import type { ServiceAccountsSchemas } from '@tableflow-workshop/confluent-client/service-accounts';
import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { newMetadata, organizationName } from './resource-names.ts';

/** People of the organisation. Source: C5.2. */
export const userRoutes: Routes = {
  listUsers: (call, { state }) =>
    listPage(call, { apiVersion: 'iam/v2', kind: 'UserList' }, [describeUser(state.world)]),

  getUser(call, { state }) {
    const user = describeUser(state.world);
    return user.id === call.path.id
      ? ok(user)
      : failure(404, `user ${call.path.id} not found`, { code: 'resource_not_found' });
  },
};

/** The one person whom a world has: who signs in to the command line. */
export function personOf(world: World): { readonly id: string; readonly email: string; readonly password: string } {
  return world.user ?? { id: 'u-river1', email: 'admin@river-hotels.example', password: '' };
}

function describeUser(world: World): ServiceAccountsSchemas['User'] {
  const { id, email } = personOf(world);
  return {
    api_version: 'iam/v2',
    kind: 'User',
    id,
    metadata: newMetadata(`/iam/v2/users/${id}`, `${organizationName(world)}/user=${id}`, Date.UTC(2026, 0, 1)),
    email,
    full_name: 'River Hotels Admin',
    auth_type: 'AUTH_TYPE_LOCAL',
  };
}
