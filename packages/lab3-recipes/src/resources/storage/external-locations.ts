import { collect } from '@tableflow-workshop/client-core';
import {
  paginateDatabricks,
  type UnityCatalogClient,
  type UnityCatalogSchemas,
  unwrapDatabricks,
} from '@tableflow-workshop/databricks-client';
import type { WantedStorage } from './storage-input.ts';
import { storageRoot } from './storage-root.ts';

/** Far more than a metastore has. */
const mostLocations = 10_000;

/** All external locations that the caller sees. */
export function listExternalLocations(
  unityCatalog: UnityCatalogClient,
  signal?: AbortSignal,
): Promise<readonly UnityCatalogSchemas['ExternalLocation'][]> {
  const all = paginateDatabricks(
    (page_token) =>
      unityCatalog.GET('/api/2.1/unity-catalog/external-locations', {
        params: { query: { max_results: 0, page_token } },
        signal,
      }),
    (page) => page.external_locations,
    'list the external locations',
  );
  return collect(all, mostLocations);
}

/** Creates the location over the whole storage. Databricks tries the credential on it first. */
export function createExternalLocation(
  unityCatalog: UnityCatalogClient,
  wanted: WantedStorage,
  signal?: AbortSignal,
): Promise<unknown> {
  const call = unityCatalog.POST('/api/2.1/unity-catalog/external-locations', {
    body: {
      name: wanted.externalLocationName,
      url: storageRoot(wanted),
      credential_name: wanted.storageCredentialName,
      // Delta tables are read by their log. File events would need rights on queues of the account as well.
      enable_file_events: false,
    },
    signal,
  });
  return unwrapDatabricks(call, `create external location ${wanted.externalLocationName}`);
}

/** Deletes a location. Databricks refuses while something is in it. */
export function deleteExternalLocation(
  unityCatalog: UnityCatalogClient,
  name: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const call = unityCatalog.DELETE('/api/2.1/unity-catalog/external-locations/{name}', {
    params: { path: { name } },
    signal,
  });
  return unwrapDatabricks(call, `delete external location ${name}`);
}
