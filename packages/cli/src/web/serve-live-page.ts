import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that follows what it is shown. */
export interface LivePage {
  /** Only who knows it sees the page: it holds a random token. */
  readonly url: string;
  /** Puts this page into the place of the last, also where it is open. */
  show(page: string): void;
  close(): Promise<void>;
}

/** Readers at the same time; a page has one connection for itself and one for its news. */
const mostConnections = 32;
/** What a reader may be behind before it is let go. */
const mostWaitingBytes = 4 * 1_024 * 1_024;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * Serves one page on a port of this machine, for who has its address: the token in its path is random, a Host or an Origin of
 * another name is refused (a page elsewhere may lead a browser here, by a name of its own), and nothing can be changed.
 */
export async function serveLivePage(): Promise<LivePage> {
  const token = randomBytes(24).toString('base64url');
  const readers = new Set<ServerResponse>();
  let page = '';

  const server = createServer((request, response) => {
    const own = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const refusal = refusalOf(request, own);
    if (refusal !== undefined) return answer(response, refusal, 'text/plain', '');
    const [, given = '', name = '', ...more] = (request.url ?? '').split('/');
    if (more.length > 0 || !isSame(given, token)) return answer(response, 404, 'text/plain', '');
    if (name === '') return answer(response, 200, 'text/html; charset=utf-8', page);
    if (name !== 'events') return answer(response, 404, 'text/plain', '');
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' });
    readers.add(response);
    response.on('close', () => readers.delete(response));
    send(response, page);
  });
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    show(next) {
      page = next;
      for (const reader of readers) send(reader, next);
    },
    async close() {
      for (const reader of readers) reader.end('event: end\ndata: \n\n');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Why a request is not served, as a status. */
function refusalOf({ method, headers: sent }: IncomingMessage, own: string): number | undefined {
  if (sent.host !== own) return 403;
  if (sent.origin !== undefined && sent.origin !== `http://${own}`) return 403;
  const site = sent['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  return method === 'GET' ? undefined : 405;
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { ...headers, 'content-type': type });
  response.end(text);
}

function send(reader: ServerResponse, page: string): void {
  // Somebody who does not read must not fill our memory.
  if (reader.writableLength > mostWaitingBytes) {
    reader.destroy();
    return;
  }
  const lines = page.split('\n').map((line) => `data: ${line}\n`);
  reader.write(`${lines.join('')}\n`);
}

/** Takes as long for a token that is nearly right as for any other. */
function isSame(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
