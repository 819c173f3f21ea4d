import { InputError } from './errors.ts';
import type { OutgoingRequest } from './outgoing-request.ts';

/**
 * The address of a request, when it is one that can be sent. What cannot be sent is the caller's mistake: said at once,
 * before anything is tried, and never taken for a failure of the network.
 *
 * @throws InputError
 */
export function checkRequest(
  { url: given, method, body }: OutgoingRequest,
  options: { readonly service: string; readonly allowInsecureHttp?: boolean | undefined },
): URL {
  const refuse = (path: string, problem: string, remedy: string): InputError =>
    new InputError({ tried: `call ${options.service}`, problems: [{ path, problem, remedy }] });
  const url = parsed(given);
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw refuse('baseUrl', `"${given}" is not a web address.`, 'Give one that begins with https://.');
  if (url.username !== '' || url.password !== '')
    throw refuse('baseUrl', 'it holds a user name or a password.', 'Leave them out, and give credentials.');
  // Keys must not travel in the clear, except on this machine.
  if (url.protocol === 'http:' && !options.allowInsecureHttp && !isLoopback(url)) {
    const problem = `${url.origin} is not encrypted, and keys would travel in the clear.`;
    throw refuse('baseUrl', problem, 'Use https, or set allowInsecureHttp.');
  }
  if ((method === 'GET' || method === 'HEAD') && body !== null && body !== undefined)
    throw refuse('body', `a ${method} of ${url.pathname} cannot carry one.`, 'Leave it out, or use another method.');
  return url;
}

/** Parsed once: to ask first whether it can be costs as much again. */
function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** Whether an address is one of this machine. */
function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
