/** The innermost code of a failed `fetch`: `ECONNREFUSED`, `ENOTFOUND`, `UND_ERR_SOCKET`, a TLS code … */
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
  return messages.filter(Boolean).at(-1) ?? String(cause);
}

function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  for (let current = error; current instanceof Error && found.length < 8; ) {
    found.push(current);
    // Several addresses were tried: the first failure stands for all.
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return found;
}
