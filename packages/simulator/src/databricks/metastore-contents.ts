import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';

const parts = [
  'catalogs',
  'schemas',
  'tables',
  'volumes',
  'bindings',
  'externalLocations',
  'storageCredentials',
  'grants',
] as const;

/** A metastore beside the one of the workspace. */
export interface StoredMetastore {
  /** As the API shows it. */
  metastore: UnityCatalogSchemas['MetastoreSummary'];
  /** What is in it. */
  readonly contents: Pick<DatabricksState, (typeof parts)[number]>;
}

/** A metastore with nothing in it. */
export function emptyContents(): StoredMetastore['contents'] {
  return { catalogs: [], schemas: [], tables: [], externalLocations: [], storageCredentials: [], grants: {} };
}

/** Whether nothing is in it. */
export function isEmpty(contents: StoredMetastore['contents']): boolean {
  return parts.every((part) => Object.keys(contents[part] ?? {}).length === 0);
}

/**
 * Gives the workspace another metastore, or none: what it saw is put away with the old one, and comes back with it.
 */
export function exchangeMetastore(state: DatabricksState, next: StoredMetastore | undefined): void {
  const { metastore } = state;
  const contents = Object.fromEntries(
    parts.map((part) => [part, state[part]]),
  ) as unknown as StoredMetastore['contents'];
  const others = (state.otherMetastores ?? []).filter((one) => one !== next);
  state.otherMetastores = metastore.metastore_id ? [...others, { metastore, contents }] : others;
  state.metastore = next?.metastore ?? {};
  for (const part of parts) delete (state as Partial<DatabricksState>)[part];
  Object.assign(state, emptyContents(), next?.contents ?? {});
}
