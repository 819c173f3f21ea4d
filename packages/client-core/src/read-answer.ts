import { excerpt, isMarkup } from './excerpt.ts';
import { discardBody, readBody } from './read-body.ts';
import { hasBody, withBody } from './with-body.ts';

/** A success that cannot be used. */
export interface UnreadableAnswer {
  readonly response: Response;
  readonly detail: string;
  /** What to do, where it is not the usual thing. */
  readonly hint?: string;
}

/** An error says what it has to say at its beginning. */
const longestErrorBytes = 1 << 20;

/**
 * Reads the whole body, so that one which is cut half-way fails inside the attempt, and makes sure that a success is
 * JSON. A GET promises data; other methods may answer with nothing.
 *
 * @param longestBytes of a success; of an error, the first megabyte is read
 */
export async function readAnswer(
  response: Response,
  method: string,
  longestBytes: number,
): Promise<Response | UnreadableAnswer> {
  if (isRedirect(response)) {
    discardBody(response).catch(() => undefined);
    return { response, detail: detailOfRedirect(response) };
  }
  const limit = response.ok ? longestBytes : Math.min(longestBytes, longestErrorBytes);
  const { text, isWhole } = await readBody(response, limit);
  if (!response.ok || !hasBody(response.status)) return withBody(response, text, parsed(text));
  if (!isWhole) return { response, detail: `more than ${longestBytes.toLocaleString('en-US')} bytes`, hint: smaller };
  const data = parsed(text);
  if (data !== undefined) return withBody(response, text, data);
  const contentType = response.headers.get('content-type') ?? 'no content type';
  if (method !== 'GET' && text === '') return withBody(response, text);
  // Some deletes say in plain text that they are done. As a JSON text it is readable for whoever expects JSON.
  if (method !== 'GET' && contentType.includes('text/plain') && !isMarkup(text))
    return withBody(response, JSON.stringify(text), text);
  return { response, detail: detailOf(text, contentType) };
}

const smaller = 'Ask for less at once, or allow more with maxResponseBytes.';

/** One that was not followed. A browser does not show where it leads. */
function isRedirect({ status, type }: Response): boolean {
  return (status >= 300 && status < 400) || type === 'opaqueredirect';
}

/** The host is enough to find out who answered; a path or a query may hold what is not for a log. */
function detailOfRedirect({ headers, url }: Response): string {
  const location = headers.get('location') ?? '';
  const isKnown = URL.canParse(location, url || undefined);
  return isKnown ? `a redirect to ${new URL(location, url || undefined).origin}` : 'a redirect to nowhere';
}

/** Only a page is quoted: data that is cut or garbled may hold a secret that we do not know yet. */
function detailOf(body: string, contentType: string): string {
  if (body === '') return 'an empty body';
  return isMarkup(body) ? excerpt(body) : `${body.length} characters of ${contentType}`;
}

/** What a text says as JSON, which is never `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
