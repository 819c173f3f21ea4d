import { type Answer, failure } from '../request/answer.ts';
import type { Call } from '../request/route.ts';
import type { ConfluentState } from '../state.ts';

/** The environment and the cluster as Tableflow reads them from a query. */
export function queryScope({ query }: Call): { environmentId: string; clusterId: string } {
  return { environmentId: query.get('environment') ?? '', clusterId: query.get('spec.kafka_cluster') ?? '' };
}

/** What is wrong with the environment or the cluster that a request names. `undefined` when both exist together. */
export function scopeProblem(confluent: ConfluentState, environmentId: string, clusterId?: string): string | undefined {
  if (!confluent.environments.some((one) => one.id === environmentId)) return `environment ${environmentId} not found`;
  if (clusterId === undefined) return undefined;
  const isThere = confluent.kafkaClusters.some(
    (one) => one.id === clusterId && one.spec.environment.id === environmentId,
  );
  return isThere ? undefined : `Kafka cluster ${clusterId} not found in environment ${environmentId}`;
}

/** Lists declare no 404: a scope that does not exist is a filter that does not hold. */
export function refuseListScope(
  confluent: ConfluentState,
  environmentId: string,
  clusterId?: string,
): Answer | undefined {
  const problem = scopeProblem(confluent, environmentId, clusterId);
  return problem === undefined ? undefined : failure(400, problem, { code: 'invalid_filter' });
}

/** Creates declare no 404 either: the scope is in the body. */
export function refuseBodyScope(
  confluent: ConfluentState,
  spec: { readonly environment: { readonly id: string }; readonly kafka_cluster?: { readonly id: string } },
  parent: '' | '/spec',
): Answer | undefined {
  const problem = scopeProblem(confluent, spec.environment.id, spec.kafka_cluster?.id);
  if (problem === undefined) return undefined;
  const field = problem.startsWith('environment') ? 'environment' : 'kafka_cluster';
  return failure(400, problem, { code: 'invalid_request', pointer: `${parent}/${field}/id` });
}
