import {
  type Clock,
  createTransport,
  createUnwrap,
  type ErrorBody,
  excerpt,
  type Logger,
  PaginationError,
} from '@tableflow-workshop/client-core';
import { noCredentials } from './no-credentials.ts';
import type { SqlSchemas } from './sql.ts';

/** How the links of a result are fetched. Without a proof of who we are: each link carries its own. */
export interface ExternalLinkOptions {
  readonly signal?: AbortSignal | undefined;
  /** Replaces the network for links. Default: `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
}

/** Makes the function that reads the rows behind one link, on whatever host it is. */
export function createLinkReader<Row>(
  options: ExternalLinkOptions,
  tried: string,
): (link: SqlSchemas['ExternalLink']) => Promise<readonly Row[]> {
  const { fetch, clock, logger, signal = null } = options;
  const send = createTransport({
    service,
    credentials: noCredentials(),
    ...(fetch && { fetch }),
    ...(clock && { clock }),
    ...(logger && { logger }),
  });
  return async ({ external_link: address, http_headers: wanted }) => {
    if (!address) throw new PaginationError(tried, 'a chunk of the result has a link without an address');
    const headers = new Headers(wanted);
    headers.delete('authorization');
    const response = await send(new Request(address, { headers, signal }));
    const body: unknown = response.ok ? await response.json() : await response.text();
    const result = response.ok ? { data: body as readonly Row[], response } : { error: body, response };
    return unwrapLink(Promise.resolve(result), tried);
  };
}

const service = 'Databricks storage';

const unwrapLink = createUnwrap({
  service,
  readErrorBody: (body): ErrorBody => ({ detail: typeof body === 'string' ? excerpt(body) : undefined }),
  hint: ({ status }) =>
    status === 403 || status === 404
      ? 'Links live for some minutes only: read the rows soon after the statement ended, or run it again.'
      : undefined,
});
