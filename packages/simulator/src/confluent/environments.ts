import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import { listPage } from './paging.ts';

/** Environments. Source: C5.1. */
export const environmentRoutes: Routes = {
  listEnvironments: (call, { state }) =>
    listPage(call, { apiVersion: 'org/v2', kind: 'EnvironmentList' }, state.confluent.environments),

  getEnvironment(call, { state }) {
    const found = state.confluent.environments.find((one) => one.id === call.path.id);
    return found ? ok(found) : failure(404, `environment ${call.path.id} not found`, { code: 'resource_not_found' });
  },
};
