import { describe, expect, it } from 'vitest';
import {
  type Clients,
  clientId,
  createDatabricksLab,
  type DatabricksLab,
  metastoreId,
  said,
  startMs,
} from './databricks-lab.ts';

const tables = '/api/2.1/unity-catalog/tables';
const oneTable = '/api/2.1/unity-catalog/tables/{full_name}';
const clickstream = {
  name: 'Clickstream',
  catalog_name: 'river-hotels',
  schema_name: 'lkc-river1',
  table_type: 'EXTERNAL',
  data_source_format: 'DELTA',
  storage_location: 's3://river-bucket/1010/0101/table-1',
  columns: [{ name: 'user', position: 0, type_name: 'STRING', type_text: 'string' }],
} as const;
const inCatalog = ['USE_CATALOG', 'CREATE_SCHEMA', 'USE_SCHEMA', 'CREATE_TABLE', 'EXTERNAL_USE_SCHEMA'];
const onLocation = ['CREATE_EXTERNAL_TABLE', 'EXTERNAL_USE_LOCATION'];

/** A schema of the administrator's, so that the service principal holds nothing by ownership. */
async function createLab(
  catalogGrants: readonly string[] = inCatalog,
  locationGrants = onLocation,
): Promise<DatabricksLab> {
  const lab = createDatabricksLab();
  lab.databricks.grants['catalog/river-hotels'] = { [clientId]: [...catalogGrants] };
  lab.databricks.grants['external_location/river-location'] = { [clientId]: [...locationGrants] };
  await createSchema(lab.admin);
  return lab;
}

async function createSchema(clients: Clients): Promise<void> {
  await clients.unityCatalog.POST('/api/2.1/unity-catalog/schemas', {
    body: { name: 'lkc-river1', catalog_name: 'river-hotels' },
  });
}

describe('registering a table', () => {
  it('takes the documented minimum of privileges; the caller owns it', async () => {
    const { tableflow } = await createLab();
    const { data } = await tableflow.unityCatalog.POST(tables, {
      body: { ...clickstream, columns: [...clickstream.columns] },
    });
    expect(data).toEqual({
      ...clickstream,
      name: 'clickstream',
      full_name: 'river-hotels.lkc-river1.clickstream',
      table_id: '00000000-0000-4000-8000-000000000003',
      storage_credential_name: 'river-credential',
      enable_predictive_optimization: 'INHERIT',
      browse_only: false,
      owner: clientId,
      metastore_id: metastoreId,
      created_at: startMs,
      created_by: clientId,
      updated_at: startMs,
      updated_by: clientId,
    });
  });

  it.each([
    ['USE_CATALOG', "User does not have USE CATALOG on Catalog 'river-hotels'."],
    ['USE_SCHEMA', "User does not have USE SCHEMA on Schema 'river-hotels.lkc-river1'."],
    ['CREATE_TABLE', "User does not have CREATE TABLE on Schema 'river-hotels.lkc-river1'."],
    ['EXTERNAL_USE_SCHEMA', "User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.lkc-river1'."],
    ['CREATE_EXTERNAL_TABLE', "User does not have CREATE EXTERNAL TABLE on External Location 'river-location'."],
    ['EXTERNAL_USE_LOCATION', "User does not have EXTERNAL USE LOCATION on External Location 'river-location'."],
  ])('is refused without %s', async (privilege, message) => {
    const { tableflow, databricks } = await createLab(
      inCatalog.filter((one) => one !== privilege),
      onLocation.filter((one) => one !== privilege),
    );
    const { response, error } = await tableflow.unityCatalog.POST(tables, { body: { ...clickstream, columns: [] } });
    expect([response.status, error]).toEqual([403, { error_code: 'PERMISSION_DENIED', message }]);
    expect(databricks.tables).toEqual([]);
  });

  it('is refused where ALL_PRIVILEGES and ownership stand in for the explicit grants', async () => {
    const { tableflow, databricks } = await createLab(['ALL_PRIVILEGES'], ['ALL_PRIVILEGES']);
    const [schema] = databricks.schemas.slice(-1);
    if (schema) schema.owner = clientId;
    const refused = await tableflow.unityCatalog.POST(tables, { body: { ...clickstream, columns: [] } });
    expect(said(refused.error).message).toBe(
      "User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.lkc-river1'.",
    );
    databricks.grants['schema/river-hotels.lkc-river1'] = { [clientId]: ['EXTERNAL_USE_SCHEMA'] };
    const further = await tableflow.unityCatalog.POST(tables, { body: { ...clickstream, columns: [] } });
    expect(said(further.error).message).toBe(
      "User does not have EXTERNAL USE LOCATION on External Location 'river-location'.",
    );
  });

  it('is refused while external data access is off', async () => {
    const { tableflow, databricks } = await createLab();
    databricks.metastore.external_access_enabled = false;
    const { response, error } = await tableflow.unityCatalog.POST(tables, { body: { ...clickstream, columns: [] } });
    expect([response.status, said(error).message]).toEqual([
      403,
      `External data access is not enabled on Metastore '${metastoreId}'.`,
    ]);
  });

  it.each([
    [{ table_type: 'MANAGED' as const }, 400, 'INVALID_PARAMETER_VALUE', 'table_type must be EXTERNAL, not MANAGED.'],
    [
      { data_source_format: 'PARQUET' as const },
      400,
      'INVALID_PARAMETER_VALUE',
      'data_source_format must be DELTA, not PARQUET.',
    ],
    [
      { storage_location: 's3://elsewhere/x' },
      404,
      'EXTERNAL_LOCATION_DOES_NOT_EXIST',
      "External Location 's3://elsewhere/x' does not exist.",
    ],
    [{ schema_name: 'nowhere' }, 404, 'SCHEMA_DOES_NOT_EXIST', "Schema 'river-hotels.nowhere' does not exist."],
    [{}, 400, 'TABLE_ALREADY_EXISTS', "Table 'river-hotels.lkc-river1.clickstream' already exists"],
    [
      { name: 'other', storage_location: 's3://river-bucket/1010/0101/table-1/below' },
      400,
      'INVALID_PARAMETER_VALUE',
      "Path 's3://river-bucket/1010/0101/table-1/below' overlaps the location of Table 'river-hotels.lkc-river1.clickstream'.",
    ],
  ])('is refused for a second table with %j', async (difference, status, code, message) => {
    const { tableflow } = await createLab();
    const body = { ...clickstream, columns: [] };
    await tableflow.unityCatalog.POST(tables, { body });
    const { response, error } = await tableflow.unityCatalog.POST(tables, { body: { ...body, ...difference } });
    expect([response.status, error]).toEqual([status, { error_code: code, message }]);
  });
});

