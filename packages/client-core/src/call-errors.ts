import { InputError, InvalidResponseError, NetworkError } from './errors.ts';
import type { UnreadableAnswer } from './read-answer.ts';

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

/** The error of a call that nobody answered. */
export function unansweredCall(call: CallFacts, { code, detail, cause }: NoAnswer): NetworkError {
  const hint = `Check that ${call.url.origin} can be reached from here.`;
  return new NetworkError({ ...factsOf(call), code, detail, cause, isRetryable: true, hint });
}

/** The error of a success that cannot be read. The same page would come again, so no call outlives it. */
export function unreadableAnswer(call: CallFacts, { response, detail }: UnreadableAnswer): InvalidResponseError {
  return new InvalidResponseError({
    ...factsOf(call),
    code: 'invalid_response',
    detail,
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    hint: 'A proxy or a login page may have answered: check the base URL.',
  });
}

/** Keys must not travel in the clear, except on this machine. */
export function refuseInsecure(url: URL, service: string): void {
  if (url.protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) return;
  const problem = `${url.origin} is not encrypted, and keys would travel in the clear.`;
  const remedy = 'Use https, or set allowInsecureHttp.';
  throw new InputError({ tried: `call ${service}`, problems: [{ path: 'baseUrl', problem, remedy }] });
}

function factsOf({ service, method, url, attempts }: CallFacts) {
  const operation = `${method} ${url.pathname}`;
  return { service, tried: `call ${operation}`, operation, attempts };
}
