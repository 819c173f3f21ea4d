import { ApiError, isNotFound } from '@tableflow-workshop/client-core';
import { isMissing } from './catalog-errors.ts';
import { unwrapDatabricks } from './databricks-error.ts';
import type { UnityCatalogClient } from './unity-catalog.ts';
import { unwrapObject } from './unwrap-object.ts';

/** Codes with which the endpoint itself answers. Any other 404 may mean that there is no such endpoint. */
const saysWhatIsMissing = /^(TABLE|SCHEMA|CATALOG)_(DOES_NOT_EXIST|NOT_FOUND)$/;

/** Clients whose server showed that it has no such endpoint: it is not asked again. */
const without = new WeakSet<UnityCatalogClient>();

/**
 * Whether a table or view exists; `false` also when its schema or catalog does not. The open-source server has no
 * endpoint for the question: then the table itself is read, and from then on at once.
 *
 * @throws ApiError for anything but an answer, e.g. a missing privilege
 *
 * @example console.log(await tableExists(unityCatalog, 'main.bookings.hotels'))
 */
export async function tableExists(
  client: UnityCatalogClient,
  fullName: string,
  options: {
    /** Ends the call early. */
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<boolean> {
  const init = { params: { path: { full_name: fullName } }, signal: options.signal };
  const tried = `check for table ${fullName}`;
  if (!without.has(client)) {
    try {
      const path = '/api/2.1/unity-catalog/tables/{full_name}/exists';
      return (await unwrapObject(client.GET(path, init), tried)).data.table_exists === true;
    } catch (error) {
      if (isNotFound(error) && saysWhatIsMissing.test(error.code ?? '')) return false;
      if (!isNotFound(error) && !isUnknownRoute(error)) throw error;
      if (isUnknownRoute(error)) without.add(client);
    }
  }
  try {
    await unwrapDatabricks(client.GET('/api/2.1/unity-catalog/tables/{full_name}', init), tried);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** What the open-source server says of a route that it does not have, once authorisation is on. Without, it is a 404. */
function isUnknownRoute(error: unknown): boolean {
  if (!ApiError.isInstance(error)) return false;
  return error.status === 501 || (error.status === 500 && error.detail === "Couldn't unwrap service.");
}
