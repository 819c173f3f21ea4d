import type { RoleBindingsSchemas } from '@tableflow-workshop/confluent-client/role-bindings';
import { type Answer, codeAndMessage, created, failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { environmentName, newMetadata, organizationName } from './resource-names.ts';

const collection = '/iam/v2/role-bindings';

/** Role bindings. A list without `crn_pattern` is refused. Source: C5.4. */
export const roleBindingRoutes: Routes = {
  listRoleBindings(call, { state }) {
    const pattern = call.query.get('crn_pattern') ?? '';
    const principal = call.query.get('principal');
    const role = call.query.get('role_name');
    const matches = (crn: string): boolean =>
      pattern.endsWith('*') ? crn.startsWith(pattern.slice(0, -1)) : crn === pattern;
    const bindings = state.confluent.roleBindings.filter(
      (one) =>
        matches(one.crn_pattern) && (!principal || one.principal === principal) && (!role || one.role_name === role),
    );
    return listPage(call, { apiVersion: 'iam/v2', kind: 'RoleBindingList' }, bindings);
  },

  createRoleBinding(call, { state, clock, newId }) {
    const body = call.body as RoleBindingsSchemas['CreateRoleBinding'];
    const twin = state.confluent.roleBindings.find(
      (one) =>
        one.principal === body.principal && one.role_name === body.role_name && one.crn_pattern === body.crn_pattern,
    );
    if (twin) {
      const refusal = failure(409, `role binding ${twin.id} says the same`, { code: 'resource_already_exists' });
      return { ...refusal, headers: { location: `${call.origin}${collection}/${twin.id}` } };
    }
    const id = newId('rb');
    const binding: RoleBindingsSchemas['RoleBinding'] = {
      api_version: 'iam/v2',
      kind: 'RoleBinding',
      id,
      metadata: newMetadata(`${collection}/${id}`, `${organizationName(state.world)}/role-binding=${id}`, clock.now()),
      principal: body.principal,
      role_name: body.role_name,
      crn_pattern: body.crn_pattern,
    };
    state.confluent.roleBindings.push(binding);
    return { ...created(binding), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  getRoleBinding(call, { state }) {
    const found = state.confluent.roleBindings.find((one) => one.id === call.path.id);
    return found ? ok(found) : missing();
  },

  /** Answers 200 with what was deleted, not 204. */
  deleteRoleBinding(call, { state }) {
    const { confluent } = state;
    const found = confluent.roleBindings.find((one) => one.id === call.path.id);
    if (!found) return missing();
    confluent.roleBindings = confluent.roleBindings.filter((one) => one !== found);
    return ok(found);
  },
};

/** Gone and forbidden look the same. Source: C1.3. */
function missing(): Answer {
  return codeAndMessage(403, 40301, 'Either unauthorized to access role binding or role binding does not exist');
}

/** The roles of the service account. */
export function seedRoleBindings(world: World, nowMs: number): ConfluentState['roleBindings'] {
  return world.serviceAccount.roles.map((role, index) => {
    const id = `${world.environment.id.replace('env', 'rb')}${index === 0 ? '' : `-${index + 1}`}`;
    return {
      api_version: 'iam/v2',
      kind: 'RoleBinding',
      id,
      metadata: newMetadata(`/iam/v2/role-bindings/${id}`, `${organizationName(world)}/role-binding=${id}`, nowMs),
      principal: `User:${world.serviceAccount.id}`,
      role_name: role,
      crn_pattern: environmentName(world),
    };
  });
}
