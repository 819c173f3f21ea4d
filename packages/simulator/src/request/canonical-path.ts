/**
 * The path that the description has: without a slash at its end, and without what the gateway of Confluent's command
 * line puts in front (`/confluent.cloud/api/org/v2/environments`).
 */
export function canonicalPath(pathname: string): string {
  const withoutGateway = pathname.replace(/^\/confluent\.cloud(?=\/)/, '').replace(/^\/api(?=\/[a-z])/, '');
  return withoutGateway.length > 1 ? withoutGateway.replace(/\/+$/, '') : withoutGateway;
}
