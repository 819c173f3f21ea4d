import { discardBody } from './read-body.ts';

/** More than this leads nowhere. */
const mostHops = 5;
const followed = new Set([301, 302, 303, 307, 308]);

/** Whether an answer sends its reader elsewhere. */
export function isRedirect({ status }: Response): boolean {
  return followed.has(status);
}

/**
 * Goes on to where the server sends a request that changes nothing: within its own origin, for elsewhere nobody is trusted
 * with what the answer, or the next question, may hold. Any other redirect is the answer.
 *
 * @param first what the server said at first
 * @param send sends to one address, and follows nothing by itself
 */
export async function followRedirects(
  first: Response,
  url: URL,
  send: (url: URL) => Promise<Response>,
): Promise<Response> {
  let current = url;
  let response = first;
  for (let hops = 0; hops < mostHops && isRedirect(response); hops += 1) {
    const location = response.headers.get('location');
    if (location === null || !URL.canParse(location, current)) break;
    const next = new URL(location, current);
    if (next.origin !== current.origin || next.username !== '' || next.password !== '') break;
    await discardBody(response);
    current = next;
    response = await send(current);
  }
  return response;
}
