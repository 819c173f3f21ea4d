import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import { listPage } from './paging.ts';
import { refuseListScope } from './scope.ts';

/** Schema Registry clusters. Source: C6.4. */
export const schemaRegistryClusterRoutes: Routes = {
  listSchemaRegistryClusters(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const clusters = state.confluent.schemaRegistryClusters.filter((one) => one.spec.environment.id === environmentId);
    return listPage(call, { apiVersion: 'srcm/v3', kind: 'ClusterList' }, clusters);
  },

  getSchemaRegistryCluster(call, { state }) {
    const environmentId = call.query.get('environment');
    const found = state.confluent.schemaRegistryClusters.find(
      (one) => one.id === call.path.id && one.spec.environment.id === environmentId,
    );
    if (found) return ok(found);
    return failure(404, `Schema Registry cluster ${call.path.id} not found`, { code: 'resource_not_found' });
  },
};
