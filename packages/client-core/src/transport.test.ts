import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Credentials } from './credentials.ts';
import { ApiError, InputError, InvalidResponseError, NetworkError, SdkError } from './errors.ts';
import { exchangeOf } from './exchange.ts';
import { createSecret } from './secret.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { createVirtualClock } from './virtual-clock.ts';

type Answer = Response | Error | 'hang';

const token = createSecret('river-token-0001');
const bearer: Credentials = {
  authorize: async () => `Bearer ${token.reveal()}`,
  describe: () => 'river token (from a file)',
};

/** The longest of the random pauses, so that times are literal. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

/** A transport over scripted answers, of which the last repeats. Records what is sent, and when. */
function scripted(answers: readonly (() => Answer)[], options: Partial<TransportOptions> = {}) {
  const clock = createVirtualClock({ startMs: 0 });
  const sent: string[] = [];
  const send = async (request: Request): Promise<Response> => {
    const answer = answers[Math.min(sent.length, answers.length - 1)]?.();
    sent.push(`${clock.now()} ${request.method} ${new URL(request.url).pathname} ${await request.text()}`.trim());
    if (answer === 'hang') return new Promise(() => undefined);
    if (answer instanceof Error) throw answer;
    return answer ?? new Response('{}');
  };
  const transport = createTransport({ service: 'River Cloud', credentials: bearer, fetch: send, clock, ...options });
  return { clock, sent, transport };
}

const json =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const reset = (): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
const get = (init: RequestInit = {}): Request => new Request('https://river.test/rivers/1?secret=no', init);
const post = (init: RequestInit = {}): Request => get({ method: 'POST', body: '{"name":"Rhine"}', ...init });

async function thrownBy(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('an attempt', () => {
  it('carries the proof, the user agent, and the headers of the request', async () => {
    let seen: Record<string, string> = {};
    const { transport } = scripted([], {
      userAgent: 'river/1.0',
      fetch: async (request) => {
        seen = Object.fromEntries(request.headers);
        return new Response('{}');
      },
    });
    await transport(get({ headers: { accept: 'application/json', 'x-own': '1' } }));
    expect(seen).toEqual({
      accept: 'application/json',
      'x-own': '1',
      'user-agent': 'river/1.0',
      authorization: 'Bearer river-token-0001',
    });
  });

  it('asks the credentials again each time', async () => {
    const proofs: (string | null)[] = [];
    let count = 0;
    const { transport } = scripted([], {
      credentials: { authorize: async () => `Bearer token-${++count}`, describe: () => 'x' },
      fetch: async (request) => {
        proofs.push(request.headers.get('authorization'));
        return proofs.length < 3 ? new Response('', { status: 503 }) : new Response('{}');
      },
    });
    await transport(get());
    expect(proofs).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-3']);
  });

  it('leaves the proof of the request alone where the credentials have none', async () => {
    let seen: string | null = null;
    const { transport } = scripted([], {
      credentials: { authorize: async () => undefined, describe: () => 'none' },
      fetch: async (request) => {
        seen = request.headers.get('authorization');
        return new Response('{}');
      },
    });
    await transport(get({ headers: { authorization: 'Basic own' } }));
    expect(seen).toBe('Basic own');
  });

  it('looks the global fetch up at each call', async () => {
    const transport = createTransport({ service: 'River Cloud', credentials: bearer });
    const later = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{"late":true}'));
    expect(await (await transport(get())).json()).toEqual({ late: true });
    expect(later).toHaveBeenCalledOnce();
  });

  it('is remembered with its answer', async () => {
    const { transport } = scripted([json(503), json(429, {}, { 'retry-after': '90' })]);
    const response = await transport(get());
    expect(exchangeOf(response)).toEqual({
      method: 'GET',
      path: '/rivers/1',
      attempts: 2,
      credentials: 'river token (from a file)',
      askedDelayMs: 90_000,
    });
  });
});

describe('retries', () => {
  it('of a GET back off and give the last answer back', async () => {
    const { sent, transport } = scripted([json(500), json(502), json(504, { said: 'late' })]);
    const response = await transport(get());
    expect([response.status, await response.json()]).toEqual([504, { said: 'late' }]);
    expect(sent).toEqual(['0 GET /rivers/1', '500 GET /rivers/1', '1500 GET /rivers/1']);
  });

  it('wait as long as the server asks', async () => {
    const { sent, transport } = scripted([json(429, {}, { 'retry-after': '7' }), json(200)]);
    await transport(get());
    expect(sent).toEqual(['0 GET /rivers/1', '7000 GET /rivers/1']);
  });

  it('are left to the caller when the server asks for more than a minute', async () => {
    const { clock, sent, transport } = scripted([json(429, {}, { 'retry-after': '61' })]);
    expect((await transport(get())).status).toBe(429);
    expect(sent).toEqual(['0 GET /rivers/1']);
    expect(clock.now()).toBe(0);
  });

  it.each([0, 1, 4])('number as many as allowed: %s', async (maxRetries) => {
    const { sent, transport } = scripted([json(503)], { maxRetries });
    await transport(get());
    expect(sent).toHaveLength(maxRetries + 1);
  });

  it.each(['POST', 'PATCH'])('of a %s happen only after a 429, with the body', async (method) => {
    const limited = scripted([json(429, {}, { 'x-ratelimit-reset': '2' }), json(201)]);
    expect((await limited.transport(post({ method }))).status).toBe(201);
    expect(limited.sent).toEqual([
      `0 ${method} /rivers/1 {"name":"Rhine"}`,
      `2000 ${method} /rivers/1 {"name":"Rhine"}`,
    ]);

    const failing = scripted([json(503)]);
    expect((await failing.transport(post({ method }))).status).toBe(503);
    expect(failing.sent).toHaveLength(1);

    const cut = scripted([reset]);
    expect(NetworkError.isInstance(await thrownBy(cut.transport(post({ method }))))).toBe(true);
    expect(cut.sent).toHaveLength(1);
  });

  it('of a POST happen where a repetition creates nothing', async () => {
    const { sent, transport } = scripted([json(503), reset, json(200)], { repeatsPosts: true });
    await transport(post());
    expect(sent).toHaveLength(3);
  });

  it('carry the body of a stream', async () => {
    const stream = new Blob(['{"from":', '"a stream"}']).stream();
    const { sent, transport } = scripted([json(429), json(429), json(200)]);
    await transport(post({ body: stream, duplex: 'half' } as RequestInit));
    expect(sent.map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'POST /rivers/1 {"from":"a stream"}',
      'POST /rivers/1 {"from":"a stream"}',
      'POST /rivers/1 {"from":"a stream"}',
    ]);
  });
});

