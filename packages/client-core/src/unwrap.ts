import { ApiError, InvalidResponseError, NetworkError } from './errors.ts';
import { exchangeOf } from './exchange.ts';
import { kindOf, oddAnswer } from './odd-answer.ts';
import { pageError } from './page-error.ts';
import { requestIdOf } from './request-id.ts';

/** What a vendor's error body says, whichever of its shapes it has. */
export interface ErrorBody {
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly requestId?: string | undefined;
}

/** How the errors of one service are read. */
export interface UnwrapOptions {
  /** Who answers, in errors: `Confluent Cloud`. */
  readonly service: string;
  /** Understands the vendor's error bodies. Gets parsed JSON, a text, or `undefined` for an empty body. */
  readonly readErrorBody: (body: unknown, response: Response) => ErrorBody;
  /** What a person should do about this answer. */
  readonly hint?: (error: {
    status: number;
    code?: string | undefined;
    detail?: string | undefined;
    credentials: string;
    path: string;
  }) => string | undefined;
}

/** What openapi-fetch resolves to. */
export interface CallResult<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** Gives the data of a successful call, or throws an `ApiError` in which `tried` opens the sentence. */
export type Unwrap = <Data>(call: Promise<CallResult<Data>>, tried: string) => Promise<Data>;

const transient = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Makes the function that turns a client's result into data or into an error. Success is `response.ok`: an empty
 * error body leaves `error` empty, so its absence proves nothing.
 */
export function createUnwrap(options: UnwrapOptions): Unwrap {
  return async <Data>(call: Promise<CallResult<Data>>, tried: string): Promise<Data> => {
    const { data, error, response } = await call.catch((failure: unknown) => {
      throw withTried(failure, tried);
    });
    const exchange = exchangeOf(response);
    if (response.ok) {
      const isData = typeof data === 'object' && data !== null;
      // An operation without content has no data, and its type says so. Some deletes answer with a number or a text.
      if (isData || exchange === undefined || (data !== null && exchange.method !== 'GET')) return data as Data;
      throw oddAnswer({ service: options.service, tried, response, detail: `${kindOf(data)} instead of data` });
    }
    const page = pageError({ service: options.service, tried, response, body: error });
    if (page) throw page;
    const body = options.readErrorBody(error === '' ? undefined : error, response);
    const said = {
      status: response.status,
      code: body.code,
      detail: body.detail,
      credentials: exchange?.credentials ?? 'unknown credentials',
      path: exchange?.path ?? '',
    };
    throw new ApiError({
      service: options.service,
      tried,
      operation: exchange && `${exchange.method} ${exchange.path}`,
      status: response.status,
      code: body.code,
      detail: body.detail ?? (response.statusText || undefined),
      requestId: requestIdOf(response.headers) ?? body.requestId,
      hint: options.hint?.(said) ?? waitHint(exchange?.askedDelayMs),
      isRetryable: transient.has(response.status),
      attempts: exchange?.attempts,
      retryAfterMs: exchange?.askedDelayMs,
    });
  };
}

/**
 * The transport knows only method and path; here it is known what they were for. A sign-in on the way to the call says
 * itself what it was.
 */
function withTried(failure: unknown, tried: string): unknown {
  const isCall = (error: NetworkError | InvalidResponseError): boolean => error.tried === `call ${error.operation}`;
  if (!(NetworkError.isInstance(failure) || InvalidResponseError.isInstance(failure)) || !isCall(failure))
    return failure;
  if (NetworkError.isInstance(failure)) return new NetworkError({ ...failure, tried, cause: failure.cause });
  return new InvalidResponseError({ ...failure, tried, cause: failure.cause });
}

function waitHint(askedDelayMs: number | undefined): string | undefined {
  return askedDelayMs === undefined
    ? undefined
    : `The server asks to wait ${Math.ceil(askedDelayMs / 1_000)} s before the next try.`;
}
