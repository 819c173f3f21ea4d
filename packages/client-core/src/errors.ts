import { cleanFacts, type ErrorFacts } from './error-facts.ts';
import { plainText, withoutControls } from './plain-text.ts';
import { redactSecrets } from './redact-secrets.ts';
import { safeCause } from './safe-cause.ts';

/** Any error that the house throws on purpose. */
export abstract class SdkError extends Error {
  readonly hint: string | undefined;
  readonly code: string | undefined;
  readonly isRetryable: boolean;

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
  }

  /** True for any error of the house, also of another installed copy of it. */
  static isInstance(error: unknown): error is SdkError {
    return hasMarker(error, marker('SdkError'));
  }
}

/** A code, an id: longer ones are no such thing. */
const longestName = 200;
/** What a sentence quotes is cut before it gets here; this keeps one from outside that is not. */
const longestLine = 4_000;

/** Not `plainText`: space at the beginning of a line is an indentation of ours. */
function cleanLine(line: string): string {
  return line.length > longestLine ? plainText(line, longestLine) : withoutControls(redactSecrets(line));
}

/** A vendor answered with a status of 400 or above. */
export class ApiError extends SdkError {
  override readonly name = 'ApiError';
  readonly service: string;
  readonly tried: string;
  readonly operation: string | undefined;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  readonly attempts: number;
  readonly retryAfterMs: number | undefined;

  constructor(given: ErrorFacts & { readonly status: number }) {
    const facts = cleanFacts(given);
    // Some vendors' code is the status once more.
    const code = facts.code === String(facts.status) ? undefined : facts.code;
    const said = [facts.status, code].filter(Boolean).join(' ');
    super(sentence(facts, `${facts.service} returned ${said}${facts.detail ? `: ${facts.detail}` : ''}`), facts);
    this.service = facts.service;
    this.tried = facts.tried;
    this.operation = facts.operation;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.detail = facts.detail;
    this.attempts = facts.attempts ?? 1;
    this.retryAfterMs = facts.retryAfterMs;
  }

  static override isInstance(error: unknown): error is ApiError {
    return hasMarker(error, marker('ApiError'));
  }
}

/** No answer came: DNS, TLS, a refused or cut connection, or a time-out of ours. */
export class NetworkError extends SdkError {
  override readonly name = 'NetworkError';
  readonly service: string;
  readonly tried: string;
  readonly operation: string | undefined;
  readonly detail: string | undefined;
  readonly attempts: number;

  constructor(given: ErrorFacts) {
    const facts = cleanFacts(given);
    super(
      sentence(
        facts,
        `no response from ${facts.service} (${facts.code ?? 'network error'}${facts.detail ? `: ${facts.detail}` : ''})`,
      ),
      facts,
    );
    this.service = facts.service;
    this.tried = facts.tried;
    this.operation = facts.operation;
    this.detail = facts.detail;
    this.attempts = facts.attempts ?? 1;
  }

  static override isInstance(error: unknown): error is NetworkError {
    return hasMarker(error, marker('NetworkError'));
  }
}

/** A success that cannot be read: HTML from a proxy, a login page, broken JSON. */
export class InvalidResponseError extends SdkError {
  override readonly name = 'InvalidResponseError';
  readonly service: string;
  readonly tried: string;
  readonly operation: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly detail: string | undefined;
  readonly attempts: number;

  constructor(given: ErrorFacts) {
    const facts = cleanFacts(given);
    super(
      sentence(
        facts,
        `${facts.service} returned${facts.status === undefined ? '' : ` ${facts.status}`} with a body that cannot be read${facts.detail ? `: ${facts.detail}` : ''}`,
      ),
      facts,
    );
    this.service = facts.service;
    this.tried = facts.tried;
    this.operation = facts.operation;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.detail = facts.detail;
    this.attempts = facts.attempts ?? 1;
  }

  static override isInstance(error: unknown): error is InvalidResponseError {
    return hasMarker(error, marker('InvalidResponseError'));
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
  override readonly name = 'InputError';
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

  static override isInstance(error: unknown): error is InputError {
    return hasMarker(error, marker('InputError'));
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

/** Two copies of this package may be installed: `instanceof` fails between them, a registered symbol does not. */
function marker(name: string): symbol {
  return Symbol.for(`@tableflow-workshop/${name}`);
}

function hasMarker(error: unknown, symbol: symbol): boolean {
  return typeof error === 'object' && error !== null && symbol in error;
}

/** Gives a class (and what inherits from it) the marker that `isInstance` looks for. */
export function markAs(
  name: string,
  errorClass: {
    /** What its instances inherit. */
    prototype: object;
  },
): void {
  Object.defineProperty(errorClass.prototype, marker(name), { value: true });
}

markAs('SdkError', SdkError);
markAs('ApiError', ApiError);
markAs('NetworkError', NetworkError);
markAs('InvalidResponseError', InvalidResponseError);
markAs('InputError', InputError);
