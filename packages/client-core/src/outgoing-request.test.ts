import { expect, it, vi } from 'vitest';
import { PlainRequest, repeatable } from './outgoing-request.ts';

it('a plain request keeps its text', async () => {
  const headers = new Headers({ 'x-own': '1' });
  const { signal } = new AbortController();
  const request = new PlainRequest('https://river.test/a', { method: 'POST', headers, body: '{}', signal });
  const repeated = await repeatable(request);
  expect(repeated).toEqual({ url: 'https://river.test/a', method: 'POST', headers, body: '{}', signal });
});

it('a plain request without an init is a GET', async () => {
  const request = new PlainRequest('https://river.test/a', {});
  expect([request.method, request.body, [...request.headers]]).toEqual(['GET', null, []]);
});

it('a request has its body read, and its headers are left alone', async () => {
  const request = new Request('https://river.test/a', { method: 'PUT', body: '{"name":"Rhine"}', redirect: 'manual' });
  const repeated = await repeatable(request);
  repeated.headers.set('authorization', 'x');
  expect([repeated.method, repeated.redirect, new TextDecoder().decode(repeated.body as ArrayBuffer)]).toEqual([
    'PUT',
    'manual',
    '{"name":"Rhine"}',
  ]);
  expect(request.headers.has('authorization')).toBe(false);
});

it('keeps the headers of a request where a copy of a Headers comes out empty, as it does while MSW listens', async () => {
  const request = new Request('https://river.test/a', { headers: { 'x-own': '1' } });
  const construct = (target: typeof Headers, [init]: [HeadersInit?]): Headers =>
    new target(init instanceof Headers ? [] : init);
  vi.stubGlobal('Headers', new Proxy(Headers, { construct }));
  const { headers } = await repeatable(request);
  vi.unstubAllGlobals();
  expect([...headers]).toEqual([['x-own', '1']]);
});
