import { ApiError, InputError, SdkError, withoutFullStop } from './errors.ts';
import { excerpt } from './excerpt.ts';
import { networkCode, networkDetail } from './network-cause.ts';
import { plainText } from './plain-text.ts';
import { redactSecrets } from './redact-secrets.ts';
import { WaitError } from './wait-until.ts';

/**
 * Says what a person needs to know of an error: what was tried, on what, what was said, the request id, and what to do
 * next. For errors of this house, and as well as possible for all others. No stack, no body, no secret.
 *
 * @example
 * try {
 *   await unwrapConfluent(tableflow.GET('/tableflow/v1/regions'), 'list the regions');
 * } catch (error) {
 *   console.error(explain(error));
 * }
 */
export function explain(error: unknown): string {
  return redactSecrets(SdkError.isInstance(error) ? explainOwn(error) : explainForeign(error));
}

function explainOwn(error: SdkError): string {
  const parts = [error.message, seen(error), error.hint ? undefined : nextStep(error), meaningOf(error.code)];
  return parts.filter(Boolean).join(' ');
}

/** What was seen during a wait. */
function seen(error: SdkError): string | undefined {
  if (!WaitError.isInstance(error) || error.history.length === 0) return undefined;
  const phases = error.history.map(({ phase, times }) => (times > 1 ? `${phase} (${times} times)` : phase));
  const left = phases.length - mostPhases;
  const shown = left > 0 ? [...phases.slice(0, 2), `${left} others`, ...phases.slice(left + 2)] : phases;
  return `Seen: ${shown.join(', then ')}.`;
}

/** In one sentence. */
const mostPhases = 12;

/** For errors that come without a hint of their own. */
function nextStep(error: SdkError): string | undefined {
  if (InputError.isInstance(error)) return undefined;
  if (!ApiError.isInstance(error)) return error.isRetryable ? 'The same call may succeed later.' : undefined;
  const quote = error.requestId ? ` If it stays, give the request id to ${error.service}'s support.` : '';
  if (error.status >= 500 || error.isRetryable) return `The same call may succeed later.${quote}`;
  return nextSteps[error.status] ?? `Change the request: the same one will fail again.${quote}`;
}

const nextSteps: Readonly<Record<number, string>> = {
  401: 'Check the credentials, and that they belong to this service.',
  403: 'Have the role or the privilege for this granted.',
  404: 'Check the name, and that it is in this account and place.',
  409: 'It exists already, or somebody else is changing it: check it, then decide.',
};

function explainForeign(error: unknown): string {
  if (typeof error === 'string') return excerpt(error);
  if (typeof error !== 'object' || error === null) return `Something that is not an error was thrown: ${typeof error}.`;
  const { name, message, errors } = error as { name?: unknown; message?: unknown; errors?: unknown };
  if (name === 'AbortError') return 'Stopped, because the caller asked for it.';
  if (name === 'TimeoutError') return 'Stopped, because the time that the caller set was over.';
  if (typeof message !== 'string') return `Something that is not an error was thrown: ${kindOf(error)}.`;
  if (message === '' && Array.isArray(errors)) return errors.map(explain).join(' ');
  const said =
    withoutFullStop(excerpt(message)) ||
    (typeof name === 'string' ? plainText(name, 100) : 'An error without a message');
  const detail = 'cause' in error || Array.isArray(errors) ? excerpt(networkDetail(error)) : '';
  const inner = detail && detail !== excerpt(message) ? `: ${withoutFullStop(detail)}` : '';
  const code = plainText(networkCode(error), 100);
  const isTold = code === 'network_error' || `${said}${inner}`.includes(code);
  return [`${said}${inner}${isTold ? '' : ` (${code})`}.`, meaningOf(code)].filter(Boolean).join(' ');
}

/** Never its values: it may be a body, or a request with its headers. */
function kindOf(thrown: object): string {
  const names = Object.keys(thrown).slice(0, 8);
  return names.length === 0
    ? 'an empty object'
    : `an object with ${names.map((name) => plainText(name, 100)).join(', ')}`;
}

/** What the codes of the network mean. */
function meaningOf(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code))
    return 'The name of the host is not known here: check its spelling and the DNS.';
  if (code === 'ECONNREFUSED') return 'Nothing listens at that address.';
  if (/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return 'The connection was cut on its way.';
  if (/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code))
    return 'The address does not answer: a firewall may be in between.';
  if (/CERT|SIGNED|ERR_TLS/.test(code))
    return 'The certificate of the host is not trusted: a proxy may stand in between.';
  if (code === 'EACCES' || code === 'EPERM') return 'The permission for this is missing.';
  if (code === 'ENOENT') return 'The file does not exist.';
  return undefined;
}
