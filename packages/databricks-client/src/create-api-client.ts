import { type ApiClient, createTransport, fillPath, PlainRequest, userAgent } from '@tableflow-workshop/client-core';
import createClient from 'openapi-fetch';
import type { DatabricksClientOptions } from './client-options.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/**
 * openapi-fetch over our transport, with our types. Every client of this package is made here.
 *
 * @param api name of its description: `unity-catalog`
 */
export function createApiClient<Paths extends object>(options: DatabricksClientOptions, api: string): ApiClient<Paths> {
  const { workspaceUrl, drift, ...transport } = options;
  const client = createClient<Paths>({
    baseUrl: workspaceOrigin(workspaceUrl),
    pathSerializer: fillPath,
    Request: PlainRequest as unknown as typeof Request,
    fetch: createTransport({
      ...transport,
      service: 'Databricks',
      userAgent: userAgent('tableflow-workshop-databricks-client', version),
    }),
  });
  if (drift) {
    const watch = drift(api);
    client.use({
      onResponse: ({ request, schemaPath, response }) => watch(`${request.method} ${schemaPath}`, response),
    });
  }
  return client as unknown as ApiClient<Paths>;
}
