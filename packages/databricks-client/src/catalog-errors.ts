import { ApiError } from '@tableflow-workshop/client-core';

/**
 * True when a create was refused because the object is there already. Databricks and the open-source server have a
 * code for each kind of object (`CATALOG_ALREADY_EXISTS`, mostly 400) and a common one (`ALREADY_EXISTS`, 409). A 409
 * with another code is somebody else's concurrent change, and not meant here.
 */
export function isAlreadyExists(error: unknown): error is ApiError {
  return ApiError.isInstance(error) && /(^|_)ALREADY_EXISTS$/.test(error.code ?? '');
}

/**
 * True when an object, or one around it, does not exist: `TABLE_DOES_NOT_EXIST` (Databricks), `TABLE_NOT_FOUND` (the
 * open-source server), or the common codes of both. A 404 that says nothing about objects (a missing endpoint, a wrong
 * base URL) is not meant.
 */
export function isMissing(error: unknown): error is ApiError {
  if (!ApiError.isInstance(error) || error.code === 'ENDPOINT_NOT_FOUND') return false;
  return /(^|_)(NOT_FOUND|DOES_NOT_EXIST)$/.test(error.code ?? '');
}
