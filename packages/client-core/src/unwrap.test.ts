import { describe, expect, it } from 'vitest';
import { ApiError, InvalidResponseError } from './errors.ts';
import { rememberExchange } from './exchange.ts';
import { type CallResult, createUnwrap } from './unwrap.ts';

const unwrap = createUnwrap({
  service: 'River Cloud',
  readErrorBody: (body) => {
    if (body === undefined) return {};
    return typeof body === 'string'
      ? { detail: body }
      : (body as { code?: string; detail?: string; requestId?: string });
  },
  hint: ({ status, code, detail, credentials, path }) =>
    status === 401 ? `${credentials} at ${path}: ${code} ${detail}.` : undefined,
});

async function refusal(result: CallResult<unknown>): Promise<ApiError> {
  const error = await unwrap(Promise.resolve(result), 'list rivers').then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!ApiError.isInstance(error)) throw new Error('not an ApiError');
  return error;
}

const answer = (status: number, init: ResponseInit = {}): Response => new Response(null, { status, ...init });

describe('unwrap', () => {
  it('gives the data of a success', async () => {
    expect(await unwrap(Promise.resolve({ data: { a: 1 }, response: answer(200) }), 'x')).toEqual({ a: 1 });
    expect(await unwrap(Promise.resolve({ response: answer(204) }), 'x')).toBeUndefined();
  });

  it('makes an error of what the vendor said', async () => {
    const response = rememberExchange(answer(409, { headers: { 'x-request-id': 'req-header' } }), {
      method: 'POST',
      path: '/rivers',
      attempts: 2,
      credentials: 'Cloud key ABC',
    });
    const error = await refusal({ error: { code: 'taken', detail: 'It flows.', requestId: 'req-body' }, response });
    expect(error.message).toBe(
      'Could not list rivers: River Cloud returned 409 taken: It flows (request id req-header), after 2 attempts.',
    );
    expect({ ...error }).toEqual({
      name: 'ApiError',
      service: 'River Cloud',
      tried: 'list rivers',
      operation: 'POST /rivers',
      status: 409,
      code: 'taken',
      requestId: 'req-header',
      detail: 'It flows.',
      hint: undefined,
      isRetryable: false,
      attempts: 2,
      retryAfterMs: undefined,
    });
  });

  it.each([undefined, ''])('takes an error body that is empty (%j) for an error all the same', async (error) => {
    const refused = await refusal({ error, response: answer(503, { statusText: 'Service Unavailable' }) });
    expect(refused.message).toBe('Could not list rivers: River Cloud returned 503: Service Unavailable.');
    expect([refused.status, refused.isRetryable]).toEqual([503, true]);
  });

  it('takes the request id of the body where the header is missing', async () => {
    expect((await refusal({ error: { requestId: 'req-body' }, response: answer(400) })).requestId).toBe('req-body');
  });

  it('asks for a hint, with what is known', async () => {
    const response = rememberExchange(answer(401), {
      method: 'GET',
      path: '/rivers',
      attempts: 1,
      credentials: 'Cloud key ABC',
    });
    expect((await refusal({ error: { code: 'bad_key', detail: 'no' }, response })).hint).toBe(
      'Cloud key ABC at /rivers: bad_key no.',
    );
  });

  it('tells how long the server asks to wait', async () => {
    const response = rememberExchange(answer(429), {
      method: 'GET',
      path: '/rivers',
      attempts: 1,
      credentials: 'x',
      askedDelayMs: 89_001,
    });
    const error = await refusal({ response });
    expect(error.message).toBe(
      'Could not list rivers: River Cloud returned 429. The server asks to wait 90 s before the next try.',
    );
    expect(error.retryAfterMs).toBe(89_001);
  });

  it.each([
    [400, false],
    [401, false],
    [404, false],
    [408, true],
    [409, false],
    [429, true],
    [500, true],
    [501, false],
    [502, true],
    [503, true],
    [504, true],
  ])('says whether %s may pass: %s', async (status, isRetryable) => {
    expect((await refusal({ response: answer(status) })).isRetryable).toBe(isRetryable);
  });

  const page = '<!doctype html><html><head><title>Blocked by policy</title></head></html>';

  it.each([400, 403, 404, 405, 407, 409, 410, 451])('a page with %s is not an answer of the API', async (status) => {
    const response = rememberExchange(answer(status, { headers: { 'x-amzn-requestid': 'aws-1' } }), {
      method: 'GET',
      path: '/rivers',
      attempts: 1,
      credentials: 'Cloud key ABC',
    });
    const error: unknown = await unwrap(Promise.resolve({ error: page, response }), 'list rivers').catch((e) => e);
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ status, requestId: 'aws-1', operation: 'GET /rivers', isRetryable: false });
    expect((error as Error).message).toBe(
      `Could not list rivers: River Cloud returned ${status} with a body that cannot be read: Blocked by policy (request id aws-1). It is a page, not an answer of the API: a proxy or a firewall may block the call. Check the base URL, and what the network allows.`,
    );
  });

  it.each([401, 429, 500, 502, 503])('a page with %s is what the status says', async (status) => {
    expect(await refusal({ error: page, response: answer(status) })).toMatchObject({ status, detail: page });
  });

  it('lets the error of a call through that had no answer', async () => {
    const cause = new Error('no answer');
    await expect(unwrap(Promise.reject(cause), 'list rivers')).rejects.toBe(cause);
  });
});
