import { unwrapDatabricks } from '@tableflow-workshop/databricks-client';
import type { LabContext } from '../../lab/context.ts';
import { neededOnCatalog, neededOnLocation } from './tableflow-privileges.ts';

const neverImplied: ReadonlySet<string> = new Set(['EXTERNAL_USE_SCHEMA', 'EXTERNAL_USE_LOCATION']);

/** A privilege that the lab's service principal is missing. */
export interface MissingPrivilege {
  readonly privilege: string;
  readonly problem: string;
  /** The grant as SQL. */
  readonly remedy: string;
}

/**
 * Which privileges on the catalog the lab's service principal is missing. Reads only.
 *
 * @throws ApiError when the login is refused or the catalog does not exist
 */
export async function missingCatalogPrivileges(
  lab: LabContext,
  signal?: AbortSignal,
): Promise<readonly MissingPrivilege[]> {
  const { catalogName, workspaceUrl } = lab.config.databricks;
  const catalog = await unwrapDatabricks(
    lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/catalogs/{name}', {
      params: { path: { name: catalogName } },
      signal,
    }),
    `find catalog ${catalogName} in workspace ${workspaceUrl}`,
  );
  const securable = { type: 'catalog', label: 'CATALOG', name: catalogName, owner: catalog.owner } as const;
  return missingOn(lab, securable, neededOnCatalog, signal);
}

/** Which privileges on an external location the lab's service principal is missing. Reads only. */
export function missingLocationPrivileges(
  lab: LabContext,
  location: { readonly name: string; readonly owner: string | undefined },
  signal?: AbortSignal,
): Promise<readonly MissingPrivilege[]> {
  const securable = { type: 'external_location', label: 'EXTERNAL LOCATION', ...location } as const;
  return missingOn(lab, securable, neededOnLocation, signal);
}

async function missingOn(
  lab: LabContext,
  securable: {
    readonly type: 'catalog' | 'external_location';
    readonly label: string;
    readonly name: string;
    readonly owner: string | undefined;
  },
  needed: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly MissingPrivilege[]> {
  const { clientId } = lab.config.databricks;
  const { type, label, name } = securable;
  const noun = label.toLowerCase();
  const effective = await unwrapDatabricks(
    lab.databricks.unityCatalog.GET('/api/2.1/unity-catalog/effective-permissions/{securable_type}/{full_name}', {
      params: { path: { full_name: name, securable_type: type }, query: { principal: clientId } },
      signal,
    }),
    `read the privileges of ${clientId} on ${noun} ${name}`,
  );
  const granted = new Set(
    (effective.privilege_assignments ?? [])
      .flatMap((assignment) => assignment.privileges ?? [])
      .map((one) => one.privilege),
  );
  const hasAll = granted.has('ALL_PRIVILEGES') || securable.owner === clientId;
  return needed
    .filter((privilege) => !granted.has(privilege) && !(hasAll && !neverImplied.has(privilege)))
    .map((privilege) => ({
      privilege,
      problem: `service principal ${clientId} is missing ${privilege}${neverImplied.has(privilege) ? ', which ALL_PRIVILEGES does not imply' : ''}.`,
      remedy: `As owner of the ${noun} run: GRANT ${privilege.replaceAll('_', ' ')} ON ${label} \`${name}\` TO \`${clientId}\`;`,
    }));
}
