import { initOf, type Send } from './send.ts';

/** Sends with a `fetch` that was given: a simulator, a recorder. */
export function sendWith(given: (request: Request) => Promise<Response>): Send {
  return async (url, outgoing) => given(new Request(url, initOf(outgoing)));
}
