import { type Clock, sleep, systemClock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { InputError, InvalidResponseError, NetworkError, SdkError } from './errors.ts';
import { type Exchange, rememberExchange } from './exchange.ts';
import type { Logger } from './logger.ts';
import { isNetworkFailure, networkCode, networkDetail } from './network-cause.ts';
import { readAnswer } from './read-answer.ts';
import { askedDelayMs, backoffMs, longestRetryAfterMs, mayRetry } from './retry.ts';
import { untilAborted } from './until-aborted.ts';

/** A function of the shape of `fetch` that openapi-fetch accepts. */
export type Transport = (request: Request) => Promise<Response>;

export interface TransportOptions {
  /** Who answers, in errors: `Confluent Cloud`. */
  readonly service: string;
  readonly credentials: Credentials;
  /** Replaces the network: a simulator, a recorder. Default: `globalThis.fetch`, looked up at each call. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly clock?: Clock;
  /** Retries after the first attempt. Default 2. */
  readonly maxRetries?: number;
  /** Limit of one attempt, from sending to the last byte of the body; one that took so long is the last. Default 60,000. */
  readonly requestTimeoutMs?: number;
  readonly userAgent?: string;
  readonly logger?: Logger;
  /** Allow `http:` to hosts other than this machine. Default false: keys would travel in the clear. */
  readonly allowInsecureHttp?: boolean;
  /** Send a POST again as if it were a PUT: a request for a token creates nothing. Default false. */
  readonly repeatsPosts?: boolean;
}

/**
 * Builds the one function through which a client talks: it authorises, limits each attempt in time, retries what may
 * be retried, and turns the absence of an answer into a typed error.
 *
 * Statuses of 400 and above are returned, not thrown: `unwrap` makes them errors, with the words of the vendor.
 *
 * @throws NetworkError when no answer came, with the code of the cause and the number of attempts
 * @throws InvalidResponseError when a success is not JSON
 */
export function createTransport(options: TransportOptions): Transport {
  const { credentials, clock = systemClock, maxRetries = 2, requestTimeoutMs = 60_000, service } = options;
  // Looked up late: a test or a tracer may replace the global after this client was built.
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));

  return async (request) => {
    refuseInsecure(request, options);
    const path = new URL(request.url).pathname;
    const exchange = (attempts: number): Exchange => ({
      method: request.method,
      path,
      attempts,
      credentials: credentials.describe(),
    });
    const method = options.repeatsPosts && request.method === 'POST' ? 'PUT' : request.method;
    let renewed = false;
    let retries = 0;

    for (let attempts = 1; ; attempts += 1) {
      request.signal.throwIfAborted();
      // Credentials fail with errors of their own (a token endpoint that refuses); they are final and explain themselves.
      const authorization = await untilAborted(credentials.authorize(request.signal), request.signal);
      const headers = headersFor(request, authorization);
      const startedMs = clock.now();
      const outcome = await attempt(request, headers);
      const status = outcome instanceof Response ? outcome.status : undefined;
      options.logger?.debug('call', {
        service,
        method: request.method,
        path,
        status,
        attempt: attempts,
        durationMs: clock.now() - startedMs,
      });

      if (status === 401 && !renewed && credentials.renew?.(authorization)) {
        renewed = true;
        continue;
      }
      const askedMs = outcome instanceof Response ? askedDelayMs(outcome, clock.now()) : undefined;
      const patient = askedMs === undefined || askedMs <= longestRetryAfterMs;
      if (retries < maxRetries && patient && mayRetry(method, status) && !isFinal(outcome)) {
        await sleep(clock, Math.max(askedMs ?? 0, backoffMs(retries)), request.signal);
        retries += 1;
        continue;
      }
      if (outcome instanceof Response)
        return rememberExchange(outcome, { ...exchange(attempts), askedDelayMs: askedMs });
      throw failure(outcome, request, service, attempts);
    }
  };

  /** One try. A failure is returned, because whether it ends the call is not decided here. */
  async function attempt(request: Request, headers: Headers): Promise<Response | Failure> {
    // Not `AbortSignal.any`: its dependents stay registered on a signal that lives long.
    const controller = new AbortController();
    const { signal } = controller;
    const abort = (): void => controller.abort(request.signal.reason);
    const cancelTimer = clock.setTimer(requestTimeoutMs, () => controller.abort());
    request.signal.addEventListener('abort', abort, { once: true });
    try {
      const answer = await untilAborted(exchangeOnce(request, { headers, signal }), signal);
      if (answer instanceof Response) return answer;
      return { code: 'invalid_response', detail: answer.detail, cause: undefined, response: answer.response };
    } catch (cause) {
      request.signal.throwIfAborted();
      if (signal.aborted)
        return { code: 'timeout', detail: `no complete answer within ${requestTimeoutMs} ms`, cause: undefined };
      if (SdkError.isInstance(cause) || !isNetworkFailure(cause)) throw cause;
      return { code: networkCode(cause), detail: networkDetail(cause), cause };
    } finally {
      cancelTimer();
      request.signal.removeEventListener('abort', abort);
    }
  }

  async function exchangeOnce(request: Request, init: RequestInit): ReturnType<typeof readAnswer> {
    // The body stays behind for the next attempt.
    const source = request.body === null ? request : request.clone();
    return readAnswer(await send(new Request(source, init)), request.method);
  }

  function headersFor(request: Request, authorization: string | undefined): Headers {
    const headers = new Headers(request.headers);
    if (options.userAgent) headers.set('user-agent', options.userAgent);
    try {
      if (authorization) headers.set('authorization', authorization);
    } catch {
      // The original error quotes the secret.
      const problem = `The ${credentials.describe()} holds a character that no header can carry.`;
      const remedy = 'Look for a line break or an invisible character that came along when it was copied.';
      throw new InputError({ tried: `call ${service}`, problems: [{ path: 'credentials', problem, remedy }] });
    }
    return headers;
  }
}

interface Failure {
  readonly code: string;
  readonly detail: string;
  readonly cause: unknown;
  readonly response?: Response;
}

/** The same page would come again, and a caller who waited for a whole attempt has waited long enough. */
function isFinal(outcome: Response | Failure): boolean {
  return !(outcome instanceof Response) && (outcome.code === 'invalid_response' || outcome.code === 'timeout');
}

function failure(
  outcome: Failure,
  request: Request,
  service: string,
  attempts: number,
): NetworkError | InvalidResponseError {
  const url = new URL(request.url);
  const facts = {
    service,
    tried: `call ${request.method} ${url.pathname}`,
    operation: `${request.method} ${url.pathname}`,
    code: outcome.code,
    detail: outcome.detail,
    attempts,
    cause: outcome.cause,
  };
  if (outcome.response) {
    const hint = 'A proxy or a login page may have answered: check the base URL.';
    return new InvalidResponseError({
      ...facts,
      status: outcome.response.status,
      requestId: outcome.response.headers.get('x-request-id') ?? undefined,
      hint,
    });
  }
  return new NetworkError({ ...facts, isRetryable: true, hint: `Check that ${url.origin} can be reached from here.` });
}

function refuseInsecure(request: Request, options: TransportOptions): void {
  const url = new URL(request.url);
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'https:' || isLoopback || options.allowInsecureHttp) return;
  throw new InputError({
    tried: `call ${options.service}`,
    problems: [
      {
        path: 'baseUrl',
        problem: `${url.origin} is not encrypted, and keys would travel in the clear.`,
        remedy: 'Use https, or set allowInsecureHttp.',
      },
    ],
  });
}
