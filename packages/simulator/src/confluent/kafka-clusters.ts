import { failure, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import { listPage } from './paging.ts';
import { refuseListScope } from './scope.ts';

/** Kafka clusters. Source: C6.1. */
export const kafkaClusterRoutes: Routes = {
  listKafkaClusters(call, { state }) {
    const environmentId = call.query.get('environment') ?? '';
    const refusal = refuseListScope(state.confluent, environmentId);
    if (refusal) return refusal;
    const networks = call.query.getAll('spec.network');
    const isProtected = call.query.get('spec.deletion_protection');
    const clusters = state.confluent.kafkaClusters.filter(
      ({ spec }) =>
        spec.environment.id === environmentId &&
        (networks.length === 0 || networks.includes(spec.network?.id ?? '')) &&
        (isProtected === null || String(spec.deletion_protection ?? false) === isProtected),
    );
    return listPage(call, { apiVersion: 'cmk/v2', kind: 'ClusterList' }, clusters);
  },

  /** A cluster that does not exist reads as forbidden. Source: C1.3 and C6.3. */
  getKafkaCluster(call, { state }) {
    const environmentId = call.query.get('environment');
    const found = state.confluent.kafkaClusters.find(
      (one) => one.id === call.path.id && one.spec.environment.id === environmentId,
    );
    return found ? ok(found) : failure(403, 'Forbidden Access', { code: 'forbidden_access' });
  },
};
