import type { ServiceAccountsSchemas } from '@tableflow-workshop/confluent-client/service-accounts';
import { type Answer, created, failure, noContent, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';
import type { World } from '../world.ts';
import { listPage } from './paging.ts';
import { newMetadata, organizationName } from './resource-names.ts';

const collection = '/iam/v2/service-accounts';

/** Service accounts. Source: C5.2. */
export const serviceAccountRoutes: Routes = {
  listServiceAccounts(call, { state }) {
    const names = call.query.getAll('display_name');
    const accounts = state.confluent.serviceAccounts.filter(
      (one) => names.length === 0 || names.includes(one.display_name),
    );
    return listPage(call, { apiVersion: 'iam/v2', kind: 'ServiceAccountList' }, accounts);
  },

  createServiceAccount(call, { state, clock, newId }) {
    const body = call.body as ServiceAccountsSchemas['CreateServiceAccount'];
    const holder = state.confluent.serviceAccounts.find((one) => one.display_name === body.display_name);
    if (holder) {
      const location = `${call.origin}${collection}/${holder.id}`;
      const refusal = failure(409, 'Service name is already in use', { code: 'resource_already_exists' });
      return { ...refusal, headers: { location } };
    }
    const id = newId('sa');
    const account: ServiceAccountsSchemas['ServiceAccount'] = {
      api_version: 'iam/v2',
      kind: 'ServiceAccount',
      id,
      metadata: newMetadata(
        `${collection}/${id}`,
        `${organizationName(state.world)}/service-account=${id}`,
        clock.now(),
      ),
      display_name: body.display_name,
      description: body.description ?? '',
    };
    state.confluent.serviceAccounts.push(account);
    return { ...created(account), headers: { location: `${call.origin}${collection}/${id}` } };
  },

  getServiceAccount(call, { state }) {
    const found = state.confluent.serviceAccounts.find((one) => one.id === call.path.id);
    return found ? ok(found) : notFound(call.path.id);
  },

  updateServiceAccount(call, { state }) {
    const found = state.confluent.serviceAccounts.find((one) => one.id === call.path.id);
    if (!found) return notFound(call.path.id);
    const { description } = call.body as ServiceAccountsSchemas['UpdateServiceAccount'];
    if (description !== undefined) found.description = description;
    return ok(found);
  },

  /** Its API keys go with it. */
  deleteServiceAccount(call, { state }) {
    const { confluent } = state;
    const { id } = call.path;
    if (!confluent.serviceAccounts.some((one) => one.id === id)) return notFound(id);
    confluent.serviceAccounts = confluent.serviceAccounts.filter((one) => one.id !== id);
    confluent.apiKeys = confluent.apiKeys.filter((one) => one.key.spec.owner.id !== id);
    return noContent;
  },
};

function notFound(id: string | undefined): Answer {
  return failure(404, `service account ${id} not found`, { code: 'service_account_not_found' });
}

/** The service account of the connector. */
export function seedServiceAccounts(world: World, nowMs: number): ConfluentState['serviceAccounts'] {
  const { id, name } = world.serviceAccount;
  return [
    {
      api_version: 'iam/v2',
      kind: 'ServiceAccount',
      id,
      metadata: newMetadata(
        `/iam/v2/service-accounts/${id}`,
        `${organizationName(world)}/service-account=${id}`,
        nowMs,
      ),
      display_name: name,
      description: '',
    },
  ];
}
