import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';
import { dropGrants } from './grants.ts';
import { isSameName } from './names.ts';

type Schema = UnityCatalogSchemas['Schema'];

/** The schemas that every new catalog has at once. Source: D6.2. */
export function builtInSchemas(catalog: UnityCatalogSchemas['Catalog'], newUuid: () => string): Schema[] {
  const { name: catalogName, owner, metastore_id, created_at, created_by, updated_at, updated_by } = catalog;
  const stamps = { owner, metastore_id, created_at, created_by, updated_at, updated_by } as Schema;
  return ['default', 'information_schema'].map((name) => ({
    name,
    catalog_name: catalogName ?? '',
    full_name: `${catalogName}.${name}`,
    schema_id: newUuid(),
    catalog_type: 'MANAGED_CATALOG',
    enable_predictive_optimization: 'INHERIT',
    browse_only: false,
    ...stamps,
  }));
}

/** Whether a schema came with its catalog and holds nothing. */
export function isBuiltIn(state: DatabricksState, schema: Schema): boolean {
  if (schema.name === 'information_schema') return true;
  return schema.name === 'default' && isEmpty(state, schema);
}

export function isEmpty(state: DatabricksState, schema: Schema): boolean {
  return tablesOf(state, schema).length + volumesOf(state, schema).length === 0;
}

export function tablesOf(state: DatabricksState, { full_name: fullName }: Schema): UnityCatalogSchemas['Table'][] {
  return state.tables.filter((one) => isSameName(`${one.catalog_name}.${one.schema_name}`, fullName));
}

export function volumesOf(state: DatabricksState, { full_name: fullName }: Schema): UnityCatalogSchemas['Volume'][] {
  return (state.volumes ?? []).filter((one) => isSameName(`${one.catalog_name}.${one.schema_name}`, fullName));
}

/** Removes a schema with its tables, its volumes and all their grants. The files of the tables stay where they are. */
export function dropSchema(state: DatabricksState, schema: Schema): void {
  for (const table of tablesOf(state, schema)) dropTable(state, table);
  for (const volume of volumesOf(state, schema)) dropVolume(state, volume);
  state.schemas = state.schemas.filter((one) => one !== schema);
  dropGrants(state, 'schema', schema.full_name ?? '');
}

/** Only the entry in the catalog goes. Source: D6.4. */
export function dropTable(state: DatabricksState, table: UnityCatalogSchemas['Table']): void {
  state.tables = state.tables.filter((one) => one !== table);
  dropGrants(state, 'table', table.full_name ?? '');
}

/** The files of an external volume stay where they are. Source: D6.10. */
export function dropVolume(state: DatabricksState, volume: UnityCatalogSchemas['Volume']): void {
  state.volumes = (state.volumes ?? []).filter((one) => one !== volume);
  dropGrants(state, 'volume', volume.full_name ?? '');
}
