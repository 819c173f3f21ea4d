import { type ApiShapes, type DriftWatch, type OnDrift, watchDrift } from '@tableflow-workshop/client-core';

/** What the answers of each API look like. */
const shapesOf: Readonly<Record<string, () => Promise<{ readonly shapes: ApiShapes }>>> = {
  'api-keys-v2': () => import('./generated/api-keys-v2.shapes.ts'),
  'connect-v1': () => import('./generated/connect-v1.shapes.ts'),
  'iam-v2': () => import('./generated/iam-v2.shapes.ts'),
  'kafka-clusters-v2': () => import('./generated/kafka-clusters-v2.shapes.ts'),
  'kafka-v3': () => import('./generated/kafka-v3.shapes.ts'),
  'metrics-v2': () => import('./generated/metrics-v2.shapes.ts'),
  'organization-v2': () => import('./generated/organization-v2.shapes.ts'),
  'provider-integration-v1': () => import('./generated/provider-integration-v1.shapes.ts'),
  'provider-integration-v2': () => import('./generated/provider-integration-v2.shapes.ts'),
  'role-bindings-v2': () => import('./generated/role-bindings-v2.shapes.ts'),
  'schema-registry-clusters-v3': () => import('./generated/schema-registry-clusters-v3.shapes.ts'),
  'schema-registry-v1': () => import('./generated/schema-registry-v1.shapes.ts'),
  'tableflow-v1': () => import('./generated/tableflow-v1.shapes.ts'),
};

/**
 * Makes the option `drift` of the clients: it reports what responses have and are missing against their description,
 * each place once per operation, without values. It neither fails nor delays a call.
 *
 * @example
 * const drift = reportDrift((report) => console.warn(report.operation, report.kind, report.pointer));
 * const client = createTableflowClient({ credentials: tableflowKeyFromEnv(), drift });
 */
export function reportDrift(onDrift: OnDrift): DriftWatch {
  return (api) => {
    const loadShapes = shapesOf[api];
    return loadShapes === undefined ? () => undefined : watchDrift(onDrift, loadShapes);
  };
}