describe('no answer', () => {
  it('becomes a typed error with the code of the cause', async () => {
    const { transport } = scripted([reset]);
    const error = await thrownBy(transport(get()));
    expect(error).toBeInstanceOf(NetworkError);
    expect((error as NetworkError).message).toBe(
      'Could not call GET /rivers/1: no response from River Cloud (ECONNRESET: read ECONNRESET), after 3 attempts. Check that https://river.test can be reached from here.',
    );
    expect({ ...(error as NetworkError) }).toEqual({
      name: 'NetworkError',
      service: 'River Cloud',
      tried: 'call GET /rivers/1',
      operation: 'GET /rivers/1',
      code: 'ECONNRESET',
      detail: 'read ECONNRESET',
      attempts: 3,
      isRetryable: true,
      hint: 'Check that https://river.test can be reached from here.',
    });
  });

  it('names the first address of several that were refused', async () => {
    const refused = (address: string): Error =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
    const cause = Object.assign(new AggregateError([refused('::1:9'), refused('127.0.0.1:9')]), {
      code: 'ECONNREFUSED',
    });
    const { transport } = scripted([() => new TypeError('fetch failed', { cause })], { maxRetries: 0 });
    expect(((await thrownBy(transport(get()))) as Error).message).toContain(
      '(ECONNREFUSED: connect ECONNREFUSED ::1:9)',
    );
  });

  it('is told by its shape, where a test runner has a realm of its own', async () => {
    const foreign = {
      name: 'TypeError',
      message: 'fetch failed',
      cause: { name: 'Error', message: 'x', code: 'EPIPE' },
    };
    const { transport } = scripted([], { fetch: () => Promise.reject(foreign) });
    expect(await thrownBy(transport(get()))).toMatchObject({ name: 'NetworkError', code: 'EPIPE', attempts: 3 });
  });

  it('within the time of an attempt ends the call, even where fetch hears no signal', async () => {
    const { clock, sent, transport } = scripted([() => 'hang']);
    const error = await thrownBy(transport(get()));
    expect(clock.now()).toBe(60_000);
    expect(sent).toHaveLength(1);
    expect(error).toMatchObject({ name: 'NetworkError', code: 'timeout', isRetryable: true, attempts: 1 });
    expect((error as Error).message).toBe(
      'Could not call GET /rivers/1: no response from River Cloud (timeout: no complete answer within 60000 ms). Check that https://river.test can be reached from here.',
    );
  });

  it('aborts the request that takes too long, also while its body is on the way', async () => {
    let seen: AbortSignal | undefined;
    const { transport } = scripted([], {
      requestTimeoutMs: 250,
      fetch: async (request) => {
        seen = request.signal;
        return new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }));
      },
    });
    expect(await thrownBy(transport(get()))).toMatchObject({ code: 'timeout' });
    expect(seen?.aborted).toBe(true);
  });

  it('is not what a mistake in the program looks like', async () => {
    const mistake = new RangeError('mistake');
    const { sent, transport } = scripted([() => mistake]);
    expect(await thrownBy(transport(get()))).toBe(mistake);
    expect(sent).toHaveLength(1);
  });

  it('is not what an error of the house looks like', async () => {
    const refusal = new ApiError({ service: 'x', tried: 'y', status: 400, code: 'bad' });
    expect(await thrownBy(scripted([() => refusal]).transport(get()))).toBe(refusal);
  });
});

