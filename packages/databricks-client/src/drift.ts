import { type ApiShapes, type DriftWatch, type OnDrift, watchDrift } from '@tableflow-workshop/client-core';

/** What the answers of each API look like. */
const shapesOf: Readonly<Record<string, () => Promise<{ readonly shapes: ApiShapes }>>> = {
  identity: () => import('./generated/identity.shapes.ts'),
  sql: () => import('./generated/sql.shapes.ts'),
  'unity-catalog': () => import('./generated/unity-catalog.shapes.ts'),
  workspace: () => import('./generated/workspace.shapes.ts'),
};

/**
 * Makes the option `drift` of the clients: it reports what responses have and are missing against their description,
 * each place once per operation, without values. It neither fails nor delays a call.
 *
 * @example
 * const drift = reportDrift((report) => console.warn(report.operation, report.kind, report.pointer));
 * const client = createUnityCatalogClient({ ...(await databricksCredentialsFromEnv()), drift });
 */
export function reportDrift(onDrift: OnDrift): DriftWatch {
  return (api) => {
    const loadShapes = shapesOf[api];
    return loadShapes === undefined ? () => undefined : watchDrift(onDrift, loadShapes);
  };
}
