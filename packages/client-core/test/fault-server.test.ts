import { once } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ApiError,
  type Clock,
  type Credentials,
  createSecret,
  createTransport,
  createUnwrap,
  InvalidResponseError,
  NetworkError,
  systemClock,
  type Transport,
  type TransportOptions,
} from '../src/index.ts';
import { createVirtualClock } from '../src/virtual-clock.ts';
import {
  cutBody,
  cutChunks,
  type Fault,
  type FaultServer,
  hangAfter,
  json,
  reset,
  startFaultServer,
  text,
} from './support/fault-server.ts';

/** Our own over `node:http`, and the one that is used where somebody has patched `fetch`, or outside of Node. */
const senders: Readonly<Record<string, Partial<TransportOptions>>> = {
  'node:http': {},
  fetch: { fetch: (request) => globalThis.fetch(request) },
};

describe.each(Object.entries(senders))('over %s', (_sender, ownSender) => {
  const servers: FaultServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
  });

  const token = createSecret('river-token-0002');
  const credentials: Credentials = {
    authorize: async () => `Bearer ${token.reveal()}`,
    describe: () => 'river token',
  };

  const requestTimeoutMs = 8_765;

  /** Pauses end at once and are written down; the limit of an attempt is real, because the sockets are. */
  function quickClock(pausesMs: number[], onPause: () => void): Clock {
    return {
      now: () => Date.UTC(2026, 0, 1),
      setTimer(delayMs, run) {
        if (delayMs === requestTimeoutMs) return systemClock.setTimer(delayMs, run);
        pausesMs.push(delayMs);
        return systemClock.setTimer(0, () => {
          onPause();
          run();
        });
      },
    };
  }

  async function faulty(script: readonly Fault[], options: Partial<TransportOptions> & { onPause?: () => void } = {}) {
    const server = await startFaultServer(script);
    servers.push(server);
    const pausesMs: number[] = [];
    const { onPause = () => undefined, ...given } = options;
    const clock = quickClock(pausesMs, onPause);
    const transport = createTransport({
      service: 'River Cloud',
      credentials,
      clock,
      requestTimeoutMs,
      ...ownSender,
      ...given,
    });
    const send = (method: string, init: RequestInit = {}): Promise<Response> =>
      transport(new Request(`${server.url}/rivers`, { method, ...init }));
    return { server, pausesMs, transport, send };
  }

  const unwrap = createUnwrap({
    service: 'River Cloud',
    readErrorBody: (body) =>
      typeof body === 'string' ? { detail: body } : ((body ?? {}) as { code?: string; detail?: string }),
  });

  /** What openapi-fetch makes of an answer, in short. */
  async function call(answer: Promise<Response>): Promise<unknown> {
    const result = answer.then(async (response) => {
      const body = await response.text();
      if (response.ok) return { data: body === '' ? undefined : JSON.parse(body), response };
      return { error: body.startsWith('{') ? JSON.parse(body) : body, response };
    });
    return unwrap(result, 'list rivers');
  }

  async function thrownBy(work: Promise<unknown>): Promise<Error> {
    const error = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof Error)) throw new Error(`threw ${String(error)}`);
    return error;
  }

  const body = '{"name":"Rhine"}';

  describe('a limit', () => {
    it.each([
      ['429, in seconds', 429, { 'retry-after': '3' }, 3_000],
      ['429, as a date', 429, { 'retry-after': 'Thu, 01 Jan 2026 00:00:04 GMT' }, 4_000],
      ["429, as the limit's reset", 429, { 'x-ratelimit-reset': '5' }, 5_000],
      ['503, in seconds', 503, { 'retry-after': '6' }, 6_000],
      ['503, as a date', 503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT' }, 7_000],
    ])('is waited for: %s', async (_what, status, headers, pauseMs) => {
      const { pausesMs, send, server } = await faulty([json(status, {}, headers), json(200, { rivers: [] })]);
      expect(await call(send('GET'))).toEqual({ rivers: [] });
      expect(pausesMs).toEqual([pauseMs]);
      expect(server.seen).toEqual(['GET /rivers', 'GET /rivers']);
    });

    it('of 90 seconds is not waited for, and not tried earlier', async () => {
      const { pausesMs, send, server } = await faulty([json(429, { code: 'slow_down' }, { 'retry-after': '90' })]);
      const error = await thrownBy(call(send('GET')));
      expect(error.message).toBe(
        'Could not list rivers: River Cloud returned 429 slow_down: Too Many Requests. The server asks to wait 90 s before the next try.',
      );
      expect(error).toMatchObject({ retryAfterMs: 90_000, attempts: 1, isRetryable: true });
      expect([pausesMs, server.seen]).toEqual([[], ['GET /rivers']]);
    });

    it('without an end becomes a typed error', async () => {
      const { send, server } = await faulty([json(429, { code: 'slow_down' }, { 'retry-after': '1' })]);
      const error = await thrownBy(call(send('POST', { body })));
      expect(error).toMatchObject({ name: 'ApiError', status: 429, code: 'slow_down', attempts: 3 });
      expect(server.seen).toHaveLength(3);
    });
  });

  describe('a server that fails', () => {
    it.each([500, 502, 503, 504])('with %s is asked again by a GET, not by a POST', async (status) => {
      const reading = await faulty([json(status), json(200, { rivers: [] })]);
      expect(await call(reading.send('GET'))).toEqual({ rivers: [] });
      expect(reading.server.seen).toHaveLength(2);

      const writing = await faulty([json(status), json(200)]);
      expect(await thrownBy(call(writing.send('POST', { body })))).toMatchObject({ status, attempts: 1 });
      expect(writing.server.seen).toEqual([`POST /rivers ${body}`]);
    });

    it('with 501 is not asked again', async () => {
      const { send, server } = await faulty([json(501)]);
      expect(await thrownBy(call(send('GET')))).toMatchObject({ status: 501, isRetryable: false });
      expect(server.seen).toHaveLength(1);
    });

    it.each([400, 401, 404, 500])('with %s and an empty body becomes a typed error', async (status) => {
      const { send } = await faulty([text(status, '')], { maxRetries: 0 });
      const error = await thrownBy(call(send('GET')));
      expect(ApiError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ status });
    });

    it('behind a proxy that answers in HTML becomes a typed error', async () => {
      const page = '<html><title>503 Service Temporarily Unavailable</title></html>';
      const { send } = await faulty([text(503, page, { 'content-type': 'text/html', 'x-request-id': 'req-7' })]);
      const error = await thrownBy(call(send('GET')));
      expect(error).toMatchObject({
        name: 'ApiError',
        status: 503,
        requestId: 'req-7',
        attempts: 3,
        isRetryable: true,
      });
    });
  });

  describe('a connection', () => {
    it('that is reset before the answer is made again for a GET', async () => {
      const { send, server } = await faulty([reset, json(200, { rivers: [] })]);
      expect(await call(send('GET'))).toEqual({ rivers: [] });
      expect(server.seen).toHaveLength(2);
    });

    it('that is reset when it is used again is made again for a GET', async () => {
      const { send, server } = await faulty([json(200), reset, json(200, { rivers: [] })]);
      await call(send('GET'));
      expect(await call(send('GET'))).toEqual({ rivers: [] });
      expect(server.seen).toHaveLength(3);
    });

    it.each(['POST', 'PATCH'])('that is reset is not made again for a %s', async (method) => {
      const { send, server } = await faulty([reset]);
      const error = await thrownBy(call(send(method, { body })));
      expect(NetworkError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/), attempts: 1 });
      expect(server.seen).toHaveLength(1);
    });

    it.each([
      ['with a known length', cutBody],
      ['in chunks', cutChunks],
    ])('that is cut in the middle of a body %s: a GET reads again, a POST does not', async (_what, cut) => {
      const reading = await faulty([cut, json(200, { rivers: [] })]);
      expect(await call(reading.send('GET'))).toEqual({ rivers: [] });
      expect(reading.server.seen).toHaveLength(2);

      const writing = await faulty([cut, json(200)]);
      expect(await thrownBy(call(writing.send('POST', { body })))).toMatchObject({ name: 'NetworkError', attempts: 1 });
      expect(writing.server.seen).toEqual([`POST /rivers ${body}`]);
    });

    it('that is refused becomes a typed error with the code of the cause', async () => {
      const { send, server } = await faulty([]);
      await server.close();
      const error = await thrownBy(call(send('GET')));
      const { host } = new URL(server.url);
      expect(error.message).toBe(
        `Could not list rivers: no response from River Cloud (ECONNREFUSED: connect ECONNREFUSED ${host}), after 3 attempts. Check that http://${host} can be reached from here.`,
      );
      expect(error).toMatchObject({ code: 'ECONNREFUSED', attempts: 3, isRetryable: true });
    });

    it('over which nothing comes is closed after the time of an attempt', async () => {
      const { arrived, fault } = hangAfter();
      // The time passes when the test says so: however busy the machine is, the request has arrived before.
      const clock = createVirtualClock({ autoAdvance: false });
      const { send, server } = await faulty([fault], { clock, requestTimeoutMs: 100 });
      const calling = thrownBy(call(send('GET')));
      const request = await arrived;
      const closing = once(request.socket, 'close');
      clock.advance(100);
      expect(await calling).toMatchObject({ name: 'NetworkError', code: 'timeout', attempts: 1, isRetryable: true });
      await closing;
      expect(server.seen).toHaveLength(1);
    });
  });

  describe('a success', () => {
    it.each([
      ['a page', '<html><title>Log in</title></html>', 'text/html'],
      ['broken JSON', '{"rivers": [', 'application/json'],
      ['nothing', '', 'application/json'],
    ])('that is %s becomes a typed error', async (_what, said, contentType) => {
      const { send, server } = await faulty([text(200, said, { 'content-type': contentType })]);
      const error = await thrownBy(call(send('GET')));
      expect(InvalidResponseError.isInstance(error)).toBe(true);
      expect(error).toMatchObject({ status: 200 });
      expect(server.seen).toHaveLength(1);
    });

    it('without content is one', async () => {
      const { send } = await faulty([(response) => response.writeHead(204).end()]);
      expect(await call(send('DELETE'))).toBeUndefined();
    });
  });

  describe('a redirect', () => {
    it('to another host is not followed by a GET: neither the proof nor the question goes there', async () => {
      const other = await startFaultServer([json(200, { rivers: [] })], 'localhost');
      servers.push(other);
      const { send, server } = await faulty([text(302, '', { location: `${other.url}/elsewhere?code=1` })]);
      expect(await thrownBy(call(send('GET')))).toMatchObject({
        name: 'InvalidResponseError',
        status: 302,
        detail: `a redirect to ${other.url}`,
      });
      expect(server.seen).toEqual(['GET /rivers']);
      expect(other.seen).toEqual([]);
    });

    it.each([301, 302, 303, 307, 308])('within its origin is followed by a GET, with the proof: %s', async (status) => {
      const { send, server } = await faulty([
        text(status, 'moved', { location: '/lakes?page=2' }),
        json(200, { rivers: [] }),
      ]);
      expect(await call(send('GET'))).toEqual({ rivers: [] });
      expect(server.seen).toEqual(['GET /rivers', 'GET /lakes?page=2']);
      expect(server.headers.map(({ authorization }) => authorization)).toEqual([
        'Bearer river-token-0002',
        'Bearer river-token-0002',
      ]);
    });

    it('without an end is given up', async () => {
      const { send, server } = await faulty([text(302, '', { location: '/rivers' })]);
      expect(await thrownBy(call(send('GET')))).toMatchObject({ name: 'InvalidResponseError', status: 302 });
      expect(server.seen).toHaveLength(6);
    });

    it.each(['error', 'manual'] as const)('is not followed by who says %s', async (redirect) => {
      const { send, server } = await faulty([text(302, '', { location: '/lakes' })]);
      expect(await thrownBy(call(send('GET', { redirect })))).toMatchObject({
        name: 'InvalidResponseError',
        status: 302,
      });
      expect(server.seen).toEqual(['GET /rivers']);
    });

    it.each([
      ['to itself without encryption', 'http://river.test/elsewhere'],
      ['to another port', 'https://river.test:8443/elsewhere'],
      ['with a password', 'https://u:p@river.test/elsewhere'],
      ['to a file', 'file:///etc/passwd'],
      ['to a program', 'javascript:alert(1)'],
      ['to nowhere', 'https://['],
    ])('of an encrypted address is not followed %s', async (_what, location) => {
      const seen: string[] = [];
      const transport = createTransport({
        service: 'River Cloud',
        credentials,
        fetch: async ({ url }) => {
          seen.push(url);
          return new Response(null, { status: 302, headers: { location } });
        },
      });
      expect(await thrownBy(transport(new Request('https://river.test/rivers')))).toMatchObject({
        name: 'InvalidResponseError',
        status: 302,
      });
      expect(seen).toEqual(['https://river.test/rivers']);
    });

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])(
      'of a %s is not followed: its body is for the host that was named',
      async (method) => {
        const other = await startFaultServer([json(200)], 'localhost');
        servers.push(other);
        const { send, server } = await faulty([text(307, '', { location: `${other.url}/elsewhere?code=1` })]);
        const error = await thrownBy(call(send(method, { body })));
        expect(InvalidResponseError.isInstance(error)).toBe(true);
        expect(error).toMatchObject({
          status: 307,
          detail: `a redirect to ${other.url}`,
          hint: 'A proxy or a login page may have responded: check the base URL.',
        });
        expect(server.seen).toEqual([`${method} /rivers ${body}`]);
        expect(other.seen).toEqual([]);
      },
    );
  });

  describe('a body', () => {
    it.each(['POST', 'PATCH', 'PUT'])('is sent again in full with a %s after a 429', async (method) => {
      const { send, server } = await faulty([json(429), json(429), json(200)]);
      await call(send(method, { body, headers: { 'content-type': 'application/json' } }));
      expect(server.seen).toEqual([
        `${method} /rivers ${body}`,
        `${method} /rivers ${body}`,
        `${method} /rivers ${body}`,
      ]);
      expect(server.headers.map((headers) => [headers['content-type'], headers['content-length']])).toEqual([
        ['application/json', '16'],
        ['application/json', '16'],
        ['application/json', '16'],
      ]);
    });
  });

  describe('a caller who aborts', () => {
    const reason = { why: 'the user pressed a key' };

    async function rejection(work: Promise<unknown>): Promise<unknown> {
      return work.then(
        () => 'a success',
        (thrown: unknown) => thrown,
      );
    }

    it('while the answer is on its way gets the own reason, and the connection is closed', async () => {
      const controller = new AbortController();
      const { arrived, fault } = hangAfter();
      const { send } = await faulty([fault]);
      const calling = rejection(call(send('POST', { body, signal: controller.signal })));
      const closing = once((await arrived).socket, 'close');
      controller.abort(reason);
      expect(await calling).toBe(reason);
      await closing;
    });

    it('while the body is on its way gets the own reason', async () => {
      const controller = new AbortController();
      const half: Fault = (response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{', () => controller.abort(reason));
      };
      const { send } = await faulty([half]);
      expect(await rejection(call(send('GET', { signal: controller.signal })))).toBe(reason);
    });

    it('during a pause gets the own reason, and nothing more is sent', async () => {
      const controller = new AbortController();
      const { send, server } = await faulty([json(503)], { onPause: () => controller.abort(reason) });
      expect(await rejection(call(send('GET', { signal: controller.signal })))).toBe(reason);
      expect(server.seen).toHaveLength(1);
    });
  });

  describe('what an error shows', () => {
    it.each<[string, Fault]>([
      ['a refusal', json(400, { code: 'bad', detail: 'Bearer river-token-0002 is no good' })],
      ['a cut', reset],
      ['a page', text(200, '<p>river-token-0002')],
    ])('of %s holds neither token nor body', async (_what, fault) => {
      const { send } = await faulty([fault]);
      const error = await thrownBy(call(send('POST', { body: '{"client_secret":"s3cr3t-of-the-body"}' })));
      expect(inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error) + error.stack).not.toMatch(
        /river-token-0002|s3cr3t-of-the-body/,
      );
    });
  });

  it('many calls share one signal without a warning about listeners', async () => {
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', note);
    try {
      const { signal } = new AbortController();
      const { send } = await faulty([json(200)]);
      const calls: Transport = (request) => send(request.method, { signal });
      for (let round = 0; round < 10; round += 1)
        await Promise.all(Array.from({ length: 20 }, () => calls(new Request('http://localhost'))));
      expect(warnings).toEqual([]);
    } finally {
      process.off('warning', note);
    }
  });

  it.each(['GET', 'PUT'])('a server that hangs holds a %s no longer than one attempt', async (method) => {
    const { arrived, fault } = hangAfter();
    const clock = createVirtualClock({ autoAdvance: false });
    const { send, server, pausesMs } = await faulty([fault], { clock, requestTimeoutMs: 50 });
    const calling = thrownBy(send(method, method === 'PUT' ? { body } : {}));
    await arrived;
    clock.advance(50);
    expect(await calling).toMatchObject({ name: 'NetworkError', code: 'timeout', attempts: 1 });
    expect(server.seen).toHaveLength(1);
    expect(pausesMs).toEqual([]);
  });
});
