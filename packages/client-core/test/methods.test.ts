import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { collect, createMethods, createTransport, paginate, type TransportOptions } from '../src/index.ts';

// What a call of a client becomes on the wire, over both senders.

interface Rivers {
  '/rivers': {
    get: {
      parameters: { query?: { token?: string; kind?: string[] } };
      responses: { 200: { content: { 'application/json': { rivers: { name: string }[]; next?: string } } } };
    };
    post: { requestBody: { content: { 'application/json': { name: string } } }; responses: { 204: object } };
  };
  '/rivers/{name}/banks/{side}': {
    get: {
      parameters: { path: { name: string; side: string } };
      responses: { 200: { content: { 'application/json': { length: number } } } };
    };
    patch: {
      parameters: { path: { name: string; side: string } };
      requestBody: { content: { 'application/json': { length: number } } };
      responses: { 200: { content: { 'application/json': { length: number } } } };
    };
  };
}

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server that goes through a list of answers: status and body. */
async function start(answers: readonly (readonly [number, string])[], options: Partial<TransportOptions>) {
  const seen: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [status, body] = answers[Math.min(seen.length, answers.length - 1)] ?? [500, ''];
    const type = request.headers['content-type'] ?? 'no type';
    seen.push([request.method, request.url, type, Buffer.concat(chunks)].join(' ').trim());
    response.writeHead(status, { 'content-type': 'application/json' });
    // In chunks, without Content-Length.
    if (status !== 204) response.write(body);
    response.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const credentials = { authorize: async () => 'Bearer x', describe: () => 'a token' };
  const watched: string[] = [];
  const client = createMethods<Rivers>({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    send: createTransport({ service: 'River Cloud', credentials, maxRetries: 0, ...options }),
    watch: (operation, response) => watched.push(`${operation} ${response.status}`),
  });
  return { seen, watched, client };
}

const overFetch = (request: Request): Promise<Response> => fetch(request);

describe.each([
  ['node:http', {}],
  ['fetch', { fetch: overFetch }],
])('over %s', (_sender, options) => {
  it('a PATCH carries its body, and its path is encoded', async () => {
    const { client, seen, watched } = await start([[200, '{"length":7}']], options);
    const path = { name: 'a b/c?é', side: '50%' };
    const { data } = await client.PATCH('/rivers/{name}/banks/{side}', { params: { path }, body: { length: 7 } });
    expect(data).toEqual({ length: 7 });
    expect(seen).toEqual(['PATCH /rivers/a%20b%2Fc%3F%C3%A9/banks/50%25 application/json {"length":7}']);
    expect(watched).toEqual(['PATCH /rivers/{name}/banks/{side} 200']);
  });

  it('an empty page with a token is not the end of the list', async () => {
    const pages = [
      '{"rivers":[{"name":"Rhine"}],"next":"2"}',
      '{"rivers":[],"next":"3 &"}',
      '{"rivers":[{"name":"Elbe"}]}',
    ];
    const { client, seen } = await start(
      pages.map((page) => [200, page] as const),
      options,
    );
    const rivers = paginate(async (token) => {
      const { data } = await client.GET('/rivers', { params: { query: { token } } });
      return { items: data?.rivers ?? [], nextToken: data?.next };
    });
    expect(await collect(rivers, 10)).toEqual([{ name: 'Rhine' }, { name: 'Elbe' }]);
    expect(seen).toEqual(['GET /rivers no type', 'GET /rivers?token=2 no type', 'GET /rivers?token=3%20%26 no type']);
  });

  it('a GET has no body and no type, and repeats a parameter that takes a list', async () => {
    const { client, seen } = await start([[200, '{"rivers":[]}']], options);
    await client.GET('/rivers', { params: { query: { kind: ['wild', 'calm'] } } });
    expect(seen).toEqual(['GET /rivers?kind=wild&kind=calm no type']);
  });

  it('an answer without content has neither data nor error', async () => {
    const { client } = await start([[204, '']], options);
    const { data, error, response } = await client.POST('/rivers', { body: { name: 'Rhine' } });
    expect([data, error, response.status]).toEqual([undefined, undefined, 204]);
  });

  it.each([
    ['JSON', '{"message":"no"}', { message: 'no' }],
    ['a text', 'no', 'no'],
    ['nothing', '', ''],
  ])('a refusal with %s is the error', async (_what, body, error) => {
    const { client } = await start([[400, body]], options);
    const result = await client.GET('/rivers');
    expect([result.data, result.error, result.response.status]).toEqual([undefined, error, 400]);
  });

  it('a 403 that says that the token has ended renews it, and the call is made again', async () => {
    const tokens = ['Bearer old', 'Bearer new'];
    const credentials = {
      authorize: async () => tokens[0],
      renew: () => tokens.shift() === 'Bearer old',
      describe: () => 'a token',
    };
    const answers = [[403, '{"message":"Token is expired"}'] as const, [200, '{"rivers":[]}'] as const];
    const { client, seen } = await start(answers, { ...options, credentials });
    expect((await client.GET('/rivers')).data).toEqual({ rivers: [] });
    expect(seen).toHaveLength(2);
  });
});

it('over node:http, a body that does not say how long it is is parsed once', async () => {
  const { client } = await start([[200, '{"rivers":[{"name":"Rhine"}]}']], {});
  const parse = vi.spyOn(JSON, 'parse');
  const { data, response } = await client.GET('/rivers');
  expect(data).toEqual({ rivers: [{ name: 'Rhine' }] });
  expect(parse).toHaveBeenCalledTimes(1);
  expect(response.headers.get('content-length')).toBe('29');
  parse.mockRestore();
});
