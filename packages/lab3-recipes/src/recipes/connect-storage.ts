import { systemClock, waitUntil } from '@tableflow-workshop/client-core';
import { ensure } from '../mechanics/ensure.ts';
import type { RecipeOptions } from '../mechanics/options.ts';
import type { Outcome } from '../mechanics/outcome.ts';
import { parseInput } from '../mechanics/parse-input.ts';
import { type ApplyTrust, applyTrustOnce } from '../resources/storage/apply-trust.ts';
import { holdsTrust } from '../resources/storage/aws-trust-policy.ts';
import { ensureIntegration } from '../resources/storage/ensure-integration.ts';
import { observeStorage } from '../resources/storage/observe-storage.ts';
import { providerIntegrationsOf } from '../resources/storage/provider-integrations-of.ts';
import { type Reach, reachStorage } from '../resources/storage/reach-storage.ts';
import type { StorageAdministrator } from '../resources/storage/storage-administrator.ts';
import { createStorageCredential, findStorageCredential } from '../resources/storage/storage-credentials.ts';
import { refuse, storageDifferences, storageObstacles } from '../resources/storage/storage-differences.ts';
import { type ConnectStorageInput, storageSchema } from '../resources/storage/storage-input.ts';
import { type StorageTrust, storageTrust } from '../resources/storage/storage-trust.ts';
import { nextTrustStep, trustHint } from '../resources/storage/trust-advice.ts';

/** The options of `connectStorage`. The ports reach the customer's own cloud, which the recipe does not. */
export interface ConnectStorageOptions extends RecipeOptions {
  /** Sets the trust, as one whole document. Absent: the document is returned, and a person applies it. */
  readonly applyTrust?: ApplyTrust | undefined;
  /**
   * Reads the live trust policy of the AWS role, parsed; `undefined` where the role does not exist. With it a policy that says
   * everything already is never written again. Without it a run that was killed before it let Confluent into a storage
   * that Databricks reached before seems finished to the next one.
   */
  readonly readTrust?: (() => Promise<unknown>) | undefined;
}

/** What exists after `connectStorage`, and what is left to do. */
export interface ConnectStorageResult {
  readonly outcome: Outcome;
  /**
   * `connected`: Databricks gets in, and on Azure Confluent too; on AWS Confluent offers no test, and the first Tableflow
   * topic proves it. `awaiting-trust`: apply `trust`, then run it again. `propagating`: applied, and not waited for.
   */
  readonly state: 'connected' | 'awaiting-trust' | 'propagating';
  readonly providerIntegrationId: string;
  readonly trust: StorageTrust;
  /** What a person does next; absent when connected. */
  readonly nextStep?: string | undefined;
  /** What was said last by the side that does not get through. */
  readonly refusal?: string | undefined;
}

/**
 * Connects a bucket or a container with both clouds: Confluent's provider integration, Databricks' storage credential and
 * the external location over the whole storage. What exists there under the given names is adopted.
 *
 * The ARN of the AWS role is predicted, so that the role may be made last: both sides are created first, and then one
 * trust policy lets both in. It goes through `applyTrust`, or is returned. After that the trust is tried until it works;
 * refusals of the storage are tried again only then, because only then they pass by themselves.
 *
 * Undo: `disconnectStorage`, with the same input.
 *
 * @param administrator clients of a Cloud key and of a Databricks administrator
 * @param options `timeoutMs` limits the wait from `applyTrust` on, default 5 minutes, and before that as long again until
 *   AWS knows Confluent's new role; with `wait: false` it ends when the trust is applied
 * @throws InputError that names what differs under a given name, before any change; ApiError; WaitError with what was
 *   said last when the trust does not work in time; whatever a port throws
 * @example
 * const credentials = cloudKeyFromEnv();
 * const administrator = {
 *   providerIntegrations: createProviderIntegrationsClient({ credentials }),
 *   providerIntegrationsV2: createProviderIntegrationsV2Client({ credentials }),
 *   unityCatalog: createUnityCatalogClient({ workspaceUrl, credentials: accessTokenCredentials('dapi-of-an-administrator') }),
 * };
 * const names = { providerIntegrationName: 'river', storageCredentialName: 'river-credential', externalLocationName: 'river-location' };
 * const bucket = { kind: 'ByobAws', environmentId: 'env-river1', bucketName: 'river', awsAccountId: '123456789012', roleName: 'river' } as const;
 * const { state, nextStep } = await connectStorage(administrator, { ...bucket, ...names }, {
 *   applyTrust: async ({ document }) => writeFile('trust.json', JSON.stringify(document)),
 * });
 * @see https://docs.databricks.com/aws/en/connect/unity-catalog/cloud-storage/s3/s3-external-location-manual
 */
