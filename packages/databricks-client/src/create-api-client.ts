import { type ApiClient, createMethods, createTransport, userAgent } from '@tableflow-workshop/client-core';
import type { DatabricksClientOptions } from './client-options.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/**
 * The methods of one API. Every client of this package is made here.
 *
 * @param api name of its description: `unity-catalog`
 */
export function createApiClient<Paths extends object>(options: DatabricksClientOptions, api: string): ApiClient<Paths> {
  const { workspaceUrl, drift, ...transport } = options;
  return createMethods<Paths>({
    baseUrl: workspaceOrigin(workspaceUrl),
    send: createTransport({
      ...transport,
      service: 'Databricks',
      userAgent: userAgent('tableflow-workshop-databricks-client', version),
    }),
    watch: drift?.(api),
  });
}
