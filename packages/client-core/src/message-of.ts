import { type OutgoingRequest, plainHeaders } from './outgoing-request.ts';
import type { Outgoing } from './send.ts';

/** Headers and body of a request, ready to be sent as often as needed, also by what knows no `Headers`. */
export type Message = Pick<Outgoing, 'headers' | 'body'>;

/** What `fetch` would send of a request: a body says of which type it is, unless a header does. */
export function messageOf({ headers: given = {}, body = null }: OutgoingRequest): Message | Promise<Message> {
  const headers = plainHeaders(given);
  if (body === null || typeof body === 'string') return { headers: withType(headers, body), body };
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return { headers, body };
  // A stream can be read once. A form in parts has a border between them that is made when it is read.
  const read = new Response(body);
  const type = read.headers.get('content-type');
  const typed = type === null ? headers : { 'content-type': type, ...headers };
  return read.arrayBuffer().then((bytes) => ({ headers: typed, body: bytes }));
}

function withType(headers: Outgoing['headers'], body: string | null): Outgoing['headers'] {
  if (body === null || 'content-type' in headers) return headers;
  return { ...headers, 'content-type': 'text/plain;charset=UTF-8' };
}
