import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client';
import { listExternalLocations } from './external-locations.ts';
import type { ProviderIntegration, ProviderIntegrations } from './provider-integration.ts';
import type { StorageAdministrator } from './storage-administrator.ts';
import { findStorageCredential } from './storage-credentials.ts';
import type { WantedStorage } from './storage-input.ts';

/** What exists of the connection, and what exists next to it. */
export interface ObservedStorage {
  readonly integration: ProviderIntegration | undefined;
  readonly credential: UnityCatalogSchemas['StorageCredential'] | undefined;
  readonly location: UnityCatalogSchemas['ExternalLocation'] | undefined;
  readonly otherIntegrations: readonly ProviderIntegration[];
  readonly otherLocations: readonly UnityCatalogSchemas['ExternalLocation'][];
}

/** Reads both sides. Changes nothing. */
export async function observeStorage(
  { unityCatalog }: StorageAdministrator,
  integrations: ProviderIntegrations,
  wanted: WantedStorage,
  signal?: AbortSignal,
): Promise<ObservedStorage> {
  const [allIntegrations, credential, allLocations] = await Promise.all([
    integrations.list(signal),
    findStorageCredential(unityCatalog, wanted.storageCredentialName, signal),
    listExternalLocations(unityCatalog, signal),
  ]);
  const integration = allIntegrations.find((one) => one.name === wanted.providerIntegrationName);
  const location = allLocations.find((one) => isSameName(one.name, wanted.externalLocationName));
  return {
    integration,
    credential,
    location,
    otherIntegrations: allIntegrations.filter((one) => one !== integration),
    otherLocations: allLocations.filter((one) => one !== location),
  };
}

/** Unity Catalog folds names to lower case. */
export function isSameName(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
