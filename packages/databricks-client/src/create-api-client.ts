import {
  type ApiClient,
  type ApiShapes,
  createTransport,
  fillPath,
  PlainRequest,
  userAgent,
  watchDrift,
} from '@tableflow-workshop/client-core';
import createClient from 'openapi-fetch';
import type { DatabricksClientOptions } from './client-options.ts';
import { version } from './version.ts';
import { workspaceOrigin } from './workspace-url.ts';

/**
 * openapi-fetch over our transport, with our types. Every client of this package is made here.
 *
 * @param shapes what answers look like: loaded when somebody wants to know of drift
 */
export function createApiClient<Paths extends object>(
  options: DatabricksClientOptions,
  shapes: () => Promise<{ readonly shapes: ApiShapes }>,
): ApiClient<Paths> {
  const { workspaceUrl, onDrift, ...transport } = options;
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
  if (onDrift) {
    const watch = watchDrift(onDrift, shapes);
    client.use({
      onResponse: ({ request, schemaPath, response }) => watch(`${request.method} ${schemaPath}`, response),
    });
  }
  return client as unknown as ApiClient<Paths>;
}
