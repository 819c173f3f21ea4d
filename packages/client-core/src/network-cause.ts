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

/** `fetch` reports every network failure as a TypeError, and a body cut half-way as one too. */
export function isNetworkFailure(cause: unknown): boolean {
  return networkCode(cause) !== 'network_error' || causes(cause)[0]?.name === 'TypeError';
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
