import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes, Surroundings } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import type { World } from '../world.ts';
import { dropGrants } from './grants.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { findPrincipal } from './principals.ts';
import { refuseWithout } from './privileges.ts';
import { renameCatalog } from './rename-catalog.ts';
import { builtInSchemas, dropSchema, isBuiltIn } from './schema-contents.ts';
import { catalogSecurable, locationSecurable, metastoreSecurable } from './securables.ts';
import { seedStamps } from './seed-stamps.ts';
import { creationStamps, updateFields, withoutEmpty } from './stamps.ts';
import { coveringLocation, overlap } from './storage-paths.ts';
import { alreadyExists, doesNotExist, invalidName, invalidParameter, stillNeeded } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Catalog = UnityCatalogSchemas['Catalog'];

/** Catalogs. Source: D6.2. */
export const catalogRoutes: Routes = {
  listCatalogs: ({ query, caller }, { state: { databricks } }) =>
    listAnswer('catalogs', databricks.catalogs, {
      query,
      nameOf: (one) => one.name,
      isShown: (one) => isVisible(databricks, caller.id, catalogSecurable(one)),
    }),

  getCatalog({ path, caller }, { state: { databricks } }) {
    const catalog = findCatalog(databricks, path.name);
    if (!catalog) return doesNotExist('CATALOG', path.name ?? '');
    return refuseHidden(databricks, caller.id, catalogSecurable(catalog)) ?? ok(catalog);
  },

  createCatalog(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateCatalog'];
    const refusal =
      invalidName('CreateCatalog', 'CatalogInfo', body.name) ??
      refuseWithout(databricks, call.caller.id, [['CREATE_CATALOG', metastoreSecurable(databricks)]]) ??
      (findCatalog(databricks, body.name) && alreadyExists('CATALOG', body.name)) ??
      refuseRoot(body.storage_root, call, databricks);
    if (refusal) return refusal;

    const catalog = newCatalog(body, call, surroundings);
    databricks.catalogs.push(catalog);
    for (const schema of builtInSchemas(catalog, surroundings.newUuid)) databricks.schemas.push(schema);
    return ok(catalog);
  },

  updateCatalog(call, surroundings) {
    const { databricks } = surroundings.state;
    const { new_name: newName, ...fields } = call.body as UnityCatalogSchemas['UpdateCatalog'];
    const catalog = findCatalog(databricks, call.path.name);
    if (!catalog) return doesNotExist('CATALOG', call.path.name ?? '');
    const other = newName === undefined ? undefined : findCatalog(databricks, newName);
    const refusal =
      refuseWithout(databricks, call.caller.id, [['MANAGE', catalogSecurable(catalog)]]) ??
      (newName === undefined ? undefined : invalidName('UpdateCatalog', 'CatalogInfo', newName)) ??
      (other && other !== catalog ? alreadyExists('CATALOG', other.name ?? '') : undefined) ??
      refuseUnknownOwner(databricks, fields.owner);
    if (refusal) return refusal;
    if (newName !== undefined) renameCatalog(databricks, catalog, newName);
    updateFields(catalog, fields, call, surroundings);
    return ok(catalog);
  },

  /** The built-in schemas do not count as content. */
  deleteCatalog({ path, query, caller }, { state: { databricks } }) {
    const catalog = findCatalog(databricks, path.name);
    if (!catalog) return doesNotExist('CATALOG', path.name ?? '');
    const refusal = refuseWithout(databricks, caller.id, [['MANAGE', catalogSecurable(catalog)]]);
    if (refusal) return refusal;
    const schemas = databricks.schemas.filter((one) => isSameName(one.catalog_name, catalog.name));
    if (query.get('force') !== 'true' && schemas.some((one) => !isBuiltIn(databricks, one))) {
      return stillNeeded(`Catalog '${catalog.name}' is not empty.`, 'CATALOG_NOT_EMPTY');
    }
    for (const schema of schemas) dropSchema(databricks, schema);
    databricks.catalogs = databricks.catalogs.filter((one) => one !== catalog);
    dropGrants(databricks, 'catalog', catalog.name ?? '');
    return ok({});
  },
};

export function findCatalog(state: DatabricksState, name: string | undefined): Catalog | undefined {
  return state.catalogs.find((one) => isSameName(one.name, name));
}

/** An owner must be somebody. Source: D6.7. */
export function refuseUnknownOwner(state: DatabricksState, owner: string | undefined): Answer | undefined {
  return owner === undefined || findPrincipal(state, owner) ? undefined : doesNotExist('PRINCIPAL', owner);
}

/** Managed storage lies inside an external location and overlaps no other. Source: D6.2. */
function refuseRoot(root: string | undefined, { caller }: Call, state: DatabricksState): Answer | undefined {
  if (!root) return undefined;
  const location = coveringLocation(state, root);
  if (!location) return invalidParameter(`No external location covers the storage root '${root}'.`);
  const overlapped = state.catalogs.find((one) => overlap(one.storage_root, root));
  if (overlapped) return invalidParameter(`Storage root '${root}' overlaps that of Catalog '${overlapped.name}'.`);
  return refuseWithout(state, caller.id, [['CREATE_MANAGED_STORAGE', locationSecurable(location)]]);
}

function newCatalog(body: UnityCatalogSchemas['CreateCatalog'], call: Call, surroundings: Surroundings): Catalog {
  const { managed_encryption_settings: encryption, ...fields } = body;
  const root = body.storage_root?.replace(/\/$/, '');
  return {
    ...withoutEmpty(fields),
    ...(encryption ? { managed_encryption_settings: encryption } : {}),
    full_name: body.name,
    catalog_type: body.connection_name
      ? 'FOREIGN_CATALOG'
      : body.share_name
        ? 'DELTASHARING_CATALOG'
        : 'MANAGED_CATALOG',
    securable_type: 'CATALOG',
    isolation_mode: 'OPEN',
    enable_predictive_optimization: 'INHERIT',
    provisioning_info: { state: 'ACTIVE' },
    ...(root ? { storage_location: `${root}/__unitystorage/catalogs/${surroundings.newUuid()}` } : {}),
    ...creationStamps(call, surroundings),
  };
}

/** The catalog of the lab, and those that every workspace has. */
export function seedCatalogs(world: World, nowMs: number): DatabricksState['catalogs'] {
  const { catalogName } = world.databricks;
  const root = `s3://${world.bucket.name}/${catalogName}/catalog`;
  const catalogOf = (name: string, type: string): UnityCatalogSchemas['Catalog'] => ({
    name,
    full_name: name,
    catalog_type: type,
    securable_type: 'CATALOG',
    isolation_mode: 'OPEN',
    ...(name === catalogName ? { storage_root: root, storage_location: root } : {}),
    browse_only: false,
    ...seedStamps(world, nowMs),
  });
  return [
    catalogOf(catalogName, 'MANAGED_CATALOG'),
    catalogOf('samples', 'DELTASHARING_CATALOG'),
    catalogOf('system', 'SYSTEM_CATALOG'),
  ];
}
