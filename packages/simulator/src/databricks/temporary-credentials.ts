import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client/unity-catalog';
import { type Answer, ok } from '../request/answer.ts';
import type { Call, Routes, Surroundings } from '../request/route.ts';
import type { DatabricksState } from '../state.ts';
import { findCatalog } from './catalogs.ts';
import { refuseOutsiders } from './external-access.ts';
import { type Needs, refuseWithout } from './privileges.ts';
import { findSchema } from './schemas.ts';
import { catalogSecurable, locationSecurable, schemaSecurable, tableSecurable } from './securables.ts';
import { coveringLocation, overlap } from './storage-paths.ts';
import { doesNotExist, invalidParameter } from './unity-errors.ts';

type Table = UnityCatalogSchemas['Table'];

const lifetimeMs = 60 * 60_000;

/** Credentials for engines outside Databricks. They are invented and open nothing. Source: D6.8. */
export const temporaryCredentialRoutes: Routes = {
  createTemporaryTableCredentials(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateTemporaryTableCredentials'];
    const table = databricks.tables.find((one) => one.table_id === body.table_id);
    if (!table) return doesNotExist('TABLE', body.table_id);
    const refusal =
      refuseOutsiders(databricks) ??
      refuseWithout(databricks, call.caller.id, [
        ...useOf(databricks, table),
        [body.operation === 'READ' ? 'SELECT' : 'MODIFY', tableSecurable(databricks, table)],
      ]) ??
      (table.storage_location === undefined
        ? invalidParameter(`${table.table_type} '${table.full_name}' has no storage of its own.`)
        : undefined);
    return refusal ?? ok(credentialFor(table.storage_location ?? '', surroundings));
  },

  createTemporaryPathCredentials(call, surroundings) {
    const { databricks } = surroundings.state;
    const body = call.body as UnityCatalogSchemas['CreateTemporaryPathCredentials'];
    const refusal = refusePath(body, call, databricks);
    if (refusal) return refusal;
    return ok(body.dry_run ? {} : credentialFor(body.url, surroundings));
  },
};

function refusePath(
  { url, operation }: UnityCatalogSchemas['CreateTemporaryPathCredentials'],
  { caller }: Call,
  state: DatabricksState,
): Answer | undefined {
  const location = coveringLocation(state, url);
  if (!location) return doesNotExist('EXTERNAL_LOCATION', url);
  const securable = locationSecurable(location);
  const tables = state.tables.filter((one) => overlap(one.storage_location, url));
  const managed = tables.find((one) => one.table_type === 'MANAGED');
  const inLocation: Needs =
    operation === 'PATH_READ'
      ? [['READ_FILES', securable]]
      : operation === 'PATH_READ_WRITE'
        ? [
            ['READ_FILES', securable],
            ['WRITE_FILES', securable],
          ]
        : [['CREATE_EXTERNAL_TABLE', securable]];
  return (
    refuseOutsiders(state) ??
    refuseWithout(state, caller.id, [
      ['EXTERNAL_USE_LOCATION', securable],
      ...inLocation,
      ...tables.flatMap((table) => useOf(state, table)),
    ]) ??
    (managed && invalidParameter(`Path '${url}' belongs to the managed table '${managed.full_name}'.`))
  );
}

/** What it takes to come to a table from outside. */
function useOf(state: DatabricksState, table: Table): Needs {
  const catalog = findCatalog(state, table.catalog_name);
  const schema = findSchema(state, `${table.catalog_name}.${table.schema_name}`);
  if (!catalog || !schema) return [];
  const inSchema = schemaSecurable(state, schema);
  return [
    ['USE_CATALOG', catalogSecurable(catalog)],
    ['USE_SCHEMA', inSchema],
    ['EXTERNAL_USE_SCHEMA', inSchema],
  ];
}

/** One credential, of the cloud that the place is in. */
function credentialFor(url: string, { clock, newUuid }: Surroundings): UnityCatalogSchemas['TemporaryCredentials'] {
  const common = { url, expiration_time: clock.now() + lifetimeMs };
  const token = `simulated-${newUuid()}`;
  const keys = {
    access_key_id: `ASIA${newUuid().replaceAll('-', '').slice(-16).toUpperCase()}`,
    secret_access_key: `simulated-${newUuid()}`,
    session_token: token,
  };
  if (url.startsWith('abfss://')) return { ...common, azure_user_delegation_sas: { sas_token: token } };
  if (url.startsWith('gs://')) return { ...common, gcp_oauth_token: { oauth_token: token } };
  return url.startsWith('r2://') ? { ...common, r2_temp_credentials: keys } : { ...common, aws_temp_credentials: keys };
}
