/** `tableflow-workshop/0.1.0 node/20.19.0`: who calls, for the vendors' logs. */
export function userAgent(product: string, version: string): string {
  return `${product}/${version} node/${process.versions.node}`;
}
