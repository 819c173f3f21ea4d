import { describe, expect, it } from 'vitest';
import { ApiError, InputError, InvalidResponseError, NetworkError } from './errors.ts';
import { explain } from './explain.ts';
import { createSecret } from './secret.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { waitUntil } from './wait-until.ts';

const service = 'River Cloud';
const tried = 'list rivers';

describe('an error of the house', () => {
  it('is explained by its own sentence', () => {
    const error = new ApiError({
      service,
      tried: 'enable Tableflow on topic "orders"',
      status: 409,
      code: 'resource_already_exists',
      detail: 'It exists.',
      requestId: 'req-1',
      hint: 'Re-read it.',
    });
    expect(explain(error)).toBe(
      'Could not enable Tableflow on topic "orders": River Cloud returned 409 resource_already_exists: It exists (request id req-1). Re-read it.',
    );
  });

  it.each<[number, string | undefined, string]>([
    [
      400,
      'req-1',
      "River Cloud returned 400 (request id req-1). Change the request: the same one will fail again. If it stays, give the request id to River Cloud's support.",
    ],
    [400, undefined, 'River Cloud returned 400. Change the request: the same one will fail again.'],
    [401, undefined, 'River Cloud returned 401. Check the credentials, and that they belong to this service.'],
    [403, undefined, 'River Cloud returned 403. Have the role or the privilege for this granted.'],
    [404, undefined, 'River Cloud returned 404. Check the name, and that it is in this account and place.'],
    [
      409,
      undefined,
      'River Cloud returned 409. It exists already, or somebody else is changing it: check it, then decide.',
    ],
    [
      500,
      'req-1',
      "River Cloud returned 500 (request id req-1). The same call may succeed later. If it stays, give the request id to River Cloud's support.",
    ],
    [501, undefined, 'River Cloud returned 501. The same call may succeed later.'],
  ])('without a hint gets a next step: %s, request id %s', (status, requestId, sentence) => {
    expect(explain(new ApiError({ service, tried, status, requestId }))).toBe(`Could not list rivers: ${sentence}`);
  });

  it('of the network says what its code means', () => {
    const hint = 'Check that https://rivers.test can be reached from here.';
    const error = new NetworkError({
      service,
      tried,
      code: 'ENOTFOUND',
      detail: 'getaddrinfo ENOTFOUND rivers.test',
      attempts: 3,
      hint,
    });
    expect(explain(error)).toBe(
      'Could not list rivers: no response from River Cloud (ENOTFOUND: getaddrinfo ENOTFOUND rivers.test), after 3 attempts. Check that https://rivers.test can be reached from here. The name of the host is not known here: check its spelling and the DNS.',
    );
  });

  it('of the network that comes without a hint', () => {
    expect(explain(new NetworkError({ service, tried, code: 'timeout', isRetryable: true }))).toBe(
      'Could not list rivers: no response from River Cloud (timeout). The same call may succeed later.',
    );
  });

  it('of an input lists what is wrong', () => {
    const problems = [{ path: 'name', problem: 'is empty.', remedy: 'Give one.' }];
    expect(explain(new InputError({ tried, problems }))).toBe('Could not list rivers:\n  - name: is empty. Give one.');
  });

  it('of an unreadable answer', () => {
    expect(explain(new InvalidResponseError({ service, tried, status: 200, detail: 'an empty body' }))).toBe(
      'Could not list rivers: River Cloud returned 200 with a body that cannot be read: an empty body.',
    );
  });

  it('of a wait tells what was seen', async () => {
    const phases = ['PENDING', 'PENDING', 'PENDING', 'SYNCING'];
    const waiting = waitUntil({
      waitingFor: 'topic "orders" to run',
      clock: createVirtualClock(),
      timeoutMs: 2_000,
      pollIntervalMs: 500,
      observe: async () => phases.shift() ?? 'SYNCING',
      judge: (phase) => ({ state: 'pending', phase }),
      timeoutHint: () => 'Look at the topic.',
    });
    expect(explain(await waiting.catch((error: unknown) => error))).toBe(
      'Waited for topic "orders" to run: still SYNCING after 2 s. Look at the topic. Seen: PENDING (3 times), then SYNCING (2 times).',
    );
  });
});

describe('another error', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  it.each<[string, unknown, string]>([
    ['an error', new Error('It rains.'), 'It rains.'],
    ['an error without a message', new RangeError(), 'RangeError.'],
    [
      'a cause',
      new TypeError('fetch failed', { cause: refused }),
      'fetch failed: connect ECONNREFUSED 127.0.0.1:5432. Nothing listens at that address.',
    ],
    [
      'a code that the message does not tell',
      Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
      'self-signed (DEPTH_ZERO_SELF_SIGNED_CERT). The certificate of the host is not trusted: a proxy may stand in between.',
    ],
    [
      'several',
      new AggregateError([refused, new Error('It rains')]),
      'connect ECONNREFUSED 127.0.0.1:5432. Nothing listens at that address. It rains.',
    ],
    [
      'a file',
      Object.assign(new Error("ENOENT: no such file or directory, open 'x.json'"), { code: 'ENOENT' }),
      "ENOENT: no such file or directory, open 'x.json'. The file does not exist.",
    ],
    [
      'a stop',
      new DOMException('This operation was aborted', 'AbortError'),
      'Stopped, because the caller asked for it.',
    ],
    [
      'a limit',
      new DOMException('signal timed out', 'TimeoutError'),
      'Stopped, because the time that the caller set was over.',
    ],
    ['a page', new Error('<html><title>502 Bad Gateway</title><body>…</body></html>'), '502 Bad Gateway.'],
    ['a long message', new Error('x'.repeat(400)), `${'x'.repeat(300)}… (100 more characters).`],
    ['a text', 'It rains', 'It rains'],
    ['nothing', undefined, 'Something that is not an error was thrown: undefined.'],
    ['a number', 7, 'Something that is not an error was thrown: number.'],
    [
      'an object',
      { status: 500, body: { password: 'x' } },
      'Something that is not an error was thrown: an object with status, body.',
    ],
    ['an empty object', {}, 'Something that is not an error was thrown: an empty object.'],
    ['an object with a message', { message: 'It rains' }, 'It rains.'],
  ])('is explained as well as possible: %s', (_what, error, sentence) => {
    expect(explain(error)).toBe(sentence);
  });

  it.each<[string, unknown]>([
    ['a known secret', new Error('refused river-secret-to-explain')],
    ['a password in an address', new Error('cannot reach postgres://admin:river-secret-2@db.test/lab')],
    ['a parameter', new Error('GET https://x.test/a?page=1&access_token=river-secret-3&b=1 failed')],
    ['a field', new Error('{"client_secret": "river-secret-4 \\" and more", "a": 1} is refused')],
    ['a proof', new Error('Authorization: Bearer river-secret-5')],
    ['a cause', new Error('a', { cause: new Error('river-secret-to-explain') })],
    ['a key', { 'river-secret-to-explain': 1 }],
  ])('shows no secret: %s', (_what, error) => {
    createSecret('river-secret-to-explain');
    expect(explain(error)).not.toMatch(/river-secret/);
    expect(explain(error)).toContain('[redacted]');
  });
});
