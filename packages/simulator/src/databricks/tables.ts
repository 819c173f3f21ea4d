import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { DataPlane } from '../data-plane.ts';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { refuseUnknownOwner } from './catalogs.ts';
import { columnInfo } from './column-info.ts';
import { isSameName } from './names.ts';
import { listAnswer } from './paging.ts';
import { refuseWithout } from './privileges.ts';
import { dropTable, tablesOf } from './schema-contents.ts';
import { findSchema, missingSchema } from './schemas.ts';
import { schemaSecurable, tableSecurable } from './securables.ts';
import { updateFields } from './stamps.ts';
import { doesNotExist, invalidParameter } from './unity-errors.ts';
import { isVisible, refuseHidden } from './visibility.ts';

type Table = UnityCatalogSchemas['Table'];

/** Reading and deleting tables. Source: D6.4. */
export const tableRoutes: Routes = {
  async listTables({ query, caller }, { state: { databricks }, dataPlane }) {
    const fullName = `${query.get('catalog_name')}.${query.get('schema_name')}`;
    const schema = findSchema(databricks, fullName);
    if (!schema) return missingSchema(databricks, fullName);
    const refusal = refuseHidden(databricks, caller.id, schemaSecurable(databricks, schema));
    if (refusal) return refusal;
    const hasColumns = query.get('omit_columns') !== 'true';
    const tables = tablesOf(databricks, schema).map((one) => (hasColumns ? withColumns(one, dataPlane) : one));
    return listAnswer('tables', await Promise.all(tables), {
      query,
      nameOf: (one) => one.name,
      isShown: (one) => isVisible(databricks, caller.id, tableSecurable(databricks, one)),
      show: (one) => shownInList(one, query),
    });
  },

  getTable: ({ path, query, caller }, { state: { databricks }, dataPlane }) =>
    withTable(databricks, path.full_name, async (table): Promise<Answer> => {
      const refusal = refuseHidden(databricks, caller.id, tableSecurable(databricks, table));
      return refusal ?? ok(shown(await withColumns(table, dataPlane), query));
    }),

  /** 200 either way, as long as the caller may look into the schema. */
  checkTableExists({ path, caller }, { state: { databricks } }) {
    const { full_name: fullName = '' } = path;
    const schemaName = schemaNameOf(fullName);
    if (schemaName === undefined) return notThreeParts(fullName);
    const schema = findSchema(databricks, schemaName);
    if (!schema) return missingSchema(databricks, schemaName);
    return (
      refuseHidden(databricks, caller.id, schemaSecurable(databricks, schema)) ??
      ok({ table_exists: findTable(databricks, fullName) !== undefined })
    );
  },

  /** Its owner is all that can be changed. */
  updateTable: (call, surroundings) =>
    withTable(surroundings.state.databricks, call.path.full_name, (table) => {
      const { databricks } = surroundings.state;
      const { owner } = call.body as UnityCatalogSchemas['UpdateTable'];
      const refusal =
        refuseWithout(databricks, call.caller.id, [['MANAGE', tableSecurable(databricks, table)]]) ??
        refuseUnknownOwner(databricks, owner);
      if (refusal) return refusal;
      updateFields(table, owner === undefined ? {} : { owner }, call, surroundings);
      return ok({});
    }),

  /** The files of an external table stay where they are. */
  deleteTable: ({ path, caller }, { state: { databricks } }) =>
    withTable(databricks, path.full_name, (table) => {
      const refusal = refuseWithout(databricks, caller.id, [['MANAGE', tableSecurable(databricks, table)]]);
      if (refusal) return refusal;
      dropTable(databricks, table);
      return ok({});
    }),
};

export function findTable(state: DatabricksState, fullName: string): Table | undefined {
  return state.tables.find((one) => isSameName(one.full_name, fullName));
}

/** What a kind of table can do, on request. Source: D6.4 and D10.3. */
export function manifestOf(table: Table): UnityCatalogSchemas['SecurableKindManifest'] {
  const kind =
    table.table_type === 'VIEW'
      ? 'TABLE_VIEW'
      : table.table_type === 'EXTERNAL'
        ? 'TABLE_DELTA_EXTERNAL'
        : 'TABLE_DELTA';
  return { securable_type: 'TABLE', securable_kind: kind };
}

/** A table with the columns that it was registered with, or that its storage has now. Source: D6.4. */
async function withColumns(table: Table, dataPlane: DataPlane): Promise<Table> {
  if (table.columns !== undefined || table.storage_location === undefined) return table;
  const fields = await dataPlane.columnsAt?.(table.storage_location);
  return fields ? { ...table, columns: fields.map(columnInfo) } : table;
}

function withTable<Result extends Answer | Promise<Answer>>(
  state: DatabricksState,
  fullName: string | undefined,
  answer: (table: Table) => Result,
): Answer | Result {
  const schemaName = schemaNameOf(fullName ?? '');
  if (schemaName === undefined) return notThreeParts(fullName ?? '');
  if (!findSchema(state, schemaName)) return missingSchema(state, schemaName);
  const table = findTable(state, fullName ?? '');
  return table ? answer(table) : doesNotExist('TABLE', fullName ?? '');
}

function schemaNameOf(fullName: string): string | undefined {
  const parts = fullName.split('.');
  return parts.length === 3 ? parts.slice(0, 2).join('.') : undefined;
}

function notThreeParts(fullName: string): Answer {
  return invalidParameter(`'${fullName}' is not a full name of the form catalog.schema.table.`);
}

function shown(table: Table, query: Call['query']): Table {
  return {
    ...table,
    ...(query.get('include_delta_metadata') === 'true'
      ? { delta_runtime_properties_kvpairs: { delta_runtime_properties: table.properties ?? {} } }
      : {}),
    ...(query.get('include_manifest_capabilities') === 'true' ? { securable_kind_manifest: manifestOf(table) } : {}),
  };
}

/** A list never has dependencies and constraints. Source: D6.4. */
function shownInList(table: Table, query: Call['query']): Table {
  const { view_dependencies: _dependencies, table_constraints: _constraints, ...listed } = shown(table, query);
  if (query.get('omit_columns') === 'true') delete listed.columns;
  if (query.get('omit_properties') === 'true') delete listed.properties;
  if (query.get('omit_username') === 'true') {
    delete listed.owner;
    delete listed.created_by;
    delete listed.updated_by;
  }
  return listed;
}
