import { ApiError, systemClock, type Verdict, waitUntil, withoutUndefined } from '@tableflow-workshop/client-core';
import {
  type ApiKeysClient,
  apiKey,
  createApiKeysClient,
  createTableflowClient,
  type TableflowKey,
  unwrapConfluent,
} from '@tableflow-workshop/confluent-client';
import type { LabConfig } from '../config/lab-config.ts';
import type { LabContextOptions } from '../lab/context.ts';
import { currentRun } from '../lab/current-run.ts';
import type { WaitOptions } from '../mechanics/options.ts';
import {
  deleteTemporaryKey,
  describeTemporaryKey,
  removeLeftoverKeys,
  temporaryKeyName,
} from '../resources/tableflow/temporary-keys.ts';

/** How long to wait until a new key is accepted, and what is between us and the cloud. */
export type EnsureTableflowKeyOptions = Pick<LabContextOptions, 'fetch' | 'clock' | 'logger'> & WaitOptions;

/** A key that works, and how to let go of it. */
export interface EnsureTableflowKeyResult {
  /** For `createLabContext(config, { tableflowKey: key })`. */
  readonly key: TableflowKey;
  /** `unchanged`: the configuration has a key. `created`: this one is temporary. */
  readonly outcome: 'unchanged' | 'created';
  /** The undo: deletes a key that was created, and does nothing to a given one. May be called again. */
  release(): Promise<void>;
}

/**
 * Gives the Tableflow key of a configuration, or makes a temporary one for its service account and waits until Tableflow
 * takes it. It works on the configuration, because a lab cannot be opened without the key.
 *
 * The secret stays in this process. Call `release` at the end. The key is named `lab3-temporary`, and its description says
 * which lab and which run it is of, so that the next run removes what a killed one left behind: at once where that was a
 * process of the same machine that has ended, and otherwise once the key is 6 hours old, which no run lasts. A key that a
 * run may still use is kept. Making a key needs a Cloud key that may manage the keys of the account.
 *
 * Undo: `release`, which it returns.
 *
 * @param options `timeoutMs` defaults to 10 minutes; a new key usually takes some seconds
 * @throws ApiError when the key may not be made, WaitError when it is not taken in time; the key is deleted then
 * @example
 * const { key, release } = await ensureTableflowKey(config);
 * try {
 *   await setUpLab3(await createLabContext(config, { tableflowKey: key }));
 * } finally {
 *   await release();
 * }
 * @see https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html
 */
export async function ensureTableflowKey(
  config: LabConfig,
  options: EnsureTableflowKeyOptions = {},
): Promise<EnsureTableflowKeyResult> {
  const { baseUrl, cloudKey, tableflowKey: given } = config.confluent;
  if (given)
    return { key: apiKey('Tableflow', given.id, given.secret), outcome: 'unchanged', release: async () => undefined };

  const { clock = systemClock, fetch, logger, signal } = options;
  const shared = withoutUndefined({ clock, baseUrl, fetch, logger });
  const credentials = apiKey('Cloud', cloudKey.id, cloudKey.secret);
  const apiKeys = createApiKeysClient({ ...shared, credentials });
  const { serviceAccountId } = config;

  await removeLeftoverKeys(apiKeys, { serviceAccountId, nowMs: clock.now(), signal });
  const key = await create(apiKeys, serviceAccountId, describeTemporaryKey(config, currentRun(), clock.now()));
  const release = (): Promise<void> => deleteTemporaryKey(apiKeys, key.id);
  try {
    const tableflow = createTableflowClient({ ...shared, credentials: key });
    await waitUntil<Verdict>({
      ...options,
      waitingFor: `Tableflow to take the new key ${key.id}`,
      clock,
      timeoutMs: options.timeoutMs ?? 10 * 60_000,
      observe: async (waitSignal) => {
        const call = tableflow.GET('/tableflow/v1/regions', { signal: waitSignal });
        return judgeProbe(unwrapConfluent(call, `try the new Tableflow key ${key.id}`));
      },
      judge: (verdict) => verdict,
      timeoutHint: () => `Check whether service account ${serviceAccountId} may use Tableflow in this environment.`,
    });
  } catch (error) {
    // What ended the wait is reported; a key that cannot be deleted now is left to a later run.
    await release().catch(() => undefined);
    throw error;
  }
  return { key, outcome: 'created', release };
}

/** A refusal of a new key means "not yet". */
async function judgeProbe(probe: Promise<unknown>): Promise<Verdict> {
  try {
    await probe;
    return { state: 'ready' };
  } catch (error) {
    if (ApiError.isInstance(error) && (error.status === 401 || error.status === 403))
      return { state: 'pending', phase: 'REFUSED', why: `returned ${error.status}` };
    throw error;
  }
}

/** An abort is not passed on: an unread response would leave a key whose secret nobody knows. */
async function create(apiKeys: ApiKeysClient, serviceAccountId: string, description: string): Promise<TableflowKey> {
  const call = apiKeys.POST('/iam/v2/api-keys', {
    body: {
      spec: {
        display_name: temporaryKeyName,
        description,
        owner: { id: serviceAccountId, api_version: 'iam/v2', kind: 'ServiceAccount' },
        resource: { id: 'tableflow', api_version: 'tableflow/v1', kind: 'Tableflow' },
      },
    },
  });
  const { id, spec } = await unwrapConfluent(call, `make a Tableflow key for service account ${serviceAccountId}`);
  return apiKey('Tableflow', id, spec.secret ?? '', temporaryKeyName);
}
