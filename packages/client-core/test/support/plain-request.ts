import type { OutgoingRequest } from '../../src/index.ts';

/** A request as a client of ours makes it. */
export function plainRequest(url: string, init: RequestInit = {}): OutgoingRequest {
  const { method = 'GET', body = null, signal, redirect } = init;
  return { url, method, headers: new Headers(init.headers), body, signal, redirect };
}
