import { collect } from '@tableflow-workshop/client-core';
import { listGrants, type Securable, type UnityCatalogClient } from '@tableflow-workshop/databricks-client';
import * as z from 'zod';
import { text } from '../../mechanics/input-schemas.ts';

/** Who is to publish where. */
export const tableflowAccessSchema = z.strictObject({
  /** Service principal by its application id, user by e-mail, or group by name. */
  principal: text,
  /** Catalog in which the tables are published. 1 to 255 characters without dots, slashes and blanks. */
  catalogName: z.string().regex(/^[^./\s]{1,255}$/, 'must be the name of a catalog, without dots, slashes and blanks'),
  /** External location that covers the storage of the tables. */
  externalLocationName: text,
});

/** One securable, and what Tableflow needs on it: the least set, without ALL_PRIVILEGES. */
export interface NeededPrivileges {
  readonly securable: Securable;
  readonly needed: readonly string[];
}

/**
 * The least set on the catalog. EXTERNAL_USE_SCHEMA is never implied by ALL_PRIVILEGES or by ownership.
 *
 * @see https://docs.confluent.io/cloud/current/topics/tableflow/how-to-guides/catalog-integration/integrate-with-unity-catalog.html
 */
export const neededOnCatalog = [
  'USE_CATALOG',
  'USE_SCHEMA',
  'CREATE_SCHEMA',
  'CREATE_TABLE',
  'EXTERNAL_USE_SCHEMA',
] as const;

/** The least set on the external location. EXTERNAL_USE_LOCATION is never implied either. */
export const neededOnLocation = [
  'CREATE_EXTERNAL_TABLE',
  'READ_FILES',
  'WRITE_FILES',
  'EXTERNAL_USE_LOCATION',
] as const;

/** The least set for one place. */
export function neededForTableflow(place: {
  readonly catalogName: string;
  readonly externalLocationName: string;
}): readonly NeededPrivileges[] {
  return [
    { securable: { type: 'catalog', fullName: place.catalogName }, needed: neededOnCatalog },
    { securable: { type: 'external_location', fullName: place.externalLocationName }, needed: neededOnLocation },
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
