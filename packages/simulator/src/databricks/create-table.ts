import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Routes } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { findCatalog } from './catalogs.ts';
import { refuseOutsiders } from './external-access.ts';
import { foldName } from './names.ts';
import { refuseWithout } from './privileges.ts';
import { findSchema, missingSchema } from './schemas.ts';
import { catalogSecurable, locationSecurable, schemaSecurable } from './securables.ts';
import { creationStamps, withoutEmpty } from './stamps.ts';
import { coveringLocation, overlap } from './storage-paths.ts';
import { findTable } from './tables.ts';
import { alreadyExists, doesNotExist, invalidName, invalidParameter } from './unity-errors.ts';

type CreateTable = UnityCatalogSchemas['CreateTable'];

export const createTableRoutes: Routes = {
  /** Registers an external Delta table; all of the conditions must hold. Source: D6.4. */
  createTable(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as CreateTable;
    const catalog = findCatalog(databricks, body.catalog_name);
    const schemaName = `${body.catalog_name}.${body.schema_name}`;
    const schema = findSchema(databricks, schemaName);
    if (!catalog || !schema) return missingSchema(databricks, schemaName);
    const inSchema = schemaSecurable(databricks, schema);
    const name = foldName(body.name);
    const fullName = `${schema.full_name}.${name}`;
    const refusal =
      refuseOtherKinds(body) ??
      invalidName('CreateTable', 'TableInfo', body.name) ??
      refuseOutsiders(databricks) ??
      refuseWithout(databricks, call.caller.id, [
        ['USE_CATALOG', catalogSecurable(catalog)],
        ['USE_SCHEMA', inSchema],
        ['CREATE_TABLE', inSchema],
        ['EXTERNAL_USE_SCHEMA', inSchema],
      ]) ??
      refuseLocation(databricks, call.caller.id, body.storage_location) ??
      (findTable(databricks, fullName) && alreadyExists('TABLE', fullName)) ??
      refuseOverlap(databricks, body.storage_location);
    if (refusal) return refusal;

    const credentialName = coveringLocation(databricks, body.storage_location)?.credential_name;
    const table: UnityCatalogSchemas['Table'] = {
      ...withoutEmpty(body),
      name,
      catalog_name: catalog.name ?? '',
      schema_name: schema.name ?? '',
      full_name: fullName,
      table_id: surroundings.newUuid(),
      ...(credentialName ? { storage_credential_name: credentialName } : {}),
      enable_predictive_optimization: 'INHERIT',
      browse_only: false,
      ...creationStamps(call, surroundings),
    };
    databricks.tables.push(table);
    return ok(table);
  },
};

function refuseOtherKinds(body: CreateTable): Answer | undefined {
  if (body.table_type !== 'EXTERNAL') return invalidParameter(`table_type must be EXTERNAL, not ${body.table_type}.`);
  if (body.data_source_format === 'DELTA') return undefined;
  return invalidParameter(`data_source_format must be DELTA, not ${body.data_source_format}.`);
}

function refuseLocation(state: DatabricksState, principal: string, path: string): Answer | undefined {
  const location = coveringLocation(state, path);
  if (!location) return doesNotExist('EXTERNAL_LOCATION', path);
  const securable = locationSecurable(location);
  return refuseWithout(state, principal, [
    ['CREATE_EXTERNAL_TABLE', securable],
    ['EXTERNAL_USE_LOCATION', securable],
  ]);
}

function refuseOverlap(state: DatabricksState, path: string): Answer | undefined {
  const other = state.tables.find((one) => overlap(one.storage_location, path));
  return other && invalidParameter(`Path '${path}' overlaps the location of Table '${other.full_name}'.`);
}
