import { excerpt, isMarkup } from './excerpt.ts';
import { hasBody, withBody } from './with-body.ts';

/** A success whose body cannot be read. */
export interface UnreadableAnswer {
  readonly response: Response;
  readonly detail: string;
}

/**
 * Reads the whole body, so that one which is cut half-way fails inside the attempt, and makes sure that a success is
 * JSON. A GET promises data; other methods may answer with nothing.
 */
export async function readAnswer(sent: Promise<Response>, method: string): Promise<Response | UnreadableAnswer> {
  const response = await sent;
  const text = await response.text();
  if (isRedirect(response)) return { response, detail: detailOfRedirect(response) };
  if (!response.ok || !hasBody(response.status)) return withBody(response, text);
  const data = parsed(text);
  if (data !== undefined) return withBody(response, text, data);
  const contentType = response.headers.get('content-type') ?? 'no content type';
  if (method !== 'GET' && text === '') return withBody(response, text);
  // Some deletes say in plain text that they are done. As a JSON text it is readable for whoever expects JSON.
  if (method !== 'GET' && contentType.includes('text/plain') && !isMarkup(text))
    return withBody(response, JSON.stringify(text), text);
  return { response, detail: detailOf(text, contentType) };
}

/** One that was not followed. */
function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
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
