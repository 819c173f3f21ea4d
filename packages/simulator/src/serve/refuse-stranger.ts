import type { Answer } from '../request/answer.ts';
import { refuse } from '../request/refuse.ts';

/** Methods that no API has and that a proxy or a page could misuse. */
const refusedMethods: ReadonlySet<string> = new Set(['TRACE', 'TRACK', 'CONNECT']);

/** What is known of a request before anything of it is trusted. */
export interface ArrivingRequest {
  readonly method: string;
  /** The request target as it came over the wire. */
  readonly target: string;
  readonly headers: Pick<Headers, 'get'>;
}

/**
 * Refuses what does not come from a program on this machine: a name that is not this machine's own (a rebound DNS name
 * arrives with its own), and a request that a page on another origin makes a browser send. `undefined` lets it through.
 */
export function refuseStranger({ method, target, headers }: ArrivingRequest, port: number): Answer | undefined {
  if (!isOwnHost(headers.get('host'), port)) {
    return refuse(target, 403, `Only Host 127.0.0.1:${port}, localhost:${port} and [::1]:${port} are served.`);
  }
  const origin = headers.get('origin');
  if (origin !== null && !isOwnOrigin(origin, port))
    return refuse(target, 403, 'Pages of other origins are not served.');
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return refuse(target, 403, 'Pages of other sites are not served.');
  }
  if (refusedMethods.has(method)) return refuse(target, 405, `${method} is not supported.`);
  // A target with a host of its own, or `*`, would outweigh the Host header.
  if (!target.startsWith('/')) return refuse(target, 400, 'The request target has to be a path.');
  return undefined;
}

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

function isOwnHost(host: string | null, port: number): boolean {
  return ownNames.some((name) => host?.toLowerCase() === `${name}:${port}`);
}

function isOwnOrigin(origin: string, port: number): boolean {
  return ownNames.some((name) => origin === `http://${name}:${port}`);
}
