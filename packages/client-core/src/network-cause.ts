import { stripQueries } from './strip-queries.ts';

/** The outermost code of a failed `fetch`: `ECONNREFUSED`, `ENOTFOUND`, `UND_ERR_SOCKET`, a TLS code … */
export function networkCode(cause: unknown): string {
  for (const error of causes(cause)) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && code !== '') return code;
  }
  return 'network_error';
}

/** The innermost message, which names the host or the certificate; the outer one only says `fetch failed`. */
export function networkDetail(cause: unknown): string {
  const messages = causes(cause).map((error) => error.message);
  return stripQueries(messages.filter(Boolean).at(-1) ?? String(cause));
}

/**
 * Whether an error of `fetch` says that the network failed, and not that who called it made a mistake. `fetch` reports
 * every failure as a TypeError, and so does JavaScript a slip in a `fetch` of the caller's own: what has a code of the
 * network, or one of the texts that runtimes have for it, is a failure.
 */
export function isNetworkFailure(cause: unknown): boolean {
  const chain = causes(cause);
  if (chain.some(({ message }) => sentNowhere.test(message))) return false;
  const code = networkCode(cause);
  if (code !== 'network_error') return !codesOfMistakes.test(code) || chain.some(isOfSocket);
  return chain[0]?.name === 'TypeError' && textsOfFailure.test(chain[0].message);
}

/** Node, its parser of requests, and files that a `fetch` reads. */
const codesOfMistakes =
  /^(ERR_INVALID_|ERR_MISSING_|ERR_OUT_OF_RANGE|ERR_UNKNOWN_|ERR_UNESCAPED_|ERR_METHOD_|ERR_MODULE_|ERR_UNSUPPORTED|UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|MODULE_NOT_FOUND|ENOENT$|EISDIR$|ENOTDIR$|EBADF$)/;
/** Node, browsers, Deno, and doubles that imitate them. */
const textsOfFailure =
  /^(fetch failed|terminated|failed to fetch|networkerror|network ?error|network request failed|load failed|error sending request|error reading a body|connection (closed|reset|refused)|unable to connect|socket )/i;
/** Addresses that `fetch` refuses by itself. */
const sentNowhere = /^(bad port|unknown scheme|invalid url)/i;

function isOfSocket(error: Error): boolean {
  return 'syscall' in error && error.syscall === 'connect';
}

/** Told by its shape: in test runners, errors of `fetch` come from another realm, where `instanceof` is blind. */
function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  for (let current = error; isError(current) && found.length < 8; ) {
    found.push(current);
    // Several addresses were tried: the first failure stands for all.
    current = 'errors' in current && Array.isArray(current.errors) ? current.errors[0] : current.cause;
  }
  return found;
}

function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'name' in value && 'message' in value;
}
