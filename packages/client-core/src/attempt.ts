import { type CallFacts, callerMistake, type NoAnswer, noResponse, unreadableAnswer } from './call-errors.ts';
import type { CallScope } from './call-scope.ts';
import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { InputError, SdkError } from './errors.ts';
import { followRedirects } from './follow-redirects.ts';
import type { Logger } from './logger.ts';
import { isNetworkFailure, networkCode, networkDetail } from './network-cause.ts';
import type { RepeatableRequest } from './outgoing-request.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { readAnswer } from './read-answer.ts';
import { askedDelayMs } from './retry.ts';

/** One call on its way. */
export interface Call extends CallFacts {
  attempts: number;
  readonly request: RepeatableRequest;
  readonly scope: CallScope;
  readonly limiter: RateLimiter | undefined;
}

/** How an attempt ended. A network failure is a value: whether it ends the call is decided elsewhere. */
export interface Tried {
  readonly outcome: Response | NoAnswer;
  readonly status: number | undefined;
  readonly authorization: string | undefined;
  /** How long the server asked to wait. */
  readonly askedMs: number | undefined;
  /** The limiter now waits for as long as the server asked. */
  readonly isHeldBack: boolean;
  /** Refused, while other calls of the same key got through. */
  readonly isLostRace: boolean;
}

export interface AttemptOptions {
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly requestTimeoutMs: number;
  readonly maxResponseBytes: number;
  readonly userAgent: string | undefined;
  readonly logger: Logger | undefined;
  readonly send: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * One attempt: waits for its turn, authorises, sends, and reads the answer to its end.
 *
 * @throws the error of the credentials, InvalidResponseError, InputError, or the reason of the scope's signal
 */
export async function attempt(call: Call, options: AttemptOptions): Promise<Tried> {
  const { clock, credentials } = options;
  const { signal } = call.scope;
  const permit = await call.limiter?.enter(signal, call.attempts > 0);
  call.attempts += 1;
  try {
    signal.throwIfAborted();
    const authorization = await call.scope.until(credentials.authorize(signal));
    authorize(call, authorization, options);
    const outcome = await exchange(call, options);
    const answer = outcome instanceof Response ? outcome : undefined;
    const status = answer?.status;
    const askedMs = answer && askedDelayMs(answer, clock.now());
    const isHeldBack = permit?.settle(answer, askedMs) ?? false;
    const isLostRace = status === 429 && permit?.isContended() === true;
    return { outcome, status, authorization, askedMs, isHeldBack, isLostRace };
  } catch (error) {
    permit?.settle();
    throw error;
  }
}

async function exchange(call: Call, options: AttemptOptions): Promise<Response | NoAnswer> {
  const { request, scope, service, method, url, attempts } = call;
  const { clock, logger, maxResponseBytes, requestTimeoutMs, send } = options;
  const { headers, body = null } = request;
  const { signal } = scope;
  const sendTo = async (address: string): Promise<Response> =>
    responseOf(await send(address, { method, headers, body, redirect: 'manual', signal }), call);
  // Only what changes nothing goes on to another address: a body would be handed to whoever is there.
  const follows = (method === 'GET' || method === 'HEAD') && (request.redirect ?? 'follow') === 'follow';
  const startedMs = clock.now();
  const cancelTimer = scope.endAfter(requestTimeoutMs, `no complete answer within ${requestTimeoutMs} ms`);
  let status: number | undefined;
  try {
    const sent = follows ? followRedirects(request.url, sendTo) : sendTo(request.url);
    const answer = await scope.until(sent.then((response) => readAnswer(response, method, maxResponseBytes)));
    if (!(answer instanceof Response)) throw unreadableAnswer(call, answer);
    status = answer.status;
    return answer;
  } catch (cause) {
    scope.signal.throwIfAborted();
    if (SdkError.isInstance(cause)) throw cause;
    if (!isNetworkFailure(cause)) throw callerMistake(call, cause);
    return { code: networkCode(cause), detail: networkDetail(cause), cause };
  } finally {
    cancelTimer();
    const durationMs = clock.now() - startedMs;
    logger?.debug('call', { service, method, path: url.pathname, status, attempt: attempts, durationMs });
  }
}

/** A `fetch` of the caller may resolve to anything. */
function responseOf(given: unknown, call: Call): Response {
  const { status, headers, text } = (given ?? {}) as { [Key in 'status' | 'headers' | 'text']?: unknown };
  const isResponse = typeof status === 'number' && typeof headers === 'object' && typeof text === 'function';
  if (!isResponse) throw noResponse(call, given);
  return given as Response;
}

function authorize(call: Call, authorization: string | undefined, options: AttemptOptions): void {
  const { headers } = call.request;
  if (options.userAgent) headers.set('user-agent', options.userAgent);
  try {
    if (authorization) headers.set('authorization', authorization);
  } catch {
    // The original error quotes the secret.
    const problem = `The ${options.credentials.describe()} holds a character that no header can carry.`;
    const remedy = 'Check for a line break or an invisible character that came along when it was copied.';
    throw new InputError({ tried: `call ${call.service}`, problems: [{ path: 'credentials', problem, remedy }] });
  }
}
