import { type ApiClient, createTransport, fillPath, userAgent } from '@tableflow-workshop/client-core';
import createClient from 'openapi-fetch';
import type { DatabricksClientOptions } from './client-options.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/** openapi-fetch over our transport, with our types. Every client of this package is made here. */
export function createApiClient<Paths extends object>(options: DatabricksClientOptions): ApiClient<Paths> {
  const { workspaceUrl, ...transport } = options;
  const client = createClient<Paths>({
    baseUrl: workspaceOrigin(workspaceUrl),
    pathSerializer: fillPath,
    fetch: createTransport({
      ...transport,
      service: 'Databricks',
      userAgent: userAgent('tableflow-workshop-databricks-client', version),
    }),
  });
  return client as unknown as ApiClient<Paths>;
}