describe('reading tables', () => {
  const fullName = 'river-hotels.lkc-river1.clickstream';
  const path = { full_name: fullName };

  async function createTable(): Promise<DatabricksLab> {
    const lab = await createLab();
    await lab.tableflow.unityCatalog.POST(tables, {
      body: { ...clickstream, columns: [...clickstream.columns], properties: { a: '1' } },
    });
    return lab;
  }

  it('shows owners, administrators and readers the table, and tells others what they lack', async () => {
    const { admin, tableflow, guest, databricks } = await createTable();
    const read = async (clients: Clients) =>
      (await clients.unityCatalog.GET(oneTable, { params: { path } })).response.status;
    expect([await read(tableflow), await read(admin), await read(guest)]).toEqual([200, 200, 403]);
    databricks.grants['catalog/river-hotels'] = { analysts: ['USE_CATALOG', 'USE_SCHEMA'] };
    const refused = await guest.unityCatalog.GET(oneTable, { params: { path } });
    expect(said(refused.error).message).toBe(`User does not have SELECT on Table '${fullName}'.`);
    databricks.grants[`table/${fullName}`] = { analysts: ['SELECT'] };
    expect(await read(guest)).toBe(200);
  });

  it('adds what is asked for and omits what is not wanted', async () => {
    const { tableflow } = await createTable();
    const query = { include_delta_metadata: true, include_manifest_capabilities: true };
    const { data } = await tableflow.unityCatalog.GET(oneTable, { params: { path, query } });
    expect(data?.delta_runtime_properties_kvpairs).toEqual({ delta_runtime_properties: { a: '1' } });
    expect(data?.securable_kind_manifest).toEqual({ securable_type: 'TABLE', securable_kind: 'TABLE_DELTA_EXTERNAL' });
    const within = { catalog_name: 'river-hotels', schema_name: 'LKC-river1' };
    const list = await tableflow.unityCatalog.GET(tables, {
      params: { query: { ...within, omit_columns: true, omit_properties: true, omit_username: true } },
    });
    expect(list.data?.tables).toHaveLength(1);
    for (const key of ['columns', 'properties', 'owner', 'created_by'])
      expect(list.data?.tables?.[0]).not.toHaveProperty(key);
  });

  it('tells whether a table exists', async () => {
    const { tableflow } = await createTable();
    const ask = (name: string) =>
      tableflow.unityCatalog.GET('/api/2.1/unity-catalog/tables/{full_name}/exists', {
        params: { path: { full_name: name } },
      });
    expect((await ask(fullName.toUpperCase())).data).toEqual({ table_exists: true });
    expect((await ask('river-hotels.lkc-river1.reviews')).data).toEqual({ table_exists: false });
    expect(said((await ask('river-hotels.nowhere.reviews')).error).error_code).toBe('SCHEMA_DOES_NOT_EXIST');
    expect((await ask('reviews')).response.status).toBe(400);
  });

  it('finds tables across schemas by LIKE patterns', async () => {
    const { tableflow } = await createTable();
    const find = (pattern: string) =>
      tableflow.unityCatalog.GET('/api/2.1/unity-catalog/table-summaries', {
        params: { query: { catalog_name: 'river-hotels', schema_name_pattern: 'lkc-%', table_name_pattern: pattern } },
      });
    expect((await find('click_tream')).data).toEqual({ tables: [{ full_name: fullName, table_type: 'EXTERNAL' }] });
    expect((await find('click')).data).toEqual({});
  });

  it('deletes the entry for its owner, and keeps a schema that is not empty', async () => {
    const { admin, tableflow, guest, databricks } = await createTable();
    const schema = { full_name: 'river-hotels.lkc-river1' };
    const kept = await admin.unityCatalog.DELETE('/api/2.1/unity-catalog/schemas/{full_name}', {
      params: { path: schema },
    });
    expect([kept.response.status, said(kept.error).error_code]).toEqual([400, 'SCHEMA_NOT_EMPTY']);
    const refused = await guest.unityCatalog.DELETE(oneTable, { params: { path } });
    expect(said(refused.error).message).toBe(`User does not have MANAGE on Table '${fullName}'.`);
    expect((await tableflow.unityCatalog.DELETE(oneTable, { params: { path } })).data).toEqual({});
    expect(databricks.tables).toEqual([]);
    const gone = await tableflow.unityCatalog.DELETE(oneTable, { params: { path } });
    expect([gone.response.status, said(gone.error).error_code]).toEqual([404, 'TABLE_DOES_NOT_EXIST']);
  });
});
