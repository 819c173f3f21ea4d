import { type CallFacts, callerMistake, type NoAnswer, noResponse, unreadableAnswer } from './call-errors.ts';
import type { CallScope } from './call-scope.ts';
import type { Clock } from './clock.ts';
import type { Credentials } from './credentials.ts';
import { InputError, SdkError } from './errors.ts';
import { followRedirects, isRedirect } from './follow-redirects.ts';
import type { Logger } from './logger.ts';
import type { Message } from './message-of.ts';
import { isNetworkFailure, networkCode, networkDetail } from './network-cause.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { readAnswer } from './read-answer.ts';
import { askedDelayMs } from './retry.ts';
import type { Outgoing, Send } from './send.ts';

/** One call on its way. */
export interface Call extends CallFacts {
  attempts: number;
  readonly message: Message;
  /** Whether redirects within the origin are followed. */
  readonly follows: boolean;
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
  readonly send: Send;
}

/**
 * One attempt: waits for its turn, authorises, sends, and reads the answer to its end.
 *
 * @throws the error of the credentials, InvalidResponseError, InputError, or the reason of the scope's signal
 */
export async function attempt(call: Call, options: AttemptOptions): Promise<Tried> {
  const { clock, credentials } = options;
  const { scope } = call;
  const entering = call.limiter?.enter(scope, call.attempts > 0);
  // Each `await` costs, also of what is there already.
  const permit = entering instanceof Promise ? await entering : entering;
  call.attempts += 1;
  try {
    scope.throwIfEnded();
    const authorization = credentials.current?.() ?? (await scope.until(credentials.authorize(scope.signal)));
    const outcome = await exchange(call, headersWith(call, authorization, options), options);
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

async function exchange(
  call: Call,
  headers: Outgoing['headers'],
  options: AttemptOptions,
): Promise<Response | NoAnswer> {
  const { follows, scope, service, method, url, attempts } = call;
  const { body } = call.message;
  const { clock, logger, maxResponseBytes, requestTimeoutMs, send } = options;
  const sendTo = async (address: URL): Promise<Response> =>
    responseOf(await send(address, { method, headers, body, scope }), call);
  const read = async (): Promise<Awaited<ReturnType<typeof readAnswer>>> => {
    const first = await sendTo(url);
    const last = follows && isRedirect(first) ? await followRedirects(first, url, sendTo) : first;
    return await readAnswer(last, method, maxResponseBytes);
  };
  const startedMs = clock.now();
  const cancelTimer = scope.endAfter(requestTimeoutMs, `no complete answer within ${requestTimeoutMs} ms`);
  let status: number | undefined;
  try {
    const answer = await scope.until(read());
    if (!(answer instanceof Response)) throw unreadableAnswer(call, answer);
    status = answer.status;
    return answer;
  } catch (cause) {
    scope.throwIfEnded();
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

function headersWith(
  { message, service }: Call,
  authorization: string | undefined,
  { userAgent, credentials }: AttemptOptions,
): Outgoing['headers'] {
  const proof = authorization?.trim();
  if (proof && !fitsIntoHeader.test(proof)) {
    const problem = `The ${credentials.describe()} holds a character that no header can carry.`;
    const remedy = 'Check for a line break or an invisible character that came along when it was copied.';
    throw new InputError({ tried: `call ${service}`, problems: [{ path: 'credentials', problem, remedy }] });
  }
  return {
    ...message.headers,
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
    ...(proof && { authorization: proof }),
  };
}

const fitsIntoHeader = /^[^\p{Cc}\u0100-\u{10ffff}]*$/u;
