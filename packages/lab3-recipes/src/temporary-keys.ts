import { ApiError, collect, isNotFound } from '@tableflow-workshop/client-core';
import { type ApiKeysClient, paginateConfluent, unwrapConfluent } from '@tableflow-workshop/confluent-client';

/** The display name by which a later run knows a key that was left behind. */
export const temporaryKeyName = 'lab3-temporary';

/** No run lasts that long, so nobody uses such a key any more. */
const leftoverAgeMs = 6 * 60 * 60_000;

/** Far more than an account may have. */
const mostKeys = 1_000;

/** Deletes the temporary Tableflow keys that killed runs left behind. Younger ones may belong to a run beside this one. */
export async function removeLeftoverKeys(
  apiKeys: ApiKeysClient,
  input: { readonly serviceAccountId: string; readonly nowMs: number; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const { serviceAccountId, nowMs, signal } = input;
  const query = { 'spec.owner': serviceAccountId, 'spec.resource': 'tableflow', page_size: 100 };
  const all = paginateConfluent(
    (page_token) => apiKeys.GET('/iam/v2/api-keys', { params: { query: { ...query, page_token } }, signal }),
    `list the Tableflow keys of service account ${serviceAccountId}`,
  );
  for (const { id, spec, metadata } of await collect(all, mostKeys)) {
    const ageMs = nowMs - Date.parse(metadata?.created_at ?? '');
    // Without a readable age the comparison is false, and the key stays.
    if (spec.display_name === temporaryKeyName && ageMs > leftoverAgeMs) await deleteTemporaryKey(apiKeys, id, signal);
  }
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
