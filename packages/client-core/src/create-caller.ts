import type { ApiClient } from './api-client.ts';
import { fillPath } from './fill-path.ts';
import { knownBody } from './known-body.ts';
import type { Transport } from './transport.ts';
import type { CallResult } from './unwrap.ts';

/** Where a client calls, and how. */
export interface CallerOptions {
  /** Where the API is, without a slash at its end. */
  readonly baseUrl: string;
  /** What sends the calls: `createTransport`. */
  readonly send: Transport;
  /** A query parameter that takes a list joins its values with commas. Default false: it is repeated. */
  readonly joinsLists?: boolean | undefined;
  /** Receives each answer beside its call, with method and path template: `GET /tableflow/v1/regions`. Default: nobody does. */
  readonly onAnswer?: ((operation: string, response: Response) => void) | undefined;
}

interface CallInit {
  readonly params?: { readonly path?: Values; readonly query?: Values };
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

type Values = Readonly<Record<string, unknown>>;

const noHeaders = {};
const jsonHeaders = { 'content-type': 'application/json' };

/**
 * Makes the client of an API over its generated `paths`: it fills the path, writes query and body, and resolves to
 * `{ data, error, response }`, also for a failure that was answered. `createUnwrap` turns that into data or an error.
 *
 * @throws InputError for a value that cannot be in a path; what `send` throws
 * @example
 * const credentials = { authorize: async () => 'Bearer token', describe: () => 'a token' };
 * const send = createTransport({ service: 'Example', credentials });
 * const client = createCaller<object>({ baseUrl: 'https://example.com', send });
 */
export function createCaller<Paths extends object>(options: CallerOptions): ApiClient<Paths> {
  const { baseUrl, send, joinsLists = false, onAnswer } = options;
  const verb =
    (method: string) =>
    async (path: string, init: CallInit = {}) => {
      const { params, body, signal } = init;
      const response = await send({
        url: `${baseUrl}${fillPath(path, params?.path ?? {})}${queryOf(params?.query, joinsLists)}`,
        method,
        headers: body === undefined ? noHeaders : jsonHeaders,
        body: body === undefined ? null : JSON.stringify(body),
        signal,
      });
      onAnswer?.(`${method} ${path}`, response);
      return resultOf(response);
    };
  const client = {
    GET: verb('GET'),
    PUT: verb('PUT'),
    POST: verb('POST'),
    DELETE: verb('DELETE'),
    PATCH: verb('PATCH'),
  };
  return client as unknown as ApiClient<Paths>;
}

function resultOf(response: Response): CallResult<unknown> {
  const { text, data } = knownBody(response);
  if (response.ok) return { data: data === undefined && text !== '' ? JSON.parse(text) : data, response };
  return { error: text === '' ? undefined : jsonOr(text), response };
}

/** What a service says about a failure may be a page. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function queryOf(query: Values | undefined, joinsLists: boolean): string {
  const parts: string[] = [];
  for (const name in query) {
    const value = query[name];
    const values = (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => encodeURIComponent(String(one)));
    if (values.length === 0) continue;
    if (joinsLists) parts.push(`${name}=${values.join(',')}`);
    else for (const one of values) parts.push(`${name}=${one}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
