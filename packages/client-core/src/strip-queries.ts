/** Leaves the queries of addresses away: a path names a resource, a query may carry anything. */
export function stripQueries(text: string): string {
  // An address without a query is passed over as well: else each scheme in it would be read again.
  return text.replace(/(\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s?#"'<>]*)(?:\?[^\s"'<>]*)?/gi, '$1');
}
