import { attempt, type Call } from './attempt.ts';
import { unansweredCall } from './call-errors.ts';
import { openCallScope } from './call-scope.ts';
import { checkRequest } from './check-request.ts';
import { chooseSend } from './choose-send.ts';
import { type Clock, sleep, systemClock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { InputError } from './errors.ts';
import { rememberExchange } from './exchange.ts';
import { hintOfIgnoredProxy } from './ignored-proxy-from-env.ts';
import type { Logger } from './logger.ts';
import { messageOf } from './message-of.ts';
import type { OutgoingRequest } from './outgoing-request.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { backoffMs, longestRetryAfterMs, mayRetry } from './retry.ts';
import { saysTokenEnded } from './says-token-ended.ts';
import { sharedRateLimiter } from './shared-rate-limiter.ts';

/** A function of the shape of `fetch` that openapi-fetch accepts. */
export type Transport = (request: OutgoingRequest) => Promise<Response>;

/** Who answers, with what it is asked, and how patiently. Durations are milliseconds. */
export interface TransportOptions {
  /** Who answers, in errors: `Confluent Cloud`. */
  readonly service: string;
  /** What proves to the service who calls. */
  readonly credentials: Credentials;
  /**
   * Replaces the network: a simulator, a recorder. Default: `node:http` and `node:https` under Node, `globalThis.fetch`
   * everywhere else, and where somebody has patched it; that is looked up at each call.
   */
  readonly fetch?: (request: Request) => Promise<Response>;
  /**
   * Under Node, an `http.Agent` or `https.Agent` to send through: a proxy, certificates of one's own, a limit of
   * connections. Of no use beside `fetch`.
   */
  readonly agent?: object;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
  /** Retries after the first attempt. Default 2. */
  readonly maxRetries?: number;
  /** Limit of one attempt, from sending to the last byte of the body; one that took so long is the last. Default 60,000. */
  readonly requestTimeoutMs?: number;
  /**
   * Longest body of an answer in bytes, also after it was decompressed. Default 67,108,864 (64 MiB): what is longer is an
   * InvalidResponseError, and is not read further.
   */
  readonly maxResponseBytes?: number;
  /** Limit of a whole call, with its retries and waits. Default none: each attempt and each wait has its own. */
  readonly timeoutMs?: number;
  /** Keep to the rate limit that the server tells, together with all clients of the same key. Default true. */
  readonly limitsRate?: boolean;
  /** Sent as `User-Agent`. Default: that of the platform. */
  readonly userAgent?: string;
  /** Receives every attempt, without secrets. Default: none. */
  readonly logger?: Logger;
  /** Allow `http:` to hosts other than this machine. Default false: keys would travel in the clear. */
  readonly allowInsecureHttp?: boolean;
  /** Send a POST again as if it were a PUT: a request for a token creates nothing. Default false. */
  readonly repeatsPosts?: boolean;
}

const defaultMaxResponseBytes = 64 << 20;

/**
 * A refusal while others of the same key got through is a lost race for the rate limit, and takes no retry away. So
 * often at most: an API may have a limit of its own.
 */
const mostLostRaces = 8;

/**
 * Builds the one function through which a client talks: it authorises, keeps to the rate limit, limits each attempt in
 * time, retries what may be retried, and turns the absence of an answer into a typed error.
 *
 * Statuses of 400 and above are returned, not thrown: `unwrap` makes them errors, with the words of the vendor.
 *
 * @throws NetworkError when no answer came, with the code of the cause and the number of attempts
 * @throws InvalidResponseError when a success is not JSON or too long, or leads to another origin
 * @throws InputError for what cannot be sent: a body on a GET, an address that is none or not encrypted
 */
export function createTransport(options: TransportOptions): Transport {
  const { credentials, clock = systemClock, limitsRate = true, maxRetries = 2, service, timeoutMs } = options;
  const { requestTimeoutMs = 60_000, maxResponseBytes = defaultMaxResponseBytes, logger, userAgent } = options;
  const send = chooseSend(options, fetchGlobally);
  const attemptOptions = { clock, credentials, logger, maxResponseBytes, requestTimeoutMs, send, userAgent };
  // Who gives a way of their own knows where it leads.
  const hintOfWay = options.fetch || options.agent ? undefined : hintOfIgnoredProxy;
  let known: { readonly origin: string; readonly limiter: RateLimiter } | undefined;
  /** A client mostly calls one server. */
  const limiterOf = (origin: string): RateLimiter => {
    if (known?.origin !== origin) known = { origin, limiter: sharedRateLimiter(clock, credentials, origin) };
    return known.limiter;
  };
  refuseMissing(credentials, service);

  return async (given) => {
    const url = checkRequest(given, options);
    const reading = messageOf(given);
    const message = reading instanceof Promise ? await reading : reading;
    const scope = openCallScope(clock, given.signal);
    const cancelTimer = timeoutMs === undefined ? undefined : scope.endAfter(timeoutMs, `not done in ${timeoutMs} ms`);
    const endsAtMs = timeoutMs === undefined ? Infinity : clock.now() + timeoutMs;
    const limiter = limitsRate ? limiterOf(url.origin) : undefined;
    const { method } = given;
    // Only what changes nothing goes on to another address: a body would be handed to whoever is there.
    const follows = (method === 'GET' || method === 'HEAD') && (given.redirect ?? 'follow') === 'follow';
    const call: Call = { service, method, url, attempts: 0, message, follows, scope, limiter };
    try {
      return await repeatUntilDone(call, endsAtMs);
    } catch (error) {
      const timeout = scope.timeout(error);
      throw timeout ? unansweredCall(call, timeout, hintOfWay) : error;
    } finally {
      cancelTimer?.();
      scope.close();
    }
  };

  async function repeatUntilDone(call: Call, endsAtMs: number): Promise<Response> {
    const method = options.repeatsPosts && call.method === 'POST' ? 'PUT' : call.method;
    let hasRenewed = false;
    let lostRaces = 0;
    let retries = 0;

    for (;;) {
      const { outcome, status, authorization, askedMs, isHeldBack, isLostRace } = await attempt(call, attemptOptions);
      const isRefused = status === 401 || (status === 403 && !hasRenewed && saysTokenEnded(outcome, credentials));
      if (isRefused && !hasRenewed && credentials.renew?.(authorization)) {
        hasRenewed = true;
        continue;
      }
      if (maxRetries > 0 && mayRetry(method, status)) {
        const isFree = isLostRace && lostRaces < mostLostRaces;
        const pauseMs = Math.max(askedMs ?? 0, isHeldBack ? 0 : backoffMs(retries));
        const isWorthIt = pauseMs <= longestRetryAfterMs && clock.now() + pauseMs < endsAtMs;
        if (isWorthIt && (isFree || retries < maxRetries)) {
          if (isFree) lostRaces += 1;
          else retries += 1;
          // Who is held back waits in line with the others of its key.
          if (!isHeldBack) await sleep(clock, pauseMs, call.scope.signal);
          continue;
        }
      }
      if (!(outcome instanceof Response)) throw unansweredCall(call, outcome, hintOfWay);
      const { attempts, url } = call;
      const exchange = { method: call.method, path: url.pathname, attempts, credentials: credentials.describe() };
      return rememberExchange(outcome, { ...exchange, askedDelayMs: askedMs });
    }
  }
}

/** Looked up late: a test or a tracer may replace it at any time. */
const fetchGlobally: typeof fetch = (url, init) => globalThis.fetch(url, init);

/** Without types, it may be anything. */
function refuseMissing(credentials: Credentials | undefined, service: string): void {
  if (typeof credentials?.authorize === 'function') return;
  const problem = 'are missing.';
  const remedy = 'Give what proves to the service who calls.';
  throw new InputError({ tried: `make a client of ${service}`, problems: [{ path: 'credentials', problem, remedy }] });
}
