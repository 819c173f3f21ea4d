import { ApiError, collect, isNotFound } from '@tableflow-workshop/client-core';
import { type ApiKeysClient, paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';
import type { LabConfig } from '../../config/lab-config.ts';
import { hasEnded, type Run } from '../../lab/current-run.ts';

/** The display name by which a later run knows a temporary key. */
export const temporaryKeyName = 'lab3-temporary';

/**
 * After this time such a key is no longer in use: a run whose waits all last to their limits takes less than three hours.
 * It decides where it cannot be checked whether the run is over, because it was on another machine.
 */
const longestRunMs = 6 * 60 * 60_000;

/** Far more than an account may have. */
const mostKeys = 1_000;

/** What becomes of a temporary key: its run has ended, or still uses it, or may do so on another machine. */
type KeyUse = 'left behind' | 'in use' | 'perhaps in use';

/** A temporary Tableflow key of this account, whoever made it. */
export interface TemporaryKey {
  readonly id: string;
  readonly use: KeyUse;
  readonly ageMs: number;
  /** What its description says of the lab and the run. */
  readonly description: string;
}

interface WhoseKeys {
  readonly serviceAccountId: string;
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Says whose key it is, for people who meet it in the console and for the next run. */
export function describeTemporaryKey(config: LabConfig, run: Run, nowMs: number): string {
  const lab = config.prefix ?? config.kafkaClusterId;
  const since = new Date(nowMs).toISOString();
  return `Made by lab3 for the time of one run. lab=${lab} run=${run.id} process=${run.processOn} since=${since}`;
}

/** Every temporary Tableflow key of the account, and whether somebody may still use it. */
export async function listTemporaryKeys(apiKeys: ApiKeysClient, whose: WhoseKeys): Promise<readonly TemporaryKey[]> {
  const { serviceAccountId, nowMs, signal } = whose;
  const query = { 'spec.owner': serviceAccountId, 'spec.resource': 'tableflow', page_size: 100 };
  const all = paginateConfluent(
    (page_token) => apiKeys.GET('/iam/v2/api-keys', { params: { query: { ...query, page_token } }, signal }),
    `list the Tableflow keys of service account ${serviceAccountId}`,
  );
  return (await collect(all, mostKeys))
    .filter(({ spec }) => spec.display_name === temporaryKeyName)
    .map(({ id, spec, metadata }) => {
      const { description = '' } = spec;
      const ageMs = nowMs - Date.parse(metadata?.created_at ?? '');
      return { id, description, ageMs, use: useOf(description, ageMs) };
    });
}

/** Deletes the temporary Tableflow keys that ended runs left behind. One that a run may still use is kept. */
export async function removeLeftoverKeys(apiKeys: ApiKeysClient, whose: WhoseKeys): Promise<void> {
  const keys = await listTemporaryKeys(apiKeys, whose);
  for (const { id } of keys.filter((key) => key.use === 'left behind'))
    await deleteTemporaryKey(apiKeys, id, whose.signal);
}

/** Deletes a key. One that is gone reads as forbidden, and is done. */
export async function deleteTemporaryKey(apiKeys: ApiKeysClient, id: string, signal?: AbortSignal): Promise<void> {
  const call = apiKeys.DELETE('/iam/v2/api-keys/{id}', { params: { path: { id } }, signal });
  await unwrapConfluent(call, `delete the temporary Tableflow key ${id}`).catch((error: unknown) => {
    const isGone =
      isNotFound(error) || (ApiError.isInstance(error) && error.status === 403 && error.code === 'forbidden_access');
    if (!isGone) throw error;
  });
}

/** A process of this machine can be checked; of any other only the age is known. Without a readable age a key is kept. */
function useOf(description: string, ageMs: number): KeyUse {
  const [, processOn] = /\bprocess=(\S+)/.exec(description) ?? [];
  const isOver = processOn === undefined ? undefined : hasEnded(processOn);
  if (isOver === true || ageMs > longestRunMs) return 'left behind';
  return isOver === false ? 'in use' : 'perhaps in use';
}
