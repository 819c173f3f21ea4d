import { InputError } from '@tableflow-workshop/client-core';
import type { LabContext } from '../lab/context.ts';
import { missingCatalogPrivileges } from '../resources/unity-catalog/missing-privileges.ts';

/**
 * Logs in as the service principal that Tableflow will use and checks that the catalog exists and that every privilege
 * on it is granted. Reads only; all findings are reported together.
 *
 * Undo: none: it only reads.
 *
 * @throws ApiError when the login is refused or the catalog does not exist, InputError with the missing grants as SQL
 */
export async function checkUnityCatalogAccess(lab: LabContext, signal?: AbortSignal): Promise<void> {
  const { catalogName } = lab.config.databricks;
  const missing = await missingCatalogPrivileges(lab, signal);
  if (missing.length === 0) return;
  const problems = missing.map(({ problem, remedy }) => ({ path: `catalog ${catalogName}`, problem, remedy }));
  throw new InputError({ tried: `publish tables in catalog ${catalogName}`, problems });
}