export async function connectStorage(
  administrator: StorageAdministrator,
  input: ConnectStorageInput,
  options: ConnectStorageOptions = {},
): Promise<ConnectStorageResult> {
  const tried = 'connect the storage';
  const wanted = parseInput(storageSchema, input, tried);
  const { signal } = options;
  const integrations = providerIntegrationsOf(administrator, wanted);
  const observed = await observeStorage(administrator, integrations, wanted, signal);
  refuse(tried, [
    ...storageDifferences(observed, wanted, integrations),
    ...storageObstacles(observed, wanted, integrations),
  ]);

  const integration = await ensureIntegration(integrations, wanted.providerIntegrationName, signal);
  const credential = await ensure({
    what: `storage credential ${wanted.storageCredentialName}`,
    find: () => findStorageCredential(administrator.unityCatalog, wanted.storageCredentialName, signal),
    create: () => createStorageCredential(administrator.unityCatalog, wanted, signal),
  });
  const standing = { ...observed, integration: integration.thing, credential: credential.thing };
  refuse(tried, storageDifferences(standing, wanted, integrations));

  const trust = storageTrust(wanted, integration.thing, credential.thing);
  const isHeld = await isTrustHeld(trust, options);
  const check = (checkSignal: AbortSignal | undefined): Promise<Reach> =>
    reachStorage(administrator, integrations, { wanted, integration: integration.thing }, checkSignal);
  // The external id of a new integration is in no policy yet, whatever Databricks says.
  let reach = (isHeld ?? !integration.isNew) ? await check(signal) : notApplied;
  let isApplied = false;
  const resultWith = (state: ConnectStorageResult['state'], nextStep?: string): ConnectStorageResult => {
    const isNew = integration.isNew || credential.isNew || reach.isLocationNew;
    const outcome = isNew ? 'created' : integration.isConfigured || isApplied ? 'updated' : 'unchanged';
    const { refusal } = reach;
    return { outcome, state, providerIntegrationId: integration.thing.id, trust, nextStep, refusal };
  };
  if (reach.refusal === undefined) return resultWith('connected');

  const { applyTrust, wait } = options;
  const waitOptions = {
    ...options,
    clock: administrator.clock ?? systemClock,
    timeoutMs: options.timeoutMs ?? 5 * 60_000,
  };
  if (isHeld !== true) {
    if (!applyTrust) return resultWith('awaiting-trust', nextTrustStep(trust));
    await applyTrustOnce(applyTrust, trust, waitOptions);
    isApplied = true;
  }
  if (!applyTrust || wait === false) return resultWith('propagating', 'Run connectStorage again in a minute.');
  reach = await waitUntil({
    ...waitOptions,
    waitingFor: `the trust of ${integrations.customer} to work`,
    observe: check,
    judge: ({ refusal }) =>
      refusal === undefined ? { state: 'ready' } : { state: 'pending', phase: 'PROPAGATING', why: refusal },
    timeoutHint: (last) => trustHint(trust, last?.refusal),
  });
  return resultWith('connected');
}

const notApplied: Reach = { refusal: 'the trust was not applied yet', isLocationNew: false };

/** Whether the live policy says everything; `undefined` where it cannot be read. */
async function isTrustHeld(trust: StorageTrust, { readTrust }: ConnectStorageOptions): Promise<boolean | undefined> {
  return trust.kind === 'ByobAws' && readTrust ? holdsTrust(await readTrust(), trust.document) : undefined;
}
