import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';

/** A final slash means nothing, but is kept where paths are stored. Source: D6.5. */
function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** Whether a path is the root or lies below it; `s3://b/ab` does not lie below `s3://b/a`. */
export function liesWithin(path: string | undefined, root: string | undefined): boolean {
  return path !== undefined && root !== undefined && withSlash(path).startsWith(withSlash(root));
}

export function overlap(left: string | undefined, right: string | undefined): boolean {
  return liesWithin(left, right) || liesWithin(right, left);
}

/** Whether an address is one that an external location may have. Source: D6.5. */
export function isCloudPath(url: string): boolean {
  return /^(s3|s3a|abfss|gs|r2):\/\/[^/]+/.test(url);
}

/** The external location that covers a path: the longest one wins. Source: D6.4. */
export function coveringLocation(
  state: DatabricksState,
  path: string,
): UnityCatalogSchemas['ExternalLocation'] | undefined {
  const covering = state.externalLocations.filter((location) => liesWithin(path, location.url));
  return covering.sort((left, right) => (right.url?.length ?? 0) - (left.url?.length ?? 0))[0];
}
