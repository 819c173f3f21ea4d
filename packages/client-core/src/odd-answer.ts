import { InvalidResponseError } from './errors.ts';
import { exchangeOf } from './exchange.ts';
import { requestIdOf } from './request-id.ts';

/** An answer that says something else than the API promises, and where. */
export interface OddAnswer {
  /** Who answered: `Confluent Cloud`. */
  readonly service: string;
  /** The call as a verb phrase: `list the catalogs`. */
  readonly tried: string;
  /** The answer; it names the operation, where it came through a transport. */
  readonly response?: Response | undefined;
  /** Method and path, where only the data of the answer is at hand. */
  readonly operation?: string | undefined;
  /** What is wrong with it: `no list of items in it`. */
  readonly detail: string;
  /** What to do. Default: check the base URL, and what is in between. */
  readonly hint?: string | undefined;
}

/**
 * The error of an answer that is not what the API promises: a list that is none, a number for a text, a page. It names the
 * operation.
 *
 * @example
 * throw oddAnswer({ service: 'Databricks', tried: 'list the catalogs', operation: 'GET /catalogs', detail: 'no list in it' })
 */
export function oddAnswer({ service, tried, response, operation, detail, hint }: OddAnswer): InvalidResponseError {
  const exchange = response && exchangeOf(response);
  return new InvalidResponseError({
    service,
    tried,
    operation: exchange ? `${exchange.method} ${exchange.path}` : operation,
    status: response?.status,
    requestId: response && requestIdOf(response.headers),
    code: 'invalid_response',
    detail,
    hint: hint ?? 'Something other than the API may have responded: check the base URL, and what is in between.',
    attempts: exchange?.attempts,
  });
}

/** What a value is, for a sentence. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
