/** The value at a place in a body of unknown shape; `undefined` where there is no such place. */
export function valueAt(body: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : undefined,
    body,
  );
}

/**
 * The text at a place in a body of unknown shape, a number as text. An empty text, like any other value, is none.
 *
 * @example textAt({ error: { message: 'No such topic' } }, 'error', 'message') // 'No such topic'
 */
export function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const value = valueAt(body, ...path);
  return typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;
}
