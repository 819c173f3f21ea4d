import { InputError } from '@tableflow-workshop/client-core';
import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from './context.ts';

/** What Tableflow needs on the catalog. The last is never implied by ALL_PRIVILEGES or by ownership. */
const neededOnCatalog = ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'] as const;
const neverImplied: ReadonlySet<string> = new Set(['EXTERNAL_USE_SCHEMA']);

/**
 * Logs in as the service principal that Tableflow will use and checks that the catalog exists and that every privilege
 * on it is granted. Reads only; all findings are reported together.
 *
 * @throws ApiError when the login is refused or the catalog does not exist, InputError with the missing grants as SQL
 */
export async function checkUnityCatalogAccess(lab: LabContext, signal?: AbortSignal): Promise<void> {
  const { catalogName, clientId } = lab.config.databricks;
  const { unityCatalog } = lab.databricks;
  const path = { full_name: catalogName, securable_type: 'catalog' } as const;
  const catalog = await unwrapDatabricks(
    unityCatalog.GET('/api/2.1/unity-catalog/catalogs/{name}', { params: { path: { name: catalogName } }, signal }),
    `find catalog ${catalogName} in workspace ${lab.config.databricks.workspaceUrl}`,
  );
  const effective = await unwrapDatabricks(
    unityCatalog.GET('/api/2.1/unity-catalog/effective-permissions/{securable_type}/{full_name}', {
      params: { path, query: { principal: clientId } },
      signal,
    }),
    `read the privileges of ${clientId} on catalog ${catalogName}`,
  );
  const granted = new Set(
    (effective.privilege_assignments ?? [])
      .flatMap((assignment) => assignment.privileges ?? [])
      .map((one) => one.privilege),
  );
  const hasAll = granted.has('ALL_PRIVILEGES') || catalog.owner === clientId;
  const missing = neededOnCatalog.filter(
    (privilege) => !granted.has(privilege) && !(hasAll && !neverImplied.has(privilege)),
  );
  if (missing.length === 0) return;
  const problems = missing.map((privilege) => ({
    path: `catalog ${catalogName}`,
    problem: `service principal ${clientId} lacks ${privilege}${neverImplied.has(privilege) ? ', which ALL_PRIVILEGES does not imply' : ''}.`,
    remedy: `As owner of the catalog run: GRANT ${privilege.replaceAll('_', ' ')} ON CATALOG \`${catalogName}\` TO \`${clientId}\`;`,
  }));
  throw new InputError({ tried: `publish tables in catalog ${catalogName}`, problems });
}
