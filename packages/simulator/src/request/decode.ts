/** A percent-encoded text, decoded; `undefined` where an escape is none. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Path and query as a person reads them. What cannot be decoded stays as it was sent. */
export function readable({ pathname, search }: URL): string {
  return (decode(pathname) ?? pathname) + (decode(search.replaceAll('+', ' ')) ?? search);
}
