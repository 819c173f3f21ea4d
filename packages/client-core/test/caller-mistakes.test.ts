import { describe, expect, it } from 'vitest';
import { type Credentials, createTransport, InputError, NetworkError, type OutgoingRequest } from '../src/index.ts';

// What a caller does wrong is said at once, as what it is: never as a failure of the network, and never tried again.

const credentials: Credentials = { authorize: async () => 'Bearer x', describe: () => 'a token' };

/** How often it was sent, and what came of it. */
async function outcome(
  request: OutgoingRequest,
  answer: () => unknown = () => Response.json({}),
): Promise<{ readonly calls: number; readonly error: unknown }> {
  let calls = 0;
  const send = createTransport({
    service: 'River Cloud',
    credentials,
    fetch: async () => {
      calls += 1;
      return answer() as Response;
    },
  });
  const error = await send(request).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { calls, error };
}

const get = { url: 'https://river.test/rivers', method: 'GET' };

describe('what cannot be sent is an InputError before anything is sent', () => {
  it.each<[string, OutgoingRequest, string]>([
    [
      'a body on a GET',
      { url: 'https://river.test/rivers', method: 'GET', body: '{}' },
      'body: a GET of /rivers cannot carry one.',
    ],
    [
      'an empty body on a HEAD',
      { url: 'https://river.test/rivers', method: 'HEAD', body: '' },
      'body: a HEAD of /rivers cannot carry one.',
    ],
    ['an address that is none', { url: 'rivers', method: 'GET' }, 'baseUrl: "rivers" is not a web address.'],
    ['an undefined address', { url: 'undefined/rivers', method: 'GET' }, '"undefined/rivers" is not a web address.'],
    ['a file', { url: 'file:///etc/passwd', method: 'GET' }, '"file:///etc/passwd" is not a web address.'],
    [
      'a password in the address',
      { url: 'https://u:p@river.test/', method: 'GET' },
      'baseUrl: it holds a user name or a password.',
    ],
    ['no encryption', { url: 'http://river.test/', method: 'GET' }, 'http://river.test is not encrypted'],
    [
      'a host that begins like this machine',
      { url: 'http://127.0.0.1.evil.test/', method: 'GET' },
      'http://127.0.0.1.evil.test is not encrypted',
    ],
  ])('%s', async (_what, request, said) => {
    const { calls, error } = await outcome(request);
    expect(InputError.isInstance(error)).toBe(true);
    expect((error as Error).message).toContain(said);
    expect(calls).toBe(0);
  });

  it.each([undefined, null, {}, { authorize: 'Bearer x' }])('credentials that are %j', (given) => {
    const make = (): unknown =>
      createTransport({ service: 'River Cloud', credentials: given as unknown as Credentials });
    expect(make).toThrow('Could not make a client of River Cloud:\n  - credentials: are missing.');
  });
});

describe('a slip in a fetch of the caller is said as such, and once', () => {
  it.each<[string, Error]>([
    ['a property of undefined', new TypeError("Cannot read properties of undefined (reading 'headers')")],
    ['no function', new TypeError('next is not a function')],
    ['an argument', Object.assign(new TypeError('The "path" argument'), { code: 'ERR_INVALID_ARG_TYPE' })],
    ['a recording that is missing', Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT' })],
    ['a body on a GET', new TypeError('Request with GET/HEAD method cannot have body.')],
    ['a port that fetch refuses', new TypeError('fetch failed', { cause: new Error('bad port') })],
  ])('%s', async (_what, slip) => {
    const { calls, error } = await outcome(get, () => {
      throw slip;
    });
    expect(InputError.isInstance(error)).toBe(true);
    expect((error as Error).message).toMatch(`Could not call GET /rivers:\n  - fetch: it threw ${slip.name}: `);
    expect((error as Error).message).toContain(slip.message.replace(/\.$/, ''));
    expect((error as Error).cause).toBe(slip);
    expect(calls).toBe(1);
  });

  it.each([new ReferenceError('x is not defined'), new Error('It rains'), 'a text'])(
    '%s is passed on as it is',
    async (slip) => {
      const { calls, error } = await outcome(get, () => {
        throw slip;
      });
      expect(error).toBe(slip);
      expect(calls).toBe(1);
    },
  );

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['{}', 'string'],
    [{ status: 200 }, 'object'],
  ])('a fetch that resolves to %j', async (given, kind) => {
    const { calls, error } = await outcome(get, () => given);
    expect(InputError.isInstance(error)).toBe(true);
    expect((error as Error).message).toBe(
      `Could not call GET /rivers:\n  - fetch: it resolved to ${kind}, not to a Response. Check the function that was given as fetch.`,
    );
    expect(calls).toBe(1);
  });
});

describe('a failure of the network stays one, in the words of every runtime', () => {
  it.each<[string, Error]>([
    ['Node', new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })],
    ['Node, without a cause', new TypeError('fetch failed')],
    ['Node, in a body', new TypeError('terminated')],
    ['Chrome, MSW', new TypeError('Failed to fetch')],
    ['Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
    ['Safari', new TypeError('Load failed')],
    ['React Native', new TypeError('Network request failed')],
    ['Deno', new TypeError('error sending request for url (https://river.test/)')],
    ['Bun', Object.assign(new Error('Unable to connect.'), { code: 'ConnectionRefused' })],
    ['another library', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['a socket that is a file', Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'connect' })],
  ])('%s', async (_what, failure) => {
    const { error } = await outcome({ url: 'https://river.test/', method: 'POST' }, () => {
      throw failure;
    });
    expect(NetworkError.isInstance(error)).toBe(true);
  });
});
