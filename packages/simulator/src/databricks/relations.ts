import type { Clock } from '@tableflow-workshop/client-core';
import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import type { CatalogRelations } from '../data-plane.ts';
import { createIds } from '../ids.ts';
import type { SimulatorState } from '../state.ts';
import { findCatalog } from './catalogs.ts';
import { columnInfo } from './column-info.ts';
import { grantsOn } from './grants.ts';
import { foldName } from './names.ts';
import { firstMissing, lineage, type Needs } from './privileges.ts';
import { dropTable } from './schema-contents.ts';
import { findSchema } from './schemas.ts';
import { catalogSecurable, findSecurable, schemaSecurable, tableSecurable } from './securables.ts';
import { findTable } from './tables.ts';
import { isVisible } from './visibility.ts';

const kinds = ['catalog', 'schema', 'table'] as const;

type Table = UnityCatalogSchemas['Table'];
type Schema = UnityCatalogSchemas['Schema'];

/** The views and tables that statements make, under the rules of Unity Catalog. Source: D6.4 and D6.7. */
export function createRelations(options: {
  state: SimulatorState;
  clock: Clock;
  changed: () => void;
}): CatalogRelations {
  const { state, clock, changed } = options;
  const { databricks } = state;
  const ids = createIds(state);

  /** To use what it lies in, and then the privileges on it. */
  const missing = (principal: string, schema: Schema, needs: Needs): string | undefined => {
    const catalog = findCatalog(databricks, schema.catalog_name);
    if (!catalog) return undefined;
    return firstMissing(databricks, principal, [
      ['USE_CATALOG', catalogSecurable(catalog)],
      ['USE_SCHEMA', schemaSecurable(databricks, schema)],
      ...needs,
    ]);
  };
  const missingOn = (principal: string, fullName: string, ...privileges: readonly string[]): string | undefined => {
    const table = findTable(databricks, fullName);
    const schema = findSchema(databricks, `${table?.catalog_name}.${table?.schema_name}`);
    if (!table || !schema) return undefined;
    const securable = tableSecurable(databricks, table);
    return missing(
      principal,
      schema,
      privileges.map((privilege) => [privilege, securable]),
    );
  };

  return {
    refuseReading: (principal, fullName) => missingOn(principal, fullName, 'SELECT'),
    refuseWriting: (principal, fullName) => missingOn(principal, fullName, 'MODIFY'),
    refuseReplacing: (principal, fullName) => missingOn(principal, fullName, 'MANAGE'),
    refuseCreating(principal, schemaName) {
      const schema = findSchema(databricks, schemaName);
      return schema && missing(principal, schema, [['CREATE_TABLE', schemaSecurable(databricks, schema)]]);
    },
    grantsOn(principal, type, fullName) {
      const kind = kinds.find((one) => one === type);
      const securable = kind && findSecurable(databricks, kind, fullName);
      if (!securable || !isVisible(databricks, principal, securable)) return undefined;
      return lineage(securable).flatMap((one) =>
        Object.entries(grantsOn(databricks, one)).flatMap(([grantee, privileges]) =>
          [...privileges].sort().map((privilege) => ({
            principal: grantee,
            privilege: privilege.replaceAll('_', ' '),
            objectType: one.type.toUpperCase(),
            objectName: one.fullName,
          })),
        ),
      );
    },
    newPlace(schemaName) {
      const schema = findSchema(databricks, schemaName);
      const catalog = findCatalog(databricks, schema?.catalog_name);
      const root = schema?.storage_root ?? catalog?.storage_root ?? `s3://${databricks.metastore.name}`;
      const tableId = ids.newUuid();
      const folder = `__unitystorage/schemas/${schema?.schema_id}/tables/${tableId}`;
      return { tableId, storageLocation: `${root.replace(/\/$/, '')}/${folder}` };
    },
    put(principal, relation) {
      const schema = findSchema(databricks, relation.schemaName);
      if (!schema) return;
      const name = foldName(relation.name);
      const fullName = `${schema.full_name}.${name}`;
      const before = findTable(databricks, fullName);
      const nowMs = clock.now();
      const table: Table = {
        name,
        catalog_name: schema.catalog_name ?? '',
        schema_name: schema.name ?? '',
        full_name: fullName,
        table_id: relation.tableId ?? ids.newUuid(),
        table_type: relation.type,
        ...kindFields(relation),
        ...(relation.columns ? { columns: relation.columns.map(columnInfo) } : {}),
        ...(relation.comment ? { comment: relation.comment } : {}),
        properties: { ...relation.properties },
        enable_predictive_optimization: 'INHERIT',
        browse_only: false,
        owner: before?.owner ?? principal,
        metastore_id: databricks.metastore.metastore_id ?? '',
        created_at: before?.created_at ?? nowMs,
        created_by: before?.created_by ?? principal,
        updated_at: Math.max(nowMs, (before?.updated_at ?? 0) + 1),
        updated_by: principal,
      };
      databricks.tables = [...databricks.tables.filter((one) => one !== before), table];
      changed();
    },
    drop(fullName) {
      const table = findTable(databricks, fullName);
      if (!table) return;
      dropTable(databricks, table);
      changed();
    },
  };
}

function kindFields(relation: Parameters<CatalogRelations['put']>[1]): Partial<Table> {
  if (relation.type === 'MANAGED')
    return { data_source_format: 'DELTA', storage_location: relation.storageLocation ?? '' };
  const dependencies = relation.dependencies ?? [];
  return {
    view_definition: relation.viewDefinition ?? '',
    view_dependencies: { dependencies: dependencies.map((name) => ({ table: { table_full_name: name } })) },
  };
}
