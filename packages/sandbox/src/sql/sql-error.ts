import { SdkError } from '@tableflow-workshop/client-core';

/** A statement that failed, told the way the warehouse tells it: a class in square brackets and an SQL state. */
export class SqlError extends SdkError {
  override readonly name = 'SqlError';
  /** The service's own code for every fault of a statement's text. */
  readonly errorCode = 'BAD_REQUEST';

  constructor(
    /** Such as `TABLE_OR_VIEW_NOT_FOUND`. */
    readonly errorClass: string,
    readonly sqlState: string,
    /** What is wrong, without class and state. */
    readonly explanation: string,
    cause?: unknown,
  ) {
    super(`[${errorClass}] ${explanation} SQLSTATE: ${sqlState}`, { code: errorClass, cause });
  }
}

/** No table of that name. */
export function tableNotFound(name: readonly string[]): SqlError {
  return new SqlError('TABLE_OR_VIEW_NOT_FOUND', '42P01', `There is no table or view ${quoteName(name)}.`);
}

/** No function of that name. */
export function functionNotFound(name: readonly string[], cause?: unknown): SqlError {
  return new SqlError('UNRESOLVED_ROUTINE', '42883', `There is no function ${quoteName(name)}.`, cause);
}

/** Text that is not a statement, near the given piece of it. */
export function syntaxError(near: string, cause?: unknown): SqlError {
  const place = near === '' ? 'at the end of the statement' : `near '${near}'`;
  return new SqlError('PARSE_SYNTAX_ERROR', '42601', `The statement cannot be read ${place}.`, cause);
}

/** A statement that would change something: the sandbox runs only those that read. */
export function notReading(what: string): SqlError {
  const explanation = `The sandbox runs SELECT, WITH, VALUES, SHOW and DESCRIBE; ${what} does not only read.`;
  return new SqlError('UNSUPPORTED_FEATURE', '0A000', explanation);
}

/** A statement of a size that nobody writes by hand. */
export function tooComplex(limit: string): SqlError {
  return new SqlError('UNSUPPORTED_FEATURE', '0A000', `The sandbox runs statements of up to ${limit}.`);
}

/** A dotted name with every part in backquotes. */
export function quoteName(parts: readonly string[]): string {
  return parts.map((part) => `\`${part.replaceAll('`', '``')}\``).join('.');
}

/** What a warehouse has and the sandbox does not, by its name. */
export function unsupported(what: string, errorClass = 'UNSUPPORTED_FEATURE'): SqlError {
  return new SqlError(errorClass, '0A000', `The sandbox does not have ${what}.`);
}

/** Something that is behind the tables of the lab. */
export function notReachable(name: readonly string[]): SqlError {
  const explanation = `Statements may not use ${quoteName(name)}: they read tables only.`;
  return new SqlError('INSUFFICIENT_PERMISSIONS', '42501', explanation);
}
