import { isSelfReading, keeps, kept } from './read-body.ts';

/** Statuses that a `Response` may not carry a body with. */
const bodiless = new Set([204, 205, 304]);

/**
 * An answer whose body was read, as a `Response` that can be read again. Not a new `Response` over the text: to read
 * one costs as much as all the rest of a call, and the usual readers need nothing but the text and the parsed data.
 */
export function withBody(response: Response, text: string, data?: unknown): Response {
  if (isSelfReading(response)) {
    response[keeps]({ text, data });
    return response;
  }
  const copy = (): Response => copyOf(response, text);
  return Object.assign(response, {
    text: async () => text,
    json: async () => (data === undefined ? JSON.parse(text) : data),
    arrayBuffer: () => copy().arrayBuffer(),
    blob: () => copy().blob(),
    formData: () => copy().formData(),
    clone: copy,
    [kept]: { text, data },
  });
}

/** A real `Response` like this one, over a text. */
export function copyOf(response: Pick<Response, 'status' | 'statusText' | 'headers'>, text: string): Response {
  const { status, statusText, headers } = response;
  return new Response(bodiless.has(status) ? null : text, { status, statusText, headers: [...headers] });
}

/** Whether an answer of this status has a body at all. */
export function hasBody(status: number): boolean {
  return !bodiless.has(status);
}
