/** Whether a location reaches all of a storage: one on a folder covers nothing else, and the tables begin at the root. */
export function coversRoot(location: { readonly url?: string | undefined }, root: string): boolean {
  return location.url !== undefined && root.startsWith(`${location.url.replace(/\/+$/, '')}/`);
}
