import { safeCause } from './safe-cause.ts';
import { redactSecrets } from './secret.ts';

/** What every error of the house tells. No body, header, token or secret is ever kept. */
export interface ErrorFacts {
  /** Who we talked to, e.g. `Confluent Cloud`. */
  readonly service: string;
  /** What we tried, on which resource, as a verb phrase: `enable Tableflow on topic "orders"`. */
  readonly tried: string;
  /** Method and path of the call, e.g. `POST /tableflow/v1/tableflow-topics`. */
  readonly operation?: string | undefined;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** The vendor's own code (`resource_already_exists`), or the network's (`ECONNREFUSED`). */
  readonly code?: string | undefined;
  /** The vendor's request id: what their support asks for first. */
  readonly requestId?: string | undefined;
  /** What the vendor said. */
  readonly detail?: string | undefined;
  /** What to do next. */
  readonly hint?: string | undefined;
  /** Whether the same call may succeed later, unchanged. */
  readonly isRetryable?: boolean;
  /** How many times the call was sent. */
  readonly attempts?: number | undefined;
  /** How long the server asked to wait before the next try. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
}

/** Any error that the house throws on purpose. */
export abstract class SdkError extends Error {
  readonly hint: string | undefined;
  readonly code: string | undefined;
  readonly isRetryable: boolean;

  constructor(
    message: string,
    facts: { hint?: string | undefined; code?: string | undefined; isRetryable?: boolean; cause?: unknown },
  ) {
    super(redactSecrets(message), facts.cause === undefined ? undefined : { cause: safeCause(facts.cause) });
    this.hint = facts.hint && redactSecrets(facts.hint);
    this.code = facts.code && redactSecrets(facts.code);
    this.isRetryable = facts.isRetryable ?? false;
  }

  /** True for any error of the house, also of another installed copy of it. */
  static isInstance(error: unknown): error is SdkError {
    return hasMarker(error, marker('SdkError'));
  }
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

  constructor(facts: ErrorFacts & { readonly status: number }) {
    // Some vendors' code is the status once more.
    const code = facts.code === String(facts.status) ? undefined : facts.code;
    const said = [facts.status, code].filter(Boolean).join(' ');
    super(sentence(facts, `${facts.service} answered ${said}${facts.detail ? `: ${facts.detail}` : ''}`), facts);
    this.service = facts.service;
    this.tried = redactSecrets(facts.tried);
    this.operation = facts.operation && redactSecrets(facts.operation);
    this.status = facts.status;
    this.requestId = facts.requestId && redactSecrets(facts.requestId);
    this.detail = facts.detail && redactSecrets(facts.detail);
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

  constructor(facts: ErrorFacts) {
    super(
      sentence(
        facts,
        `no answer from ${facts.service} (${facts.code ?? 'network error'}${facts.detail ? `: ${facts.detail}` : ''})`,
      ),
      facts,
    );
    this.service = facts.service;
    this.tried = redactSecrets(facts.tried);
    this.operation = facts.operation && redactSecrets(facts.operation);
    this.detail = facts.detail && redactSecrets(facts.detail);
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

  constructor(facts: ErrorFacts) {
    super(
      sentence(
        facts,
        `${facts.service} answered${facts.status === undefined ? '' : ` ${facts.status}`} with a body that cannot be read${facts.detail ? `: ${facts.detail}` : ''}`,
      ),
      facts,
    );
    this.service = facts.service;
    this.tried = redactSecrets(facts.tried);
    this.operation = facts.operation && redactSecrets(facts.operation);
    this.status = facts.status;
    this.requestId = facts.requestId && redactSecrets(facts.requestId);
    this.detail = facts.detail && redactSecrets(facts.detail);
    this.attempts = facts.attempts ?? 1;
  }

  static override isInstance(error: unknown): error is InvalidResponseError {
    return hasMarker(error, marker('InvalidResponseError'));
  }
}

/** One thing that is wrong with an input, and how to mend it. */
export interface InputProblem {
  /** Which value: an option's name, an environment variable, a place in a file. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

/** Input was refused before any request. All problems are listed at once. */
export class InputError extends SdkError {
  override readonly name = 'InputError';
  readonly tried: string;
  readonly problems: readonly InputProblem[];

  constructor(facts: { readonly tried: string; readonly problems: readonly InputProblem[]; readonly cause?: unknown }) {
    const lines = facts.problems.map(({ path, problem, remedy }) => `  - ${path}: ${problem} ${remedy}`);
    super(`Could not ${facts.tried}:\n${lines.join('\n')}`, { code: 'invalid_input', cause: facts.cause });
    this.tried = redactSecrets(facts.tried);
    this.problems = facts.problems.map(({ path, problem, remedy }) => ({
      path: redactSecrets(path),
      problem: redactSecrets(problem),
      remedy: redactSecrets(remedy),
    }));
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
  return said.replace(/\.+$/, '');
}

/** Two copies of this package may be installed: `instanceof` fails between them, a registered symbol does not. */
function marker(name: string): symbol {
  return Symbol.for(`@tableflow-workshop/${name}`);
}

function hasMarker(error: unknown, symbol: symbol): boolean {
  return typeof error === 'object' && error !== null && symbol in error;
}

/** Gives a class (and what inherits from it) the marker that `isInstance` looks for. */
export function markAs(name: string, errorClass: { prototype: object }): void {
  Object.defineProperty(errorClass.prototype, marker(name), { value: true });
}

markAs('SdkError', SdkError);
markAs('ApiError', ApiError);
markAs('NetworkError', NetworkError);
markAs('InvalidResponseError', InvalidResponseError);
markAs('InputError', InputError);
