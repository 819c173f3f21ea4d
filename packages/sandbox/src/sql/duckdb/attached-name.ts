/**
 * What a catalog is called inside DuckDB. Its own name will not do: `main` and `system` are taken there, and a schema of
 * the same name would make two-part names ambiguous.
 */
export function attachedName(catalog: string): string {
  return `catalog ${catalog.toLowerCase()}`;
}
