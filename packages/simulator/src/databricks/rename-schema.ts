import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';
import { moveGrants } from './grants.ts';
import { tablesOf, volumesOf } from './schema-contents.ts';

/** Where a schema lies from now on: what it holds is found there, and grants go along. */
export function renameSchema(
  state: DatabricksState,
  schema: UnityCatalogSchemas['Schema'],
  { catalogName, name }: { readonly catalogName: string; readonly name: string },
): void {
  const tables = tablesOf(state, schema);
  const volumes = volumesOf(state, schema);
  const place = { catalog_name: catalogName, schema_name: name };
  moveGrants(state, 'schema', schema.full_name ?? '', `${catalogName}.${name}`);
  Object.assign(schema, { catalog_name: catalogName, name, full_name: `${catalogName}.${name}` });
  for (const table of tables) {
    const fullName = `${catalogName}.${name}.${table.name}`;
    moveGrants(state, 'table', table.full_name ?? '', fullName);
    Object.assign(table, place, { full_name: fullName });
  }
  for (const volume of volumes) {
    const fullName = `${catalogName}.${name}.${volume.name}`;
    moveGrants(state, 'volume', volume.full_name ?? '', fullName);
    Object.assign(volume, place, { full_name: fullName });
  }
}
