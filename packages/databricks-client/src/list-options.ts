/** Options of every list of Unity Catalog. */
export interface ListOptions {
  /** Objects per page. The default, 0, leaves it to the server. */
  readonly pageSize?: number | undefined;
  /** Ends the walk early. */
  readonly signal?: AbortSignal | undefined;
}
