/** The body of an answer that was read: its text, and what that says as JSON. */
export interface KnownBody {
  readonly text: string;
  /** `undefined` where it was not read as JSON. */
  readonly data: unknown;
}

/** On an answer that came through the transport: its body, without a promise. */
export const knownBodyKey = Symbol('known body');

/** The body of an answer that came through the transport. */
export function knownBody(response: Response): KnownBody {
  const known = (response as { readonly [knownBodyKey]?: KnownBody })[knownBodyKey];
  if (known === undefined) throw new TypeError('This answer did not come through the transport.');
  return known;
}
