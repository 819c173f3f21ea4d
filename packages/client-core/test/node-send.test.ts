import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Credentials, createTransport, exchangeOf, type TransportOptions } from '../src/index.ts';

// Which of the two senders is used, and that nobody can tell them apart by what they do.

const credentials: Credentials = { authorize: async () => 'Bearer x', describe: () => 'a token' };
const servers: Server[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(body: Buffer | string = '{"rivers":["Rhine"]}', headers: Record<string, string> = {}) {
  const seen: IncomingMessage[] = [];
  const bodies: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    seen.push(request);
    sockets.add(request.socket);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transportOf = (options: Partial<TransportOptions> = {}) =>
    createTransport({ service: 'River Cloud', credentials, maxRetries: 0, ...options });
  const call = (options: Partial<TransportOptions> = {}, init: RequestInit = {}) =>
    transportOf(options)({
      url: `${url}/rivers?page=1`,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: init.body,
      signal: init.signal,
    });
  /** Only `fetch` says so. */
  const wasFetch = () => seen.map(({ headers: sent }) => sent['sec-fetch-mode'] !== undefined);
  return { url, server, seen, bodies, sockets, call, wasFetch };
}

/** A server that takes a request and says nothing. */
async function silent() {
  const server = createServer();
  const arrived = new Promise<Socket>((resolve) => server.once('request', ({ socket }) => resolve(socket)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { arrived, url, close: () => void server.close() };
}

describe('calls go over', () => {
  it('node:http where nobody says anything', async () => {
    const { call, wasFetch } = await listening();
    await call();
    expect(wasFetch()).toEqual([false]);
  });

  it('the fetch that was given', async () => {
    const { call, wasFetch } = await listening();
    await call({ fetch: (request) => globalThis.fetch(request) });
    expect(wasFetch()).toEqual([true]);
  });

  it('a fetch that was patched, from then on and until it is put back', async () => {
    const { call, wasFetch } = await listening();
    const own = globalThis.fetch;
    await call();
    vi.stubGlobal('fetch', (...given: Parameters<typeof own>) => own(...given));
    await call();
    vi.unstubAllGlobals();
    await call();
    expect(wasFetch()).toEqual([false, true, false]);
  });

  it('fetch, where it sends through something else than by itself', async () => {
    const { call, wasFetch } = await listening();
    const dispatcher = Symbol.for('undici.globalDispatcher.1');
    await call({ fetch: (request) => globalThis.fetch(request) });
    const { [dispatcher]: own } = globalThis as { [dispatcher]?: object };
    class MockAgent {
      dispatch = (...given: never[]): unknown => (own as { dispatch(...all: never[]): unknown }).dispatch(...given);
    }
    Reflect.set(globalThis, dispatcher, new MockAgent());
    await call().finally(() => Reflect.set(globalThis, dispatcher, own));
    await call();
    expect(wasFetch()).toEqual([true, true, false]);
  });

  it('fetch, where it sends through an agent with options of its own', async () => {
    const { call, wasFetch } = await listening();
    const dispatcher = Symbol.for('undici.globalDispatcher.1');
    await call({ fetch: (request) => globalThis.fetch(request) });
    const { [dispatcher]: own } = globalThis as { [dispatcher]?: object };
    if (own === undefined) throw new Error('fetch has no dispatcher');
    const options = Object.getOwnPropertySymbols(own).find(({ description }) => description === 'options');
    if (options === undefined) throw new Error('the dispatcher has no options');
    // As `setGlobalDispatcher(new Agent({ connect: { ca } }))` leaves it.
    const trusting: unknown = Object.create(own, { [options]: { value: { connect: { ca: 'a certificate' } } } });
    Reflect.set(globalThis, dispatcher, trusting);
    await call().finally(() => Reflect.set(globalThis, dispatcher, own));
    await call();
    expect(wasFetch()).toEqual([true, true, false]);
  });

  it('fetch, where a tracer listens to what it sends', async () => {
    const { call, wasFetch } = await listening();
    const traced: unknown[] = [];
    const trace = (message: unknown): void => void traced.push(message);
    subscribe('undici:request:create', trace);
    await call().finally(() => unsubscribe('undici:request:create', trace));
    await call();
    expect([wasFetch(), traced.length]).toEqual([[true, false], 1]);
  });

  it.each([
    ['NODE_USE_ENV_PROXY', '1'],
    ['NODE_OPTIONS', '--no-warnings --use-env-proxy'],
  ])('fetch, where Node is set to use the proxies of the environment: %s', async (name, value) => {
    const { call, wasFetch } = await listening();
    vi.stubEnv(name, value);
    await call();
    expect(wasFetch()).toEqual([true]);
  });

  it.each([['bun'], ['deno']])('fetch, where the runtime is %s', async (runtime) => {
    const { call, wasFetch } = await listening();
    const { versions } = process;
    Object.defineProperty(process, 'versions', { value: { ...versions, [runtime]: '1.0.0' }, configurable: true });
    await call().finally(() => Object.defineProperty(process, 'versions', { value: versions, configurable: true }));
    expect(wasFetch()).toEqual([true]);
  });

  it('an agent that was given, whatever else there is', async () => {
    const { call, wasFetch, sockets } = await listening();
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    vi.stubGlobal('fetch', () => Promise.reject(new Error('not meant')));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await Promise.all([call({ agent }), call({ agent }), call({ agent })]);
    agent.destroy();
    expect(wasFetch()).toEqual([false, false, false]);
    expect(sockets.size).toBe(1);
  });
});

describe.each<[string, Partial<TransportOptions>]>([
  ['node:http', {}],
  ['fetch', { fetch: (request) => globalThis.fetch(request) }],
])('over %s', (_name, sender) => {
  it('an answer is a Response', async () => {
    const { call, url } = await listening(undefined, { 'X-Request-Id': 'req-1', 'set-cookie': 'a=1' });
    const response = await call(sender);
    expect(response).toBeInstanceOf(Response);
    expect(response.headers).toBeInstanceOf(Headers);
    expect([response.status, response.statusText, response.ok, response.redirected]).toEqual([200, 'OK', true, false]);
    expect([response.headers.get('x-request-ID'), response.headers.get('x-none')]).toEqual(['req-1', null]);
    expect([response.headers.has('CONTENT-TYPE'), response.headers.has('x-none')]).toEqual([true, false]);
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-request-id': 'req-1', 'set-cookie': 'a=1' });
    expect(await response.json()).toEqual({ rivers: ['Rhine'] });
    expect(await response.text()).toBe('{"rivers":["Rhine"]}');
    expect(await response.clone().text()).toBe('{"rivers":["Rhine"]}');
    expect(new TextDecoder().decode(await response.arrayBuffer())).toBe('{"rivers":["Rhine"]}');
    expect(exchangeOf(response)?.path).toBe('/rivers');
    expect(response.url === '' || response.url.startsWith(url)).toBe(true);
  });

  it.each<[string, NonNullable<RequestInit['body']>, string, string]>([
    ['a text', '{"name":"Rhône"}', '{"name":"Rhône"}', 'text/plain;charset=UTF-8'],
    ['bytes', new TextEncoder().encode('Rhône'), 'Rhône', ''],
    [
      'a form',
      new URLSearchParams({ name: 'Rhône' }),
      'name=Rh%C3%B4ne',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ],
    ['a Blob', new Blob(['{}'], { type: 'application/json' }), '{}', 'application/json'],
  ])('a body is sent with its length: %s', async (_what, body, sent, type) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { call, seen, bodies } = await listening();
      await call(sender, { method, body });
      expect(bodies).toEqual([sent]);
      expect(seen[0]?.headers['content-length']).toBe(String(Buffer.byteLength(sent)));
      expect(seen[0]?.headers['content-type'] ?? '').toBe(type);
    }
  });

  it('a form in parts keeps the border between them', async () => {
    const { call, seen, bodies } = await listening();
    const form = new FormData();
    form.set('name', 'Rhine');
    await call(sender, { method: 'POST', body: form });
    const border = /boundary=(.+)$/.exec(seen[0]?.headers['content-type'] ?? '')?.[1] ?? 'none';
    expect(bodies[0]?.startsWith(`--${border}`)).toBe(true);
  });

  it.each(['POST', 'PUT', 'PATCH'])('a %s without a body says that it has none', async (method) => {
    const { call, seen } = await listening();
    await call(sender, { method });
    expect([seen[0]?.headers['content-length'], seen[0]?.headers['transfer-encoding']]).toEqual(['0', undefined]);
  });

  it('headers and the whole address arrive', async () => {
    const { call, seen, url } = await listening();
    await call({ ...sender, userAgent: 'river/1' }, { headers: { 'X-Own': '1' } });
    expect([seen[0]?.url, seen[0]?.headers]).toMatchObject([
      '/rivers?page=1',
      { 'x-own': '1', 'user-agent': 'river/1', authorization: 'Bearer x', accept: '*/*', host: url.slice(7) },
    ]);
  });

  const body = Buffer.from('{"rivers":["Rhône"]}');
  it.each<[string, Buffer]>([
    ['identity', body],
    ['gzip', gzipSync(body)],
    ['X-GZIP', gzipSync(body)],
    ['deflate', deflateSync(body)],
    ['br', brotliCompressSync(body)],
    ['gzip, br', brotliCompressSync(gzipSync(body))],
  ])('an answer that was compressed is read: %s', async (encoding, bytes) => {
    const { call } = await listening(bytes, { 'content-encoding': encoding });
    expect(await (await call(sender)).json()).toEqual({ rivers: ['Rhône'] });
  });

  it.each(['GET', 'POST', 'PATCH', 'DELETE'])(
    'a %s does not go over a connection that the server has closed in between',
    async (method) => {
      const { call, bodies, server } = await listening();
      await call(sender);
      // Nobody here has seen yet that it is closed.
      server.closeIdleConnections();
      await call(sender, { method });
      expect(bodies).toHaveLength(2);
    },
  );

  it('what was called off before is not sent', async () => {
    const { call, seen } = await listening();
    await expect(call(sender, { signal: AbortSignal.abort('no need') })).rejects.toBe('no need');
    expect(seen).toEqual([]);
  });

  it('what is called off on its way is closed', async () => {
    const { arrived, close, url } = await silent();
    const controller = new AbortController();
    const transport = createTransport({ service: 'River Cloud', credentials, ...sender });
    const calling = transport({ url, method: 'GET', signal: controller.signal });
    const socket = await arrived;
    const closed = new Promise((resolve) => socket.once('close', resolve));
    controller.abort('no need');
    await expect(calling).rejects.toBe('no need');
    await closed;
    close();
  });
});

it('a connection is kept, and used again', async () => {
  const { call, sockets } = await listening();
  for (let count = 0; count < 5; count += 1) await call();
  expect(sockets.size).toBe(1);
});
