/** More than this leads nowhere. */
const mostHops = 5;
const followed = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request that changes nothing, and goes on to where the server sends it: within its own origin, for elsewhere
 * nobody is trusted with what the answer, or the next question, may hold. Any other redirect is the answer.
 *
 * @param send sends to one address, and follows nothing by itself
 */
export async function followRedirects(url: string, send: (url: string) => Promise<Response>): Promise<Response> {
  let current = url;
  let response = await send(current);
  for (let hops = 0; hops < mostHops && followed.has(response.status); hops += 1) {
    const location = response.headers.get('location');
    if (location === null || !URL.canParse(location, current)) break;
    const next = new URL(location, current);
    if (next.origin !== new URL(current).origin || next.username !== '' || next.password !== '') break;
    // Its body is of no use, and holds the connection.
    await response.body?.cancel();
    current = next.href;
    response = await send(current);
  }
  return response;
}
