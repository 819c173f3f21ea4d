/** A list in a connector's configuration. */
export function listOf(list: string | undefined): readonly string[] {
  return (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
