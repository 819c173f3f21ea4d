import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { createNodeAnswer } from './node-answer.ts';
import type { NodeModules } from './node-modules.ts';
import { mayRetry } from './retry.ts';
import type { Outgoing, Send } from './send.ts';

/** As long as `fetch` keeps a connection that nobody uses. A server that closes it earlier says so. */
const idleMs = 4_000;

/**
 * Sends over `node:http` and `node:https`, and keeps connections. It does what `fetch` does for a call, and none of what
 * only a browser needs.
 *
 * A kept connection may have been closed by the server in between. What may be repeated is then sent once more, at once;
 * what must not be sent twice waits until such closings are known here.
 *
 * @param agent an `http.Agent` or `https.Agent`, for what is set there: a proxy, certificates, a limit of connections.
 *   Default one for each scheme
 */
export function createNodeSend(modules: NodeModules, agent?: object): Send {
  const agentOf = agent ? (): Agent => agent as Agent : ownAgents(modules);

  return (url, outgoing) => {
    const isSecure = url.protocol === 'https:';
    const own = agentOf(isSecure);
    const send = (onStale?: () => void): Promise<Response> =>
      new Promise((resolve, reject) => {
        outgoing.scope.throwIfEnded();
        const request = (isSecure ? modules.https : modules.http).request(optionsOf(url, outgoing, own));
        outgoing.scope.onEnd(() => request.destroy());
        request.on('response', (message: IncomingMessage) => resolve(createNodeAnswer(message, url, modules.zlib)));
        request.on('error', (cause) => (onStale && isStale(request, cause) ? onStale() : reject(cause)));
        // Nobody asked for it, and what comes after it is not HTTP.
        request.on('upgrade', (_message, socket) => {
          socket.destroy();
          reject(Object.assign(new Error('the server changed the protocol'), { code: 'ERR_UPGRADE' }));
        });
        request.end(bytesOf(outgoing.body));
      });
    const sendLater = (): Promise<Response> => untilClosingsAreKnown(own).then(() => send());
    if (!mayRetry(outgoing.method, undefined)) return sendLater();
    return new Promise((resolve, reject) => {
      send(() => sendLater().then(resolve, reject)).then(resolve, reject);
    });
  };
}

function ownAgents({ http, https }: NodeModules): (isSecure: boolean) => Agent {
  const options = { keepAlive: true, timeout: idleMs, scheduling: 'lifo' } as const;
  let plain: Agent | undefined;
  let secure: Agent | undefined;
  return (isSecure) => {
    if (isSecure) {
      secure ??= new https.Agent(options);
      return secure;
    }
    plain ??= new http.Agent(options);
    return plain;
  };
}

/** Whether a kept connection turned out to be closed before anything came. */
function isStale(request: ClientRequest, cause: Error): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return request.reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE');
}

/**
 * What the machine knows by now of connections that servers have closed, one whole turn of the event loop brings here. The
 * rest is a race that every client of HTTP has.
 */
async function untilClosingsAreKnown({ freeSockets }: Agent): Promise<void> {
  if (freeSockets === undefined || Object.keys(freeSockets).length === 0) return;
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function optionsOf(url: URL, outgoing: Outgoing, agent: Agent): RequestOptions {
  const { hostname, port, protocol, pathname, search } = url;
  return {
    method: outgoing.method,
    protocol,
    // An address of IPv6 is in brackets in a URL, and nowhere else.
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    port,
    path: pathname + search,
    headers: headersOf(outgoing),
    agent,
  };
}

function headersOf({ method, headers, body }: Outgoing): Record<string, string> {
  const all: Record<string, string> = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br', ...headers };
  // Always said: Node says it by itself for some methods only.
  if (body !== null)
    all['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
  else if (method === 'POST' || method === 'PUT' || method === 'PATCH') all['content-length'] = '0';
  return all;
}

function bytesOf(body: Outgoing['body']): undefined | string | Uint8Array {
  if (body === null || typeof body === 'string') return body ?? undefined;
  return body instanceof ArrayBuffer
    ? new Uint8Array(body)
    : new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}
