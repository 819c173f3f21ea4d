import { expect, it } from 'vitest';
import { PlainRequest } from './outgoing-request.ts';

it('a plain request keeps its text, and has its headers as an object', () => {
  const headers = new Headers({ 'X-Own': '1' });
  const { signal } = new AbortController();
  const request = new PlainRequest('https://river.test/a', { method: 'POST', headers, body: '{}', signal });
  expect({ ...request }).toEqual({
    url: 'https://river.test/a',
    method: 'POST',
    headers: { 'x-own': '1' },
    body: '{}',
    signal,
    redirect: undefined,
  });
});

it('a plain request without an init is a GET', () => {
  const request = new PlainRequest('https://river.test/a', {});
  expect([request.method, request.body, request.headers]).toEqual(['GET', null, {}]);
});
