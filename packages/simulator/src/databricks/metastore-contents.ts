import type { DatabricksState } from '../state.ts';
import type { MetastoreContents, StoredMetastore } from './stored-metastore.ts';

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

/** A metastore with nothing in it. */
export function emptyContents(): MetastoreContents {
  return { catalogs: [], schemas: [], tables: [], externalLocations: [], storageCredentials: [], grants: {} };
}

/** Whether nothing is in it. */
export function isEmpty(contents: MetastoreContents): boolean {
  return parts.every((part) => Object.keys(contents[part] ?? {}).length === 0);
}

/**
 * Gives the workspace another metastore, or none: what it saw is put away with the old one, and comes back with it.
 */
export function exchangeMetastore(state: DatabricksState, next: StoredMetastore | undefined): void {
  const { metastore } = state;
  const contents = Object.fromEntries(parts.map((part) => [part, state[part]])) as unknown as MetastoreContents;
  const others = (state.otherMetastores ?? []).filter((one) => one !== next);
  state.otherMetastores = metastore.metastore_id ? [...others, { metastore, contents }] : others;
  state.metastore = next?.metastore ?? {};
  for (const part of parts) delete (state as Partial<DatabricksState>)[part];
  Object.assign(state, emptyContents(), next?.contents ?? {});
}
