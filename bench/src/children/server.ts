import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerOptions, ServerStatistics } from '../start-server.ts';

// The server that all clients call, in a process of its own, so that its work is not counted as theirs.

const {
  pageDelayMs = 0,
  hidesLength = false,
  callsPerSecond = Infinity,
  tokenLifetimeSeconds = 3_600,
  tokenDelayMs = 0,
}: ServerOptions = JSON.parse(process.argv[2] ?? '{}');
const statistics: ServerStatistics = { refusals: 0, tokens: 0, discoveries: 0 };

const catalog = {
  name: 'river',
  comment: 'x'.repeat(780),
  owner: 'hydrology',
  properties: { basin: 'north', depth: '7' },
};
const one = Buffer.from(JSON.stringify(catalog).padEnd(1_024, ' '));
const pages = Array.from({ length: 100 }, (_, page) =>
  Buffer.from(
    JSON.stringify({
      catalogs: Array.from({ length: 100 }, (_, item) => ({
        name: `river_${page * 100 + item}`,
        comment: 'a river of the northern basin',
        owner: 'hydrology',
        metastore_id: '0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f',
      })),
      ...(page < 99 ? { next_page_token: `${page + 1}` } : {}),
    }),
  ),
);
let second = 0;
let usedInSecond = 0;

const server = createServer((request, response) => {
  request.resume();
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.includes('/.well-known/')) discover(url, request, response);
  else if (url.pathname === '/oidc/v1/token') giveToken(response);
  else if (url.pathname.endsWith('/catalogs'))
    giveLater(response, pages[Number(url.searchParams.get('page_token') ?? 0)]);
  else limit(response);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
process.on('message', () => process.send?.(statistics));
process.on('disconnect', () => process.exit());

/** So many calls in each second of the wall clock; then 429 with what the services say. */
function limit(response: ServerResponse): void {
  if (callsPerSecond === Infinity) {
    give(response, 200, one);
    return;
  }
  const nowMs = Date.now();
  const current = Math.floor(nowMs / 1_000);
  if (current !== second) usedInSecond = 0;
  second = current;
  const isRefused = usedInSecond >= callsPerSecond;
  if (isRefused) statistics.refusals += 1;
  else usedInSecond += 1;
  // Whole seconds, rounded up, as relative time.
  const headers = {
    'x-ratelimit-limit': callsPerSecond,
    'x-ratelimit-remaining': callsPerSecond - usedInSecond,
    'x-ratelimit-reset': 1,
  };
  if (isRefused)
    give(response, 429, Buffer.from('{"error_code":"REQUEST_LIMIT_EXCEEDED"}'), { ...headers, 'retry-after': 1 });
  else give(response, 200, one, headers);
}

function discover(url: URL, request: IncomingMessage, response: ServerResponse): void {
  statistics.discoveries += 1;
  const isKnown = url.pathname.endsWith('/oauth-authorization-server');
  const base = `http://${request.headers.host}/oidc/v1`;
  const document = { token_endpoint: `${base}/token`, authorization_endpoint: `${base}/authorize` };
  give(response, isKnown ? 200 : 404, Buffer.from(JSON.stringify(isKnown ? document : {})));
}

function giveToken(response: ServerResponse): void {
  statistics.tokens += 1;
  const body = { access_token: `token-${statistics.tokens}`, token_type: 'Bearer', expires_in: tokenLifetimeSeconds };
  setTimeout(() => give(response, 200, Buffer.from(JSON.stringify(body))), tokenDelayMs);
}

function giveLater(response: ServerResponse, page = Buffer.from('{}')): void {
  if (hidesLength) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write(page);
    response.end();
  } else if (pageDelayMs === 0) give(response, 200, page);
  else setTimeout(() => give(response, 200, page), pageDelayMs);
}

function give(response: ServerResponse, status: number, body: Buffer, headers: Record<string, number> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers });
  response.end(body);
}
