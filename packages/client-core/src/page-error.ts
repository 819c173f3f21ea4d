import type { InvalidResponseError } from './errors.ts';
import { excerpt } from './excerpt.ts';
import { oddAnswer } from './odd-answer.ts';

/** A refusal, and what was asked. */
export interface RefusedCall {
  /** Who should have answered: `Confluent Cloud`. */
  readonly service: string;
  /** The call as a verb phrase: `list the catalogs`. */
  readonly tried: string;
  /** The refusal; it names the operation, where it came through a transport. */
  readonly response: Response;
  /** Its body: parsed JSON, or the text as it came. */
  readonly body: unknown;
}

/**
 * The error of a refusal that is a page: a proxy or a firewall blocks the call, or the address is not the API's. It says
 * nothing of a right that is missing or of a thing that does not exist. Some APIs have pages for a wrong key and for a
 * limit, and what may pass is tried again whoever says it: those do not become this error.
 *
 * @returns undefined for an answer of the API
 */
export function pageError({ service, tried, response, body }: RefusedCall): InvalidResponseError | undefined {
  const { status } = response;
  const mayBeOfApi = status >= 500 || [401, 408, 429].includes(status);
  if (mayBeOfApi || typeof body !== 'string' || !isPage(body)) return undefined;
  return oddAnswer({ service, tried, response, detail: excerpt(body), hint });
}

/** HTML, and not the XML in which object storage refuses. */
function isPage(body: string): boolean {
  return (
    /^\s*<[^<>]*>/.test(body) && /<(!doctype html|html|head|title|body|center|h1|pre|p)\b/i.test(body.slice(0, 2_000))
  );
}

const hint =
  'It is a page, not an answer of the API: a proxy or a firewall may block the call. Check the base URL, and what the network allows.';
