import { collect, InputError, InvalidResponseError } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import {
  apiKey,
  createEnvironmentsClient,
  createTableflowClient,
  oauthToken,
  paginateConfluent,
  unwrapConfluent,
} from '../src/index.ts';

const key = apiKey('Global', 'ABCDEFGH12345678', 'a-secret-for-odd-answers');

/** A client whose service answers each call with these bytes. */
function answering(body: string) {
  return createTableflowClient({
    credentials: key,
    fetch: async () => new Response(body, { headers: { 'content-type': 'application/json' } }),
  });
}

const operation = 'GET /tableflow/v1/regions';

describe('a list that is none is an InvalidResponseError with the operation', () => {
  it.each<[string, string]>([
    ['null', 'null instead of data'],
    ['7', 'a number instead of data'],
    ['"done"', 'a string instead of data'],
    ['true', 'a boolean instead of data'],
    ['[]', 'no list of items in it'],
    ['{}', 'no list of items in it'],
    ['{"data":{}}', 'an object where the list is expected'],
    ['{"data":"many"}', 'a string where the list is expected'],
    ['{"data":7}', 'a number where the list is expected'],
    ['{"data":[null]}', 'null among the items of the list'],
    ['{"data":[{},7]}', 'a number among the items of the list'],
    ['{"data":[],"metadata":{"next":7}}', 'a number where the token of the next page is expected'],
    ['{"data":[],"metadata":{"next":{}}}', 'an object where the token of the next page is expected'],
    ['{"data":[],"metadata":{"next":["a"]}}', 'a list where the token of the next page is expected'],
    ['{"data":[],"metadata":{"next":"\\ud800"}}', 'a token of the next page that is not well-formed'],
    [`{"data":[],"metadata":{"next":"${'x'.repeat(70_000)}"}}`, 'a token of 70,000 characters'],
    ['{"__proto__":{"data":[]}}', 'no list of items in it'],
  ])('%s', async (body, detail) => {
    const client = answering(body);
    const pages = paginateConfluent(() => client.GET('/tableflow/v1/regions') as never, 'list the regions');
    const error = await collect(pages, 10).catch((thrown: unknown) => thrown);
    expect(InvalidResponseError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({ tried: 'list the regions', operation, detail, status: 200, isRetryable: false });
  });

  it.each(['{"data":null}', '{"data":[],"metadata":7}', '{"data":[],"metadata":{"next":""}}'])(
    'but an empty one is no error: %s',
    async (body) => {
      const client = answering(body);
      const pages = paginateConfluent(() => client.GET('/tableflow/v1/regions') as never, 'list the regions');
      expect(await collect(pages, 10)).toEqual([]);
    },
  );
});

it('a single answer that is none, too', async () => {
  const error = await unwrapConfluent(answering('null').GET('/tableflow/v1/regions'), 'list the regions').catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: 'InvalidResponseError', operation, detail: 'null instead of data' });
});

describe('a key that is none is refused where it is made', () => {
  it.each<[unknown, unknown, string]>([
    [undefined, 'secret', '- id: is undefined, not a text.'],
    ['', 'secret', '- id: is empty.'],
    ['id', undefined, '- secret: is undefined, not a text.'],
    ['id', null, '- secret: is undefined, not a text.'],
    ['id', '  ', '- secret: is empty.'],
    ['id', {}, '- secret: is undefined, not a text.'],
    [7, 7, '- id: is number, not a text.'],
  ])('%j and %j', (id, secret, said) => {
    const make = (): unknown => apiKey('Cloud', id as string, secret as string);
    expect(make).toThrow(said);
    expect(make).toThrow(/^Could not use a Cloud key:/);
  });

  it('without credentials there is no client', () => {
    const make = (): unknown => createTableflowClient({} as never);
    expect(make).toThrow('- credentials: are missing. Give a key');
  });

  it.each([undefined, null, '', 7, {}])('a token that is %j is refused once, and nothing is sent', async (token) => {
    let calls = 0;
    const environments = createEnvironmentsClient({
      credentials: oauthToken(async () => token as string),
      fetch: async () => {
        calls += 1;
        return Response.json({});
      },
    });
    const error = await environments.GET('/org/v2/environments').catch((thrown: unknown) => thrown);
    expect(InputError.isInstance(error)).toBe(true);
    expect(calls).toBe(0);
  });
});
