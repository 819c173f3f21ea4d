import { awsIntegrations } from './aws-integrations.ts';
import { azureIntegrations } from './azure-integrations.ts';
import type { ProviderIntegrations } from './provider-integration.ts';
import type { StorageAdministrator } from './storage-administrator.ts';
import type { WantedStorage } from './storage-input.ts';

/** The provider integrations of the storage's cloud. */
export function providerIntegrationsOf(
  administrator: StorageAdministrator,
  wanted: WantedStorage,
): ProviderIntegrations {
  return wanted.kind === 'ByobAws' ? awsIntegrations(administrator, wanted) : azureIntegrations(administrator, wanted);
}
