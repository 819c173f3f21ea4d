import { collect } from '@tableflow-workshop/client-core';
import { listGrants, type Securable, type UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';

/** Who is to publish where. */
export const tableflowAccessSchema = z.strictObject({
  principal: z.string().min(1, 'must not be empty'),
  catalogName: z.string().regex(/^[^./\s]{1,255}$/, 'must be the name of a catalog, without dots, slashes and blanks'),
  externalLocationName: z.string().min(1, 'must not be empty'),
});

/** One securable, and what Tableflow needs on it: the least set, without ALL_PRIVILEGES. */
export interface NeededPrivileges {
  readonly securable: Securable;
  readonly needed: readonly string[];
}

/**
 * The least set. EXTERNAL_USE_SCHEMA and EXTERNAL_USE_LOCATION are never implied by ALL_PRIVILEGES or by ownership.
 *
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/how-to-guides/catalog-integration/integrate-with-unity-catalog.html
 */
export function neededForTableflow(place: {
  readonly catalogName: string;
  readonly externalLocationName: string;
}): readonly NeededPrivileges[] {
  return [
    {
      securable: { type: 'catalog', fullName: place.catalogName },
      needed: ['USE_CATALOG', 'USE_SCHEMA', 'CREATE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'],
    },
    {
      securable: { type: 'external_location', fullName: place.externalLocationName },
      needed: ['CREATE_EXTERNAL_TABLE', 'READ_FILES', 'WRITE_FILES', 'EXTERNAL_USE_LOCATION'],
    },
  ];
}

/** What a principal holds on the securable itself. */
export async function heldPrivileges(
  unityCatalog: UnityCatalogClient,
  securable: Securable,
  principal: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const [grant] = await collect(listGrants(unityCatalog, securable, { principal, signal }), 1);
  return grant?.privileges ?? [];
}
