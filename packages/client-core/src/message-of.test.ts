import { expect, it, vi } from 'vitest';
import { messageOf } from './message-of.ts';

it('headers in a record, and a text, go on as they are', () => {
  const headers = { 'x-own': '1', 'content-type': 'application/json' };
  const message = messageOf({ url: 'https://river.test/a', method: 'POST', headers, body: '{}' });
  expect(message).toEqual({ headers, body: '{}' });
});

it('a request has its body read, and says of which type it is', async () => {
  const request = new Request('https://river.test/a', { method: 'PUT', body: '{"name":"Rhine"}' });
  const { headers, body } = await messageOf(request);
  expect([headers, new TextDecoder().decode(body as ArrayBuffer)]).toEqual([
    { 'content-type': 'text/plain;charset=UTF-8' },
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
