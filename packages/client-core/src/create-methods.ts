import createClient, { createQuerySerializer } from 'openapi-fetch';
import type { ApiClient } from './api-client.ts';
import { fillPath } from './fill-path.ts';
import { PlainRequest } from './outgoing-request.ts';
import type { Transport } from './transport.ts';

/** What the calls of one API have in common. */
export interface MethodsOptions {
  /** What every path begins with: `https://api.confluent.cloud`. */
  readonly baseUrl: string;
  /** Sends them. */
  readonly send: Transport;
  /** Send a parameter that takes a list once, its values joined by commas. Default false: once for each value. */
  readonly joinsLists?: boolean | undefined;
  /** Is shown every answer, with method and path template of its call. Default: nobody is. */
  readonly watch?: ((operation: string, response: Response) => void) | undefined;
}

/**
 * openapi-fetch over our transport, with our types: `client.GET(path, init)` resolves to `{ data, error, response }`, and throws
 * what the transport throws.
 */
export function createMethods<Paths extends object>(options: MethodsOptions): ApiClient<Paths> {
  const { baseUrl, send, joinsLists = false, watch } = options;
  const client = createClient<Paths>({
    baseUrl,
    // Made once: of options, openapi-fetch would make one for each call.
    querySerializer: createQuerySerializer({ array: { style: 'form', explode: !joinsLists } }),
    pathSerializer: fillPath,
    Request: PlainRequest as unknown as typeof Request,
    fetch: send as (request: Request) => Promise<Response>,
  });
  if (watch) {
    client.use({
      onResponse({ request, schemaPath, response }) {
        watch(`${request.method} ${schemaPath}`, response);
      },
    });
  }
  return client as unknown as ApiClient<Paths>;
}
