import type { Paginated } from '@tableflow-workshop/client-core';
import { type Grant, grantsOf, isSamePrincipal, type Securable } from './grant.ts';
import { paginateDatabricks } from './paginate-databricks.ts';
import type { UnityCatalogClient } from './unity-catalog.ts';

/**
 * Lists what was granted on an object itself, not what it inherits, in no stable order.
 *
 * @param options `principal` keeps the grants of one principal only
 * @throws ApiError when the object does not exist or its grants may not be seen
 * @see https://docs.databricks.com/api/workspace/grants/get
 */
export function listGrants(
  client: UnityCatalogClient,
  securable: Securable,
  options: {
    /** Keeps the grants of one principal. Default: those of all. */
    readonly principal?: string | undefined;
    /** Ends the walk early. */
    readonly signal?: AbortSignal | undefined;
  } = {},
): Paginated<Grant> {
  const { principal, signal } = options;
  const path = { securable_type: securable.type, full_name: securable.fullName };
  return paginateDatabricks(
    (page_token) =>
      client.GET('/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}', {
        params: { path, query: { principal, max_results: 0, page_token } },
        signal,
      }),
    (page, answer) =>
      grantsOf(page.privilege_assignments, answer).filter(
        // The open-source server ignores the question for one principal.
        (grant) => principal === undefined || isSamePrincipal(grant.principal, principal),
      ),
    `list the grants on ${securable.type} ${securable.fullName}`,
  );
}
