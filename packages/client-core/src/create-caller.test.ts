import { expect, it } from 'vitest';
import { createCaller } from './create-caller.ts';
import { createTransport } from './transport.ts';
import { createVirtualClock } from './virtual-clock.ts';

interface Paths {
  '/rivers/{name}': {
    parameters: object;
    get: {
      parameters: { path: { name: string }; query?: { kind?: readonly string[]; deep?: boolean; after?: string } };
      responses: { 200: { content: { 'application/json': object } } };
    };
    put: {
      parameters: { path: { name: string } };
      requestBody: { content: { 'application/json': object } };
      responses: { 200: { content: { 'application/json': object } } };
    };
    delete: { parameters: { path: { name: string } }; responses: { 204: object } };
  };
}

function client(answer: () => Response, joinsLists?: boolean) {
  const seen: string[] = [];
  const answers: string[] = [];
  const send = createTransport({
    service: 'River Cloud',
    credentials: { authorize: async () => undefined, describe: () => 'nobody' },
    clock: createVirtualClock(),
    fetch: async (request) => {
      const { method, url, headers } = request;
      seen.push([method, url, await request.text(), headers.get('content-type') ?? ''].join(' ').trim());
      return answer();
    },
  });
  const onAnswer = (operation: string): void => void answers.push(operation);
  return { seen, answers, caller: createCaller<Paths>({ baseUrl: 'https://river.test', send, joinsLists, onAnswer }) };
}

const path = { name: 'Rhône & co' };

it.each([
  [false, '?kind=a%26b&kind=c&deep=false&after='],
  [true, '?kind=a%26b,c&deep=false&after='],
])('the query is encoded, and what is not given is left out; lists are joined: %s', async (joinsLists, query) => {
  const { caller, seen, answers } = client(() => Response.json({ name: 'Rhône' }), joinsLists);
  const { data } = await caller.GET('/rivers/{name}', {
    params: { path, query: { kind: ['a&b', 'c'], deep: false, after: '' } },
  });
  expect(data).toEqual({ name: 'Rhône' });
  expect(seen).toEqual([`GET https://river.test/rivers/Rh%C3%B4ne%20%26%20co${query}`]);
  expect(answers).toEqual(['GET /rivers/{name}']);
});

it('an empty list and undefined make no query', async () => {
  const { caller, seen } = client(() => Response.json({}));
  await caller.GET('/rivers/{name}', { params: { path, query: { kind: [], after: undefined } } });
  expect(seen).toEqual(['GET https://river.test/rivers/Rh%C3%B4ne%20%26%20co']);
});

it('a body goes as JSON', async () => {
  const { caller, seen } = client(() => Response.json({}));
  await caller.PUT('/rivers/{name}', { params: { path: { name: 'a' } }, body: { length: 1 } });
  expect(seen).toEqual(['PUT https://river.test/rivers/a {"length":1} application/json']);
});

it.each([
  ['a success without content', () => new Response(null, { status: 204 }), { data: undefined }],
  ['a failure in JSON', () => Response.json({ code: 'no' }, { status: 400 }), { error: { code: 'no' } }],
  ['a failure in text', () => new Response('no', { status: 400 }), { error: 'no' }],
  ['a failure without a word', () => new Response('', { status: 400 }), { error: undefined }],
])('%s is a result', async (_what, answer, expected) => {
  const { caller } = client(answer);
  const { response, ...result } = await caller.DELETE('/rivers/{name}', { params: { path: { name: 'a' } } });
  expect(result).toEqual(expected);
  expect(response).toBeInstanceOf(Response);
});

it('an answer is parsed once, whether or not it says how long it is', async () => {
  const parse = JSON.parse;
  let parsed = 0;
  JSON.parse = (...given: Parameters<typeof parse>) => {
    parsed += 1;
    return parse(...given) as unknown;
  };
  try {
    const chunked = client(() => new Response(new Blob(['{"a":1}']).stream()));
    await chunked.caller.GET('/rivers/{name}', { params: { path } });
    expect(parsed).toBe(1);
  } finally {
    JSON.parse = parse;
  }
});

it('what cannot be in a path is refused before anything is sent', async () => {
  const { caller, seen } = client(() => Response.json({}));
  await expect(caller.GET('/rivers/{name}', { params: { path: { name: '..' } } })).rejects.toMatchObject({
    name: 'InputError',
  });
  expect(seen).toEqual([]);
});
