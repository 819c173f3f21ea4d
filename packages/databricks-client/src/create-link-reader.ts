import {
  type Clock,
  createTransport,
  createUnwrap,
  type ErrorBody,
  excerpt,
  type Logger,
  oddAnswer,
  PaginationError,
} from '@tableflow-workshop/client-core';
import { noCredentials } from './no-credentials.ts';
import { readRows, type StatementRow } from './statement-chunk.ts';

/** How the links of a result are fetched. Without a proof of who we are: each link carries its own. */
export interface ExternalLinkOptions {
  /** Ends the reading early. */
  readonly signal?: AbortSignal | undefined;
  /** Replaces the network for links. Default: `globalThis.fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Default: the clock of the machine. */
  readonly clock?: Clock | undefined;
  /** Receives every attempt, without the address. Default: none. */
  readonly logger?: Logger | undefined;
}

/** Makes the function that reads the rows behind one link, on whatever host it is. */
export function createLinkReader(
  options: ExternalLinkOptions,
  tried: string,
): (link: Readonly<Record<string, unknown>>) => Promise<readonly StatementRow[]> {
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
    if (typeof address !== 'string' || !URL.canParse(address))
      throw oddAnswer({ service: 'Databricks', tried, detail: 'a link to rows that is not a web address' });
    const response = await send(new Request(address, { headers: headersOf(wanted, tried), signal }));
    const body: unknown = response.ok ? await response.json() : await response.text();
    if (!response.ok) return unwrapLink<readonly StatementRow[]>(Promise.resolve({ error: body, response }), tried);
    return readRows(body, { service, tried, response });
  };
}

function headersOf(wanted: unknown, tried: string): Headers {
  try {
    const headers = new Headers((wanted ?? {}) as Record<string, string>);
    headers.delete('authorization');
    return headers;
  } catch {
    throw oddAnswer({ service: 'Databricks', tried, detail: 'a link to rows with headers that cannot be sent' });
  }
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
