import { ApiError } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import { ensure } from '../../mechanics/ensure.ts';
import { createExternalLocation, listExternalLocations } from './external-locations.ts';
import { isSameName } from './observe-storage.ts';
import type { ProviderIntegration, ProviderIntegrations } from './provider-integration.ts';
import type { StorageAdministrator } from './storage-administrator.ts';
import type { WantedStorage } from './storage-input.ts';
import { storageRefusal } from './storage-refusal.ts';
import { storageRoot } from './storage-root.ts';

/** How far one try came. */
export interface Reach {
  /** What the side said that did not get through; absent when both do. */
  readonly refusal?: string | undefined;
  /** Whether this try made the external location. */
  readonly isLocationNew: boolean;
}

/** The checks of Databricks that Tableflow's tables depend on. Whether a path exists already does not matter. */
const neededChecks = ['READ', 'LIST', 'WRITE', 'DELETE'] as const;

/**
 * Tries the trust itself: Confluent's validation, Databricks' validation, and then the external location, whose creation
 * is the last proof. Each is asked only when the one before got through.
 *
 * @throws ApiError for what has nothing to do with the trust, such as a missing privilege of the caller
 */
export async function reachStorage(
  { unityCatalog }: StorageAdministrator,
  integrations: ProviderIntegrations,
  { wanted, integration }: { readonly wanted: WantedStorage; readonly integration: ProviderIntegration },
  signal?: AbortSignal,
): Promise<Reach> {
  const refused = (refusal: string): Reach => ({ refusal, isLocationNew: false });
  try {
    await integrations.validate(integration, signal);
  } catch (error) {
    if (!ApiError.isInstance(error) || error.status !== 400) throw error;
    return refused(`Confluent Cloud: ${error.detail ?? 'not authorised'}`);
  }
  try {
    const failure = await failedCheck(unityCatalog, wanted, signal);
    if (failure !== undefined) return refused(`Databricks: ${failure}`);
    const { isNew } = await ensure({
      what: `external location ${wanted.externalLocationName}`,
      find: async () =>
        (await listExternalLocations(unityCatalog, signal)).find((one) =>
          isSameName(one.name, wanted.externalLocationName),
        ),
      create: () => createExternalLocation(unityCatalog, wanted, signal),
    });
    return { isLocationNew: isNew };
  } catch (error) {
    const refusal = storageRefusal(error);
    if (refusal === undefined) throw error;
    return refused(refusal);
  }
}

/** The first check that did not pass, in the server's words. */
async function failedCheck(
  unityCatalog: StorageAdministrator['unityCatalog'],
  wanted: WantedStorage,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const name = wanted.storageCredentialName;
  const call = unityCatalog.POST('/api/2.1/unity-catalog/validate-storage-credentials', {
    body: { storage_credential_name: name, url: storageRoot(wanted) },
    signal,
  });
  const { results = [] } = await unwrapDatabricks(call, `validate storage credential ${name}`);
  for (const operation of neededChecks) {
    const check = results.find((one) => one.operation === operation);
    if (check?.result !== 'PASS')
      return `${operation} ${check?.result ?? 'not tried'}${check?.message ? `: ${check.message}` : ''}`;
  }
  return undefined;
}
