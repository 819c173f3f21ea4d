import { excerpt, isMarkup } from './excerpt.ts';

/** A success whose body cannot be read. */
export interface UnreadableAnswer {
  readonly response: Response;
  readonly detail: string;
}

/** Statuses that a `Response` may not carry a body with. */
const bodiless = new Set([204, 205, 304]);

/**
 * Reads the whole body, so that one which is cut half-way fails inside the attempt, and makes sure that a success is
 * JSON. A GET promises data; other methods may answer with nothing.
 */
export async function readAnswer(response: Response, method: string): Promise<Response | UnreadableAnswer> {
  const body = await response.text();
  const { status, statusText, headers } = response;
  const answer = (text: string): Response =>
    new Response(bodiless.has(status) ? null : text, { status, statusText, headers });
  if (!response.ok || bodiless.has(status) || isJson(body)) return answer(body);
  const contentType = headers.get('content-type') ?? 'no content type';
  if (method !== 'GET' && body === '') return answer(body);
  // Some deletes say in plain text that they are done. As a JSON text it is readable for whoever expects JSON.
  if (method !== 'GET' && contentType.includes('text/plain') && !isMarkup(body)) return answer(JSON.stringify(body));
  return { response, detail: detailOf(body, contentType) };
}

/** Only a page is quoted: data that is cut or garbled may hold a secret that we do not know yet. */
function detailOf(body: string, contentType: string): string {
  if (body === '') return 'an empty body';
  return isMarkup(body) ? excerpt(body) : `${body.length} characters of ${contentType}`;
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
