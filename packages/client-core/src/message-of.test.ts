import { expect, it, vi } from 'vitest';
import { messageOf } from './message-of.ts';

it('a text stays one, with the type that fetch would give it', () => {
  expect(messageOf({ url: 'https://river.test/a', method: 'POST', headers: { 'x-own': '1' }, body: '{}' })).toEqual({
    headers: { 'x-own': '1', 'content-type': 'text/plain;charset=UTF-8' },
    body: '{}',
  });
});

it('a request without headers and body has none', () => {
  expect(messageOf({ url: 'https://river.test/a', method: 'GET' })).toEqual({ headers: {}, body: null });
});

it('a request has its body read, and keeps its own type', async () => {
  const headers = { 'content-type': 'application/json' };
  const request = new Request('https://river.test/a', { method: 'PUT', headers, body: '{"name":"Rhine"}' });
  const message = await messageOf(request);
  expect([message.headers, new TextDecoder().decode(message.body as ArrayBuffer)]).toEqual([
    { 'content-type': 'application/json' },
    '{"name":"Rhine"}',
  ]);
});

it('keeps the headers of a request where a copy of a Headers comes out empty, as it does while MSW listens', async () => {
  const request = new Request('https://river.test/a', { headers: { 'x-own': '1' } });
  const construct = (target: typeof Headers, [init]: [HeadersInit?]): Headers =>
    new target(init instanceof Headers ? [] : init);
  vi.stubGlobal('Headers', new Proxy(Headers, { construct }));
  const { headers } = await messageOf(request);
  vi.unstubAllGlobals();
  expect(headers).toEqual({ 'x-own': '1' });
});
