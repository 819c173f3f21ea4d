import { isNotFound } from '@tableflow-workshop/client-core';
import { isMissing } from './catalog-errors.ts';
import { unwrapDatabricks } from './databricks-error.ts';
import type { UnityCatalogClient } from './unity-catalog.ts';
import { unwrapObject } from './unwrap-object.ts';

/** Codes with which the endpoint itself answers. Any other 404 may mean that there is no such endpoint. */
const saysWhatIsMissing = /^(TABLE|SCHEMA|CATALOG)_(DOES_NOT_EXIST|NOT_FOUND)$/;

/**
 * Whether a table or view exists; `false` also when its schema or catalog does not. The open-source server has no
 * endpoint for the question: then the table itself is read.
 *
 * @throws ApiError for anything but an answer, e.g. a lacking privilege
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
  try {
    const path = '/api/2.1/unity-catalog/tables/{full_name}/exists';
    return (await unwrapObject(client.GET(path, init), tried)).data.table_exists === true;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (saysWhatIsMissing.test(error.code ?? '')) return false;
  }
  try {
    await unwrapDatabricks(client.GET('/api/2.1/unity-catalog/tables/{full_name}', init), tried);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
