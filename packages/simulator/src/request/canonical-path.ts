/**
 * The path that the description has: without a slash at its end, without what the gateway of Confluent's command line
 * puts in front (`/confluent.cloud/api/org/v2/environments`), and under the version that SDKs of Databricks use where
 * the service has two.
 */
export function canonicalPath(pathname: string): string {
  const described = pathname
    .replace(/^\/confluent\.cloud(?=\/)/, '')
    .replace(/^\/api(?=\/[a-z])/, '')
    .replace(/^\/api\/2\.1(?=\/unity-catalog\/temporary-\w+-credentials\b)/, '/api/2.0');
  return described.length > 1 ? described.replace(/\/+$/, '') : described;
}
