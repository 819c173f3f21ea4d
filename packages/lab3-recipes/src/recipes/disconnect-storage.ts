import { isConflict, systemClock, waitUntil } from '@tableflow-workshop/client-core';
import type { WaitOptions } from '../mechanics/options.ts';
import type { UndoOutcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { unlessGone } from '../mechanics/unless-gone.ts';
import { deleteExternalLocation } from '../resources/storage/external-locations.ts';
import { observeStorage } from '../resources/storage/observe-storage.ts';
import type { ProviderIntegration, ProviderIntegrations } from '../resources/storage/provider-integration.ts';
import { providerIntegrationsOf } from '../resources/storage/provider-integrations-of.ts';
import type { StorageAdministrator } from '../resources/storage/storage-administrator.ts';
import { deleteStorageCredential } from '../resources/storage/storage-credentials.ts';
import { refuse, storageDifferences, storageUses } from '../resources/storage/storage-differences.ts';
import { type ConnectStorageInput, storageSchema } from '../resources/storage/storage-input.ts';

/** What `disconnectStorage` did. */
export interface DisconnectStorageResult {
  readonly outcome: UndoOutcome;
}

/**
 * The undo of `connectStorage`, with its input: deletes the external location, then the storage credential, then the
 * provider integration. It does not know who made them: what was adopted is deleted too. The role and its policies, or the
 * consent, are kept in the customer's cloud, and so are the files.
 *
 * While Tableflow or another location uses any of them, nothing is deleted at all. After the last use Confluent holds
 * the integration for a while; that is waited for.
 *
 * Undo: `connectStorage`, with the same input.
 *
 * @param options `timeoutMs` limits that wait, default 5 minutes
 * @throws InputError that names who uses it, or what has a name and is something else; ApiError when tables are
 *   in the location; WaitError
 * @example await disconnectStorage(storageAdministrator, storage);
 * @see https://docs.databricks.com/api/workspace/externallocations/delete
 */
export async function disconnectStorage(
  administrator: StorageAdministrator,
  input: ConnectStorageInput,
  options: WaitOptions = {},
): Promise<DisconnectStorageResult> {
  const tried = 'disconnect the storage';
  const wanted = parseInput(storageSchema, input, tried);
  const { unityCatalog } = administrator;
  const { signal } = options;
  const integrations = providerIntegrationsOf(administrator, wanted);
  const observed = await observeStorage(administrator, integrations, wanted, signal);
  refuse(tried, [...storageDifferences(observed, wanted, integrations), ...storageUses(observed, wanted)]);

  const { location, credential, integration } = observed;
  if (location) await unlessGone(deleteExternalLocation(unityCatalog, wanted.externalLocationName, signal));
  if (credential) await unlessGone(deleteStorageCredential(unityCatalog, wanted.storageCredentialName, signal));
  if (integration) await deleteReleased(integrations, integration, { ...options, clock: administrator.clock });
  return { outcome: location || credential || integration ? 'deleted' : 'unchanged' };
}

/** The conflict passes by itself once nothing uses the integration any more. */
async function deleteReleased(
  integrations: ProviderIntegrations,
  integration: ProviderIntegration,
  { clock = systemClock, ...options }: WaitOptions & Pick<StorageAdministrator, 'clock'>,
): Promise<void> {
  await waitUntil({
    ...options,
    waitingFor: `provider integration "${integration.name}" to be released`,
    clock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
    observe: (signal) =>
      unlessGone(integrations.delete(integration, signal)).then(
        () => undefined,
        (error: unknown) => {
          if (!isConflict(error)) throw error;
          return error;
        },
      ),
    judge: (conflict) => (conflict ? { state: 'pending', phase: 'IN USE', why: conflict.detail } : { state: 'ready' }),
    timeoutHint: () => 'Disable Tableflow on the topics that use it, in every cluster of the environment.',
  });
}
