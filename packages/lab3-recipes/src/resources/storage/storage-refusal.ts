import { ApiError } from '@tableflow-workshop/client-core';

/** How Databricks speaks of its own way to the storage. What begins with the user speaks of the caller's rights. */
const ownWay =
  /^(?!User )[\s\S]*(does not have (READ|LIST|WRITE|DELETE)|\bassum(e|ing)\b|AccessDenied|not authorized to perform)/i;

/**
 * What Databricks says when its way to the storage is closed: 500 with an empty message, or a refusal that speaks of the
 * credential. `undefined` for every other error, e.g. for a caller who may not create locations: waiting does not help.
 */
export function storageRefusal(error: unknown): string | undefined {
  if (!ApiError.isInstance(error) || !error.operation?.startsWith('POST ')) return undefined;
  const { status, code, detail } = error;
  // Where the body says nothing, the status line speaks.
  const isEmpty = !detail || detail === 'Internal Server Error';
  if (status === 500 && code === 'INTERNAL_ERROR' && isEmpty) return 'Databricks returned 500 with an empty message';
  const isRefusal = status === 400 || status === 403;
  return isRefusal && ownWay.test(detail ?? '') ? `Databricks returned ${status}: ${detail}` : undefined;
}
