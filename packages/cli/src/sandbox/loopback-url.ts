/** Names that lead to this machine wherever they are looked up: two literal addresses, which nobody has to look up. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]']);

/**
 * The origin of a URL that is nothing but a port of this machine (`http://127.0.0.1:1234`), else `undefined`: no other
 * host, no user, no path, no other scheme. What is returned is built from the parts that were checked.
 */
export function loopbackOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const isBare = username + password + search + hash === '' && pathname === '/';
  if (protocol !== 'http:' || !loopbackHosts.has(hostname) || port === '' || !isBare) return undefined;
  return `http://${hostname}:${port}`;
}
