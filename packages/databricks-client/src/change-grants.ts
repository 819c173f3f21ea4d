import { ApiError } from '@tableflow-workshop/client-core';
import { type Grant, type GrantChange, grantsOf, isSamePrincipal, type Securable } from './grant.ts';
import { normalisePrivilege } from './normalise-privilege.ts';
import type { UnityCatalogClient, UnityCatalogSchemas } from './unity-catalog.ts';
import { unwrapObject } from './unwrap-object.ts';

type Privilege = UnityCatalogSchemas['Privilege'];

/**
 * Grants and revokes privileges on an object. What is granted already, or revoked already, is no error. Privileges go
 * out as Databricks writes them; a server that refuses that spelling, as the open-source one does, is sent spaces.
 *
 * @returns what the principals of the changes hold afterwards on the object itself; one who holds nothing is absent
 * @throws ApiError for an unknown object, principal or privilege
 * @see https://docs.databricks.com/api/workspace/grants/update
 *
 * @example
 * await changeGrants(unityCatalog, { type: 'catalog', fullName: 'main' }, [{ principal: 'analysts', add: ['USE_CATALOG'] }])
 */
export async function changeGrants(
  client: UnityCatalogClient,
  securable: Securable,
  changes: readonly GrantChange[],
  options: {
    /** Ends the call early. */
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<readonly Grant[]> {
  const path = { securable_type: securable.type, full_name: securable.fullName };
  const tried = `change the grants on ${securable.type} ${securable.fullName}`;
  const send = (spell: (privilege: Privilege) => Privilege) =>
    unwrapObject(
      client.PATCH('/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}', {
        params: { path },
        // The open-source server fails without both lists.
        body: {
          changes: changes.map(({ principal, add = [], remove = [] }) => ({
            principal,
            // The server knows more privileges, and more spellings, than any list.
            add: add.map(spell) as UnityCatalogSchemas['SetPrivilege'][],
            remove: remove.map(spell) as UnityCatalogSchemas['SetPrivilege'][],
          })),
        },
        signal: options.signal,
      }),
      tried,
    );

  const updated = await send(normalisePrivilege).catch((error: unknown) => {
    if (refusesArguments(error)) return send(withSpaces);
    throw error;
  });
  // Databricks answers with all grants, the open-source server with those of the principals that changed.
  const { data, response } = updated;
  return grantsOf(data.privilege_assignments, { service: 'Databricks', tried, response }).filter((grant) =>
    changes.some(({ principal }) => isSamePrincipal(grant.principal, principal)),
  );
}

/** The code of the open-source server; that of Databricks is INVALID_PARAMETER_VALUE. */
function refusesArguments(error: unknown): boolean {
  return ApiError.isInstance(error) && error.status === 400 && error.code === 'INVALID_ARGUMENT';
}

function withSpaces(privilege: Privilege): Privilege {
  return normalisePrivilege(privilege).replaceAll('_', ' ');
}
