import { ApiError, collect, isNotFound } from '@tableflow-workshop/client-core';
import { type ApiKeysClient, paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';

/** The display name by which a later run knows a key that was left behind. */
export const temporaryKeyName = 'lab3-temporary';

/** No run lasts that long, so nobody uses such a key any more. */
const leftoverAgeMs = 6 * 60 * 60_000;

/** Far more than an account may have. */
const mostKeys = 1_000;

/** A key that a killed run left behind. */
export interface LeftoverKey {
  readonly id: string;
  readonly ageMs: number;
}

interface WhoseKeys {
  readonly serviceAccountId: string;
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The temporary Tableflow keys that killed runs left behind. Younger ones may belong to a run beside this one. */
export async function listLeftoverKeys(apiKeys: ApiKeysClient, whose: WhoseKeys): Promise<readonly LeftoverKey[]> {
  const { serviceAccountId, nowMs, signal } = whose;
  const query = { 'spec.owner': serviceAccountId, 'spec.resource': 'tableflow', page_size: 100 };
  const all = paginateConfluent(
    (page_token) => apiKeys.GET('/iam/v2/api-keys', { params: { query: { ...query, page_token } }, signal }),
    `list the Tableflow keys of service account ${serviceAccountId}`,
  );
  return (
    (await collect(all, mostKeys))
      .filter(({ spec }) => spec.display_name === temporaryKeyName)
      .map(({ id, metadata }) => ({ id, ageMs: nowMs - Date.parse(metadata?.created_at ?? '') }))
      // Without a readable age the comparison is false, and the key stays.
      .filter(({ ageMs }) => ageMs > leftoverAgeMs)
  );
}

/** Deletes the temporary Tableflow keys that killed runs left behind. */
export async function removeLeftoverKeys(apiKeys: ApiKeysClient, whose: WhoseKeys): Promise<void> {
  for (const { id } of await listLeftoverKeys(apiKeys, whose)) await deleteTemporaryKey(apiKeys, id, whose.signal);
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
