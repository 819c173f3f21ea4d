import {
  type ApiClient,
  type ApiShapes,
  createCaller,
  createTransport,
  userAgent,
  watchDrift,
} from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/**
 * Every client of this package is made here.
 *
 * @param shapes what answers look like: loaded when somebody wants to know of drift
 */
export function createApiClient<Paths extends object>(
  options: DatabricksClientOptions,
  shapes: () => Promise<{ readonly shapes: ApiShapes }>,
): ApiClient<Paths> {
  const { workspaceUrl, onDrift, ...transport } = options;
  return createCaller<Paths>({
    baseUrl: workspaceOrigin(workspaceUrl),
    onAnswer: onDrift && watchDrift(onDrift, shapes),
    send: createTransport({
      ...transport,
      service: 'Databricks',
      userAgent: userAgent('tableflow-workshop-databricks-client', version),
    }),
  });
}
