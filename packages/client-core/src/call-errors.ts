import { InputError, InvalidResponseError, NetworkError, withoutFullStop } from './errors.ts';
import { networkCode } from './network-cause.ts';
import type { UnreadableAnswer } from './read-answer.ts';
import { requestIdOf } from './request-id.ts';
import { stripQueries } from './strip-queries.ts';

/** What an error of a call tells about it. */
export interface CallFacts {
  readonly service: string;
  readonly method: string;
  readonly url: URL;
  /** How often it was sent so far. */
  readonly attempts: number;
}

/** Why no answer came. */
export interface NoAnswer {
  readonly code: string;
  readonly detail: string;
  readonly cause?: unknown;
}

/** What the sender knows of the way to a host, for whoever could not reach it. */
export type HintOfWay = (url: URL) => string | undefined;

/** The error of a call that nobody answered. */
export function unansweredCall(
  call: CallFacts,
  { code, detail, cause }: NoAnswer,
  hintOfWay?: HintOfWay,
): NetworkError {
  const reach = `Check that ${call.url.origin} can be reached from here.`;
  const hint = [reach, hintOfWay?.(call.url)].filter(Boolean).join(' ');
  return new NetworkError({ ...factsOf(call), code, detail, cause, isRetryable: true, hint });
}

/** The error of a success that cannot be read. The same page would come again, so no call outlives it. */
export function unreadableAnswer(call: CallFacts, { response, detail, hint }: UnreadableAnswer): InvalidResponseError {
  return new InvalidResponseError({
    ...factsOf(call),
    code: 'invalid_response',
    detail,
    status: response.status,
    requestId: requestIdOf(response.headers),
    hint: hint ?? 'A proxy or a login page may have responded: check the base URL.',
  });
}

/**
 * The error of a `fetch` that failed by a mistake and not by the network: its own, or in what it was asked to send. What
 * no runtime reports so stays itself: it is somebody's message to somebody.
 */
export function callerMistake(call: CallFacts, thrown: unknown): unknown {
  if (!(thrown instanceof Error) || (thrown.name !== 'TypeError' && networkCode(thrown) === 'network_error'))
    return thrown;
  const problem = `it threw ${thrown.name}: ${withoutFullStop(stripQueries(thrown.message))}.`;
  const remedy = 'This is not a failure of the network: check what is sent, and the function that was given as fetch.';
  const tried = `call ${call.method} ${call.url.pathname}`;
  return new InputError({ tried, problems: [{ path: 'fetch', problem, remedy }], cause: thrown });
}

/** The error of a `fetch` that resolves to something else than a `Response`. */
export function noResponse(call: CallFacts, given: unknown): InputError {
  const problem = `it resolved to ${given === null ? 'null' : typeof given}, not to a Response.`;
  const remedy = 'Check the function that was given as fetch.';
  return new InputError({
    tried: `call ${call.method} ${call.url.pathname}`,
    problems: [{ path: 'fetch', problem, remedy }],
  });
}

function factsOf({ service, method, url, attempts }: CallFacts) {
  const operation = `${method} ${url.pathname}`;
  return { service, tried: `call ${operation}`, operation, attempts };
}
