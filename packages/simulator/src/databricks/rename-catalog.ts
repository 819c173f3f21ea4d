import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DatabricksState } from '../state.ts';
import { moveGrants } from './grants.ts';
import { isSameName } from './names.ts';
import { renameSchema } from './rename-schema.ts';

/** Gives a catalog a new name: what it holds is found under it from then on, and grants go along. */
export function renameCatalog(state: DatabricksState, catalog: UnityCatalogSchemas['Catalog'], newName: string): void {
  const oldName = catalog.name ?? '';
  moveGrants(state, 'catalog', oldName, newName);
  catalog.name = newName;
  catalog.full_name = newName;
  for (const schema of state.schemas.filter((one) => isSameName(one.catalog_name, oldName))) {
    renameSchema(state, schema, { catalogName: newName, name: schema.name ?? '' });
  }
}
