import { cleanFacts, type ErrorFacts } from './error-facts.ts';
import { plainText, withoutControls } from './plain-text.ts';
import { redactSecrets } from './redact-secrets.ts';
import { safeCause } from './safe-cause.ts';

/** Any error that the house throws on purpose. */
export abstract class SdkError extends Error {
  readonly hint: string | undefined;
  readonly code: string | undefined;
  readonly isRetryable: boolean;

  /** What `isInstance` recognises the class by: its name, which a minifier may change, does not serve. Each class has its own. */
  static readonly kind: string = 'SdkError';

  /** @param message one line, or several as a list: a line break inside of a line is somebody else's, and becomes a space */
  constructor(
    message: string | readonly string[],
    facts: { hint?: string | undefined; code?: string | undefined; isRetryable?: boolean; cause?: unknown },
  ) {
    const lines = typeof message === 'string' ? [message] : message;
    const text = lines.map(cleanLine).join('\n');
    super(text, facts.cause === undefined ? undefined : { cause: safeCause(facts.cause) });
    this.hint = facts.hint === undefined ? undefined : cleanLine(facts.hint);
    this.code = facts.code === undefined ? undefined : plainText(facts.code, longestName);
    this.isRetryable = facts.isRetryable ?? false;
    markAs(this, new.target);
  }

  /** True for an error of this class or of one that extends it, also from another installed copy of the package. */
  static isInstance<Class extends ErrorClass>(this: Class, error: unknown): error is Class['prototype'] {
    // biome-ignore lint/complexity/noThisInStatic: the class that is asked is the point.
    return typeof error === 'object' && error !== null && markerOf(this) in error;
  }
}

/** A class of errors, as `isInstance` needs it. */
interface ErrorClass {
  readonly kind: string;
  readonly prototype: SdkError;
}

/** Two copies of this package may be installed: `instanceof` fails between them, a registered symbol does not. */
function markerOf({ kind }: { readonly kind: string }): symbol {
  return Symbol.for(`@tableflow-workshop/${kind}`);
}

/** Marks an error as one of its class and of every class that this one extends. */
function markAs(error: SdkError, errorClass: typeof SdkError): void {
  for (let one = errorClass; one.kind !== undefined; one = Object.getPrototypeOf(one))
    Object.defineProperty(error, markerOf(one), { value: true });
}

/** A code, an id: longer ones are no such thing. */
const longestName = 200;
/** What a sentence quotes is cut before it gets here; this keeps one from outside that is not. */
const longestLine = 4_000;

/** Not `plainText`: space at the beginning of a line is an indentation of ours. */
function cleanLine(line: string): string {
  return line.length > longestLine ? plainText(line, longestLine) : withoutControls(redactSecrets(line));
}

/** A call that failed: what was tried, on whom, and what came of it. */
abstract class CallError extends SdkError {
  static override readonly kind: string = 'CallError';
  readonly service: string;
  readonly tried: string;
  readonly operation: string | undefined;
  readonly detail: string | undefined;
  readonly attempts: number;

  /** @param happened what came of the call, as the middle of a sentence */
  constructor(facts: ErrorFacts, happened: string) {
    super(sentence(facts, happened), facts);
    this.service = facts.service;
    this.tried = facts.tried;
    this.operation = facts.operation;
    this.detail = facts.detail;
    this.attempts = facts.attempts ?? 1;
  }
}

/** A vendor returned a status of 400 or above. */
export class ApiError extends CallError {
  static override readonly kind = 'ApiError';
  override readonly name = ApiError.kind;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(given: ErrorFacts & { readonly status: number }) {
    const facts = cleanFacts(given);
    // Some vendors' code is the status once more.
    const code = facts.code === String(facts.status) ? undefined : facts.code;
    super(facts, `${facts.service} returned ${[facts.status, code].filter(Boolean).join(' ')}${quoted(facts)}`);
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryAfterMs = facts.retryAfterMs;
  }
}

/** No response came: DNS, TLS, a refused or cut connection, or a time-out of ours. */
export class NetworkError extends CallError {
  static override readonly kind = 'NetworkError';
  override readonly name = NetworkError.kind;

  constructor(given: ErrorFacts) {
    const facts = cleanFacts(given);
    super(facts, `no response from ${facts.service} (${facts.code ?? 'network error'}${quoted(facts)})`);
  }
}

/** An answer that is not the API's, or cannot be read: HTML from a proxy, a login page, broken JSON. */
export class InvalidResponseError extends CallError {
  static override readonly kind = 'InvalidResponseError';
  override readonly name = InvalidResponseError.kind;
  readonly status: number | undefined;
  readonly requestId: string | undefined;

  constructor(given: ErrorFacts) {
    const facts = cleanFacts(given);
    const status = facts.status === undefined ? '' : ` ${facts.status}`;
    super(facts, `${facts.service} returned${status} with a body that cannot be read${quoted(facts)}`);
    this.status = facts.status;
    this.requestId = facts.requestId;
  }
}

/** One thing that is wrong with an input, and how to fix it. */
export interface InputProblem {
  /** Which value: an option's name, an environment variable, a place in a file. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Of a problem, or of its remedy: both may quote what was given. */
const longestProblem = 1_000;
/** In the message; `problems` has all. */
const mostShown = 50;

/** Input was refused before any request. All problems are listed at once. */
export class InputError extends SdkError {
  static override readonly kind = 'InputError';
  override readonly name = InputError.kind;
  readonly tried: string;
  readonly problems: readonly InputProblem[];

  constructor(facts: { readonly tried: string; readonly problems: readonly InputProblem[]; readonly cause?: unknown }) {
    const tried = plainText(facts.tried);
    const problems = facts.problems.map(({ path, problem, remedy }) => ({
      path: plainText(path),
      problem: plainText(problem, longestProblem),
      remedy: plainText(remedy, longestProblem),
    }));
    const shown = problems.slice(0, mostShown).map(({ path, problem, remedy }) => `  - ${path}: ${problem} ${remedy}`);
    const rest = problems.length > mostShown ? [`  … and ${problems.length - mostShown} more`] : [];
    super([`Could not ${tried}:`, ...shown, ...rest], { code: 'invalid_input', cause: facts.cause });
    this.tried = tried;
    this.problems = problems;
  }
}

/** True for "there is no such thing", whichever vendor said so. */
export function isNotFound(error: unknown): error is ApiError {
  return ApiError.isInstance(error) && error.status === 404;
}

/** True for "it exists already, or somebody else changes it": re-read and decide. */
export function isConflict(error: unknown): error is ApiError {
  return ApiError.isInstance(error) && (error.status === 409 || /ALREADY_EXISTS$/i.test(error.code ?? ''));
}

/** What the vendor said, behind what happened. */
function quoted({ detail }: ErrorFacts): string {
  return detail ? `: ${detail}` : '';
}

function sentence(facts: ErrorFacts, happened: string): string {
  const id = facts.requestId ? ` (request id ${facts.requestId})` : '';
  const tries = (facts.attempts ?? 1) > 1 ? `, after ${facts.attempts} attempts` : '';
  return `Could not ${facts.tried}: ${withoutFullStop(happened)}${id}${tries}.${facts.hint ? ` ${facts.hint}` : ''}`;
}

/** What others said, ready to stand inside a sentence of ours. */
export function withoutFullStop(said: string): string {
  let end = said.length;
  while (said[end - 1] === '.') end -= 1;
  return said.slice(0, end);
}
