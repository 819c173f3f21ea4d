import { type Clock, sleep, systemClock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { InputError, InvalidResponseError, NetworkError, SdkError } from './errors.ts';
import { type Exchange, rememberExchange } from './exchange.ts';
import type { Logger } from './logger.ts';
import { networkCode, networkDetail } from './network-cause.ts';
import { askedDelayMs, backoffMs, longestRetryAfterMs, mayRetry } from './retry.ts';

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
  /** Limit of one attempt, from sending to the last byte of the body. Default 60,000. */
  readonly requestTimeoutMs?: number;
  readonly userAgent?: string;
  readonly logger?: Logger;
  /** Allow `http:` to hosts other than this machine. Default false: keys would travel in the clear. */
  readonly allowInsecureHttp?: boolean;
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
    let renewed = false;
    let retries = 0;

    for (let attempts = 1; ; attempts += 1) {
      const startedMs = clock.now();
      const outcome = await attempt(request);
      const status = outcome instanceof Response ? outcome.status : undefined;
      options.logger?.debug('call', {
        service,
        method: request.method,
        path,
        status,
        attempt: attempts,
        durationMs: clock.now() - startedMs,
      });

      if (status === 401 && !renewed && credentials.renew?.()) {
        renewed = true;
        continue;
      }
      const askedMs = outcome instanceof Response ? askedDelayMs(outcome, clock.now()) : undefined;
      const patient = askedMs === undefined || askedMs <= longestRetryAfterMs;
      if (retries < maxRetries && patient && mayRetry(request.method, status) && retryable(outcome)) {
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
  async function attempt(request: Request): Promise<Response | Failure> {
    request.signal.throwIfAborted();
    const controller = new AbortController();
    const cancelTimer = clock.setTimer(requestTimeoutMs, () => controller.abort());
    try {
      const signal = AbortSignal.any([request.signal, controller.signal]);
      const authorization = await credentials.authorize(signal);
      const headers = new Headers(request.headers);
      if (authorization) headers.set('authorization', authorization);
      if (options.userAgent) headers.set('user-agent', options.userAgent);
      return await readWhole(await send(new Request(request.clone(), { headers, signal })));
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      if (controller.signal.aborted)
        return { code: 'timeout', detail: `no complete answer within ${requestTimeoutMs} ms`, cause };
      // Credentials fail with errors of their own (a token endpoint that refuses); they are final and explain themselves.
      if (SdkError.isInstance(cause) || !isTransportCause(cause)) throw cause;
      return { code: networkCode(cause), detail: networkDetail(cause), cause };
    } finally {
      cancelTimer();
    }
  }
}

interface Failure {
  readonly code: string;
  readonly detail: string;
  readonly cause: unknown;
  readonly response?: Response;
}

/** `fetch` reports every network failure as a TypeError, and a body cut half-way as one too. */
function isTransportCause(cause: unknown): boolean {
  return cause instanceof TypeError || networkCode(cause) !== 'network_error';
}

/** Reads the body here, inside the attempt: one that is cut half-way must count as a failed attempt. */
async function readWhole(response: Response): Promise<Response | Failure> {
  const body = await response.text();
  const { status, statusText, headers } = response;
  if (response.ok && body !== '' && !isJson(headers.get('content-type'), body)) {
    return { code: 'invalid_response', detail: firstCharacters(body), cause: undefined, response };
  }
  return new Response(status === 204 || status === 304 ? null : body, { status, statusText, headers });
}

/** Some deletes answer with a short plain text. Only markup and broken JSON make a success unreadable. */
function isJson(contentType: string | null, body: string): boolean {
  if (contentType?.includes('text/plain')) return true;
  if (/^\s*</.test(body)) return false;
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

function retryable(outcome: Response | Failure): boolean {
  return outcome instanceof Response || outcome.code !== 'invalid_response';
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

function firstCharacters(body: string): string {
  const text = body.replace(/\s+/g, ' ').trim();
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
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
