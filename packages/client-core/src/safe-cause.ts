import { withoutControls } from './plain-text.ts';
import { redactBeginning } from './redact-secrets.ts';
import { stripQueries } from './strip-queries.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Causes of causes, from one careless library to the next. */
const deepest = 8;
/** Of a message or a stack. */
const longestText = 10_000;

/**
 * The cause of an error as it may be shown. Printing an error prints its causes, with all that libraries hang on them: a
 * request with its headers, an address with its query, and text that a terminal obeys. One that holds nothing of the kind
 * stays itself; of another one name, message, code and stack remain, without secrets and on one line each.
 */
export function safeCause(cause: unknown, depth = 0): unknown {
  if (typeof cause === 'string') return text(cause);
  // Errors of the house are clean from their birth on.
  if (typeof cause !== 'object' || cause === null || Symbol.for('@tableflow-workshop/SdkError') in cause) return cause;
  if (depth >= deepest) return undefined;
  if (!(cause instanceof Error || 'message' in cause)) return isClean(cause) ? cause : '[redacted]';
  const { name, message, stack, code } = cause as { [Key in 'name' | 'message' | 'stack' | 'code']?: unknown };
  const inner = 'cause' in cause ? safeCause(cause.cause, depth + 1) : undefined;
  const errors = 'errors' in cause && Array.isArray(cause.errors) ? cause.errors : [];
  const innerErrors = errors.map((error: unknown) => safeCause(error, depth + 1));
  const isUntouched =
    [name, message].every(isClean) &&
    stackOf(stack, message) === stack &&
    isClean({ ...cause, cause: undefined, errors: undefined }) &&
    inner === ('cause' in cause ? cause.cause : undefined) &&
    innerErrors.every((error, index) => error === errors[index]);
  if (isUntouched) return cause;
  const copy: Error = errors.length > 0 ? new AggregateError(innerErrors, text(message)) : new Error(text(message));
  const kept = { name: text(name), stack: stackOf(stack, message), ...(inner === undefined ? {} : { cause: inner }) };
  for (const [key, value] of Object.entries(kept)) Object.defineProperty(copy, key, { value });
  return code === undefined ? copy : Object.assign(copy, { code: typeof code === 'string' ? text(code) : code });
}

function text(value: unknown): string {
  return withoutControls(stripQueries(redactBeginning(String(value ?? ''), longestText).clean)).slice(0, longestText);
}

/** A stack begins with the message: behind it, only what looks like a place in a program is kept. */
function stackOf(stack: unknown, message: unknown): string {
  const whole = String(stack ?? '');
  const quoted = String(message ?? '');
  const [first = '', ...places] = whole.replace(quoted, () => text(quoted)).split('\n');
  return [text(first), ...places.filter((line) => /^ {4}at /.test(line)).map(text)].join('\n');
}

/** Plain values without a secret. What is made of more may hold anything. */
function isClean(value: unknown): boolean {
  if (typeof value === 'string') return text(value) === value;
  if (typeof value !== 'object' || value === null) return typeof value !== 'function';
  return Object.values(value as Properties).every((part) =>
    typeof part === 'object' && part !== null ? false : isClean(part),
  );
}