describe('a success', () => {
  it.each([
    [204, null],
    [205, null],
    [200, ''],
  ])('of a DELETE with %s may have the body %j', async (status, body) => {
    const { transport } = scripted([() => new Response(body, { status })]);
    const response = await transport(get({ method: 'DELETE' }));
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('of a DELETE in plain text is a JSON text', async () => {
    const { transport } = scripted([() => new Response('done', { headers: { 'content-type': 'text/plain' } })]);
    expect(await (await transport(get({ method: 'DELETE' }))).json()).toBe('done');
  });

  it.each([
    ['a page', '<!doctype html><title>Log in</title>', 'text/html', 'Log in'],
    ['broken JSON', '{"secret":"fresh-and-unknown', 'application/json', '28 characters of application/json'],
    ['a word', 'OK', 'text/plain', '2 characters of text/plain'],
    ['nothing', '', 'application/json', 'an empty body'],
  ])('of a GET with %s cannot be read', async (_what, body, contentType, detail) => {
    const { sent, transport } = scripted([
      () => new Response(body, { headers: { 'content-type': contentType, 'x-request-id': 'req-9' } }),
    ]);
    const error = await thrownBy(transport(get()));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect((error as Error).message).toBe(
      `Could not call GET /rivers/1: River Cloud returned 200 with a body that cannot be read: ${detail} (request id req-9). A proxy or a login page may have responded: check the base URL.`,
    );
    expect(error).toMatchObject({ status: 200, requestId: 'req-9', code: 'invalid_response', isRetryable: false });
    expect(sent).toHaveLength(1);
  });

  it('keeps status, headers and bytes beyond ASCII', async () => {
    const { transport } = scripted([json(201, { name: 'Größe 河' }, { location: '/rivers/2' })]);
    const response = await transport(post());
    expect([response.status, response.headers.get('location'), await response.json()]).toEqual([
      201,
      '/rivers/2',
      { name: 'Größe 河' },
    ]);
  });
});

describe('a 401, or a 403 that says that the token has ended,', () => {
  it('renews once and plays the call again, with its body', async () => {
    const refused: (string | undefined)[] = [];
    let generation = 1;
    const { sent, transport } = scripted([json(401), json(201)], {
      credentials: {
        authorize: async () => `Bearer generation-${generation}`,
        renew: (header) => {
          refused.push(header);
          generation += 1;
          return true;
        },
        describe: () => 'x',
      },
    });
    expect((await transport(post())).status).toBe(201);
    expect(sent).toEqual(['0 POST /rivers/1 {"name":"Rhine"}', '0 POST /rivers/1 {"name":"Rhine"}']);
    expect(refused).toEqual(['Bearer generation-1']);
  });

  it('that comes again is the answer', async () => {
    const renew = vi.fn(() => true);
    const { sent, transport } = scripted([json(401)], { credentials: { ...bearer, renew } });
    expect((await transport(get())).status).toBe(401);
    expect(sent).toHaveLength(2);
    expect(renew).toHaveBeenCalledOnce();
  });

  it.each([
    { error_code: '403', message: 'Invalid access token.' },
    { error_code: 'PERMISSION_DENIED', message: 'ExpiredJwtException: the JWT has expired' },
    { message: 'Token is expired' },
    { errors: [{ detail: 'The token has expired; log in again' }] },
  ])('with 403 and words of an ended token is renewed once, also for a POST: %j', async (body) => {
    const renew = vi.fn(() => true);
    const { sent, transport } = scripted([json(403, body), json(200)], { credentials: { ...bearer, renew } });
    const response = await transport(new Request('https://river.example/topics', { method: 'POST', body: 'a' }));
    expect([response.status, sent, renew.mock.calls.length]).toEqual([
      200,
      ['0 POST /topics a', '0 POST /topics a'],
      1,
    ]);

    const always = scripted([json(403, body)], { credentials: { ...bearer, renew } });
    const refused = await always.transport(new Request('https://river.example/topics'));
    expect([refused.status, await refused.json(), always.sent.length]).toEqual([403, body, 2]);
  });

  it.each([
    { error_code: 'PERMISSION_DENIED', message: 'User does not have USE CATALOG on Catalog river.' },
    { message: 'The token bucket of this workspace is empty' },
    {},
  ])('with 403 for want of a right is the answer at once: %j', async (body) => {
    const renew = vi.fn(() => true);
    const { sent, transport } = scripted([json(403, body)], { credentials: { ...bearer, renew } });
    expect((await transport(new Request('https://river.example/topics'))).status).toBe(403);
    expect([sent.length, renew.mock.calls.length]).toEqual([1, 0]);
  });

  it.each([undefined, () => false])('is the answer at once where nothing can be renewed', async (renew) => {
    const { sent, transport } = scripted([json(401)], { credentials: { ...bearer, ...(renew && { renew }) } });
    expect((await transport(get())).status).toBe(401);
    expect(sent).toHaveLength(1);
  });

  it('takes no retry away from the call', async () => {
    const { sent, transport } = scripted([json(401), json(503), json(503), json(200)], {
      credentials: { ...bearer, renew: () => true },
    });
    expect((await transport(get())).status).toBe(200);
    expect(sent).toHaveLength(4);
  });
});

describe('credentials that fail', () => {
  it('end the call with their own error, unsent and untouched', async () => {
    const refusal = new ApiError({ service: 'x', tried: 'log in', status: 401, code: 'invalid_client' });
    const authorize = vi.fn(() => Promise.reject(refusal));
    const { sent, transport } = scripted([json(200)], { credentials: { ...bearer, authorize } });
    expect(await thrownBy(transport(get()))).toBe(refusal);
    expect(authorize).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });

  it('do not hold up a caller who has gone', async () => {
    const controller = new AbortController();
    const reason = new Error('gone');
    const { transport } = scripted([json(200)], {
      credentials: { ...bearer, authorize: () => new Promise(() => undefined) },
    });
    const calling = transport(get({ signal: controller.signal }));
    controller.abort(reason);
    expect(await thrownBy(calling)).toBe(reason);
  });

  it.each(['dapi-one\ndapi-two', 'dapi-\u200binvisible'])(
    'to fit into a header do not print themselves',
    async (value) => {
      const secret = createSecret(value);
      const { transport } = scripted([json(200)], {
        credentials: { authorize: async () => `Bearer ${secret.reveal()}`, describe: () => 'access token (from FILE)' },
      });
      const error = await thrownBy(transport(get()));
      expect(InputError.isInstance(error)).toBe(true);
      expect((error as Error).message).toBe(
        'Could not call River Cloud:\n  - credentials: The access token (from FILE) holds a character that no header can carry. Check for a line break or an invisible character that came along when it was copied.',
      );
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('dapi-');
    },
  );
});

describe('a caller who aborts', () => {
  const reason = { why: 'the user pressed a key' };

  it('before the call gets the own reason, and nothing is sent', async () => {
    const { sent, transport } = scripted([json(200)]);
    expect(await thrownBy(transport(get({ signal: AbortSignal.abort(reason) })))).toBe(reason);
    expect(sent).toEqual([]);
  });

  it('during an attempt gets the own reason, even where fetch hears no signal', async () => {
    const controller = new AbortController();
    const { sent, transport } = scripted([
      () => {
        queueMicrotask(() => controller.abort(reason));
        return 'hang';
      },
    ]);
    expect(await thrownBy(transport(get({ signal: controller.signal })))).toBe(reason);
    expect(sent).toHaveLength(1);
  });

  it('during a pause gets the own reason at once', async () => {
    const controller = new AbortController();
    const { clock, sent, transport } = scripted([json(429, {}, { 'retry-after': '30' })]);
    clock.setTimer(10_000, () => controller.abort(reason));
    expect(await thrownBy(transport(get({ signal: controller.signal })))).toBe(reason);
    expect(clock.now()).toBe(10_000);
    expect(sent).toHaveLength(1);
  });

  it('gets the own reason where a network failure comes at the same time', async () => {
    const controller = new AbortController();
    const { transport } = scripted([
      () => {
        controller.abort(reason);
        return reset();
      },
    ]);
    expect(await thrownBy(transport(get({ signal: controller.signal })))).toBe(reason);
  });

  it('leaves no listener of ours on the signal of the request', async () => {
    const request = get();
    const { transport } = scripted([json(503), json(503), json(200)]);
    await transport(request);
    expect(getEventListeners(request.signal, 'abort')).toEqual([]);
  });
});

it('leaves no timer behind', async () => {
  const pending = new Set<number>();
  let id = 0;
  const clock = createVirtualClock();
  const counting = {
    now: clock.now,
    setTimer(delayMs: number, run: () => void) {
      const timer = ++id;
      pending.add(timer);
      const cancel = clock.setTimer(delayMs, () => {
        pending.delete(timer);
        run();
      });
      return () => {
        pending.delete(timer);
        cancel();
      };
    },
  };
  const { transport } = scripted([reset, json(503), json(200)], { clock: counting });
  await transport(get());
  expect([...pending]).toEqual([]);
  expect(id).toBe(5);
});

it('tells a logger what happens, without query, headers or bodies', async () => {
  const lines: unknown[] = [];
  const { transport } = scripted([reset, json(200, { said: 'secret of the answer' })], {
    logger: { debug: (message, fields) => lines.push({ message, ...fields }) },
  });
  await transport(get({ method: 'PUT', body: '{"client_secret":"of the request"}' }));
  const line = { message: 'call', service: 'River Cloud', method: 'PUT', path: '/rivers/1', durationMs: 0 };
  expect(lines).toEqual([
    { ...line, status: undefined, attempt: 1 },
    { ...line, status: 200, attempt: 2 },
  ]);
});

it('shows neither token nor body in any error', async () => {
  const errors = await Promise.all([
    thrownBy(scripted([reset]).transport(post())),
    thrownBy(scripted([() => 'hang']).transport(post())),
    thrownBy(scripted([() => new Response('<p>river-token-0001')]).transport(post())),
  ]);
  for (const error of errors) {
    expect(SdkError.isInstance(error)).toBe(true);
    const shown = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error) + String(error);
    expect(shown).not.toMatch(/river-token-0001|Rhine/);
  }
});

describe('http without encryption', () => {
  it.each([
    'http://localhost:8080/x',
    'http://127.0.0.1:1/x',
    'http://127.9.9.9/x',
    'http://[::1]:3/x',
    'https://a.test/x',
  ])('is allowed to %s', async (url) => {
    const { transport } = scripted([json(200)]);
    expect((await transport(new Request(url))).status).toBe(200);
  });

  it.each([
    'http://river.test/x',
    'http://127.0.0.1.river.test/x',
    'http://localhost.river.test/x',
    'http://10.0.0.1/x',
  ])('is refused to %s, before anything is sent', async (url) => {
    const { sent, transport } = scripted([json(200)]);
    const error = await thrownBy(transport(new Request(url)));
    expect((error as Error).message).toBe(
      `Could not call River Cloud:\n  - baseUrl: ${new URL(url).origin} is not encrypted, and keys would travel in the clear. Use https, or set allowInsecureHttp.`,
    );
    expect(sent).toEqual([]);
  });

  it('is allowed on demand', async () => {
    const { transport } = scripted([json(200)], { allowInsecureHttp: true });
    expect((await transport(new Request('http://river.test/x'))).status).toBe(200);
  });
});
