import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, type DatabricksLab, metastoreId, said } from './databricks-lab.ts';

const unity = '/api/2.1/unity-catalog';
const schemas = `${unity}/schemas` as const;
const tables = `${unity}/tables` as const;
const table = {
  catalog_name: 'river-hotels',
  schema_name: 'raw',
  name: 't',
  table_type: 'EXTERNAL',
  data_source_format: 'DELTA',
  storage_location: 's3://river-bucket/t',
} as const;

/** A schema with a table of the service principal. */
async function createTable({ tableflow }: DatabricksLab): Promise<string> {
  await tableflow.unityCatalog.POST(schemas, { body: { catalog_name: 'river-hotels', name: 'raw' } });
  const { data } = await tableflow.unityCatalog.POST(tables, { body: table });
  return data?.table_id ?? '';
}

describe('schemas and tables', () => {
  it('a schema changes its name with all that lies in it, and its other fields', async () => {
    const lab = createDatabricksLab();
    await createTable(lab);
    const { data } = await lab.tableflow.unityCatalog.PATCH(`${schemas}/{full_name}`, {
      params: { path: { full_name: 'river-hotels.raw' } },
      body: { new_name: 'Clean', comment: 'two', properties: { a: 'b' } },
    });
    expect([data?.full_name, data?.comment, data?.properties]).toEqual(['river-hotels.clean', 'two', { a: 'b' }]);
    const { response } = await lab.tableflow.unityCatalog.GET(`${tables}/{full_name}`, {
      params: { path: { full_name: 'river-hotels.clean.t' } },
    });
    expect(response.status).toBe(200);
    const taken = await lab.tableflow.unityCatalog.PATCH(`${schemas}/{full_name}`, {
      params: { path: { full_name: 'river-hotels.clean' } },
      body: { new_name: 'default' },
    });
    expect([taken.response.status, said(taken.error).error_code]).toEqual([400, 'SCHEMA_ALREADY_EXISTS']);
  });

  it('a table gets another owner, who has to be somebody', async () => {
    const lab = createDatabricksLab();
    await createTable(lab);
    const give = (owner: string) =>
      lab.tableflow.unityCatalog.PATCH(`${tables}/{full_name}`, {
        params: { path: { full_name: 'river-hotels.raw.t' } },
        body: { owner },
      });
    const nobody = await give('nobody@river.example');
    expect([nobody.response.status, said(nobody.error).error_code]).toEqual([404, 'PRINCIPAL_DOES_NOT_EXIST']);
    expect((await give('analysts')).response.status).toBe(200);
    expect(lab.databricks.tables[0]?.owner).toBe('analysts');
  });

  it('a table keeps its columns as they were sent', async () => {
    const { tableflow } = createDatabricksLab();
    await tableflow.unityCatalog.POST(schemas, { body: { catalog_name: 'river-hotels', name: 'raw' } });
    const column = {
      name: 'id',
      position: 0,
      type_name: 'LONG',
      type_text: 'bigint',
      type_json: '{"name":"id","type":"long","nullable":true,"metadata":{}}',
      nullable: true,
      comment: 'the key',
    } as const;
    const { data } = await tableflow.unityCatalog.POST(tables, { body: { ...table, columns: [column] } });
    expect(data?.columns).toEqual([column]);
  });
});

describe('the metastore', () => {
  it('is listed and read by administrators, and read in short by everybody', async () => {
    const { admin, guest } = createDatabricksLab();
    const at = { params: { path: { id: metastoreId } } };
    const listed = await admin.unityCatalog.GET(`${unity}/metastores`);
    expect(listed.data?.metastores?.map((one) => one.metastore_id)).toEqual([metastoreId]);
    const read = await admin.unityCatalog.GET(`${unity}/metastores/{id}`, at);
    expect(read.data?.name).toBe('river-metastore');
    const hidden = await guest.unityCatalog.GET(`${unity}/metastores`);
    const refused = await guest.unityCatalog.GET(`${unity}/metastores/{id}`, at);
    expect([hidden.data, refused.response.status]).toEqual([{}, 403]);
    const unknown = await admin.unityCatalog.GET(`${unity}/metastores/{id}`, { params: { path: { id: 'none' } } });
    expect(unknown.response.status).toBe(404);
  });

  it('has the switch that Tableflow needs, for its administrators', async () => {
    const { admin, tableflow } = createDatabricksLab();
    const change = { params: { path: { id: metastoreId } }, body: { external_access_enabled: false } };
    const refused = await tableflow.unityCatalog.PATCH(`${unity}/metastores/{id}`, change);
    const { data } = await admin.unityCatalog.PATCH(`${unity}/metastores/{id}`, change);
    expect([refused.response.status, data?.external_access_enabled]).toEqual([403, false]);
  });
});

describe('bindings to workspaces', () => {
  it('are kept, one for each workspace', async () => {
    const { admin, guest } = createDatabricksLab();
    const path = { securable_type: 'catalog', securable_name: 'river-hotels' } as const;
    const bindings = `${unity}/bindings/{securable_type}/{securable_name}` as const;
    const none = await admin.unityCatalog.GET(bindings, { params: { path } });
    const { data } = await admin.unityCatalog.PATCH(bindings, {
      params: { path },
      body: { add: [{ workspace_id: 1 }, { workspace_id: 2, binding_type: 'BINDING_TYPE_READ_ONLY' }] },
    });
    const one = { workspace_id: 1, binding_type: 'BINDING_TYPE_READ_WRITE' };
    expect([none.data, data]).toEqual([
      {},
      { bindings: [one, { workspace_id: 2, binding_type: 'BINDING_TYPE_READ_ONLY' }] },
    ]);
    await admin.unityCatalog.PATCH(bindings, { params: { path }, body: { remove: [{ workspace_id: 2 }] } });
    const left = await admin.unityCatalog.GET(bindings, { params: { path } });
    const refused = await guest.unityCatalog.PATCH(bindings, { params: { path }, body: {} });
    expect([left.data, refused.response.status]).toEqual([{ bindings: [one] }, 403]);
  });
});

it('the older form of bindings speaks of the same ones', async () => {
  const { admin, guest } = createDatabricksLab();
  const at = { params: { path: { name: 'river-hotels' } } };
  const older = `${unity}/workspace-bindings/catalogs/{name}` as const;
  const none = await admin.unityCatalog.GET(older, at);
  const two = await admin.unityCatalog.PATCH(older, { ...at, body: { assign_workspaces: [1, 2] } });
  const one = await admin.unityCatalog.PATCH(older, { ...at, body: { unassign_workspaces: [1] } });
  const newer = await admin.unityCatalog.GET(`${unity}/bindings/{securable_type}/{securable_name}`, {
    params: { path: { securable_type: 'catalog', securable_name: 'river-hotels' } },
  });
  const refused = await guest.unityCatalog.PATCH(older, { ...at, body: {} });
  expect([none.data, two.data, one.data, newer.data, refused.response.status]).toEqual([
    {},
    { workspaces: [1, 2] },
    { workspaces: [2] },
    { bindings: [{ workspace_id: 2, binding_type: 'BINDING_TYPE_READ_WRITE' }] },
    403,
  ]);
});

describe('temporary credentials', () => {
  const forTable = '/api/2.0/unity-catalog/temporary-table-credentials';
  const forPath = '/api/2.0/unity-catalog/temporary-path-credentials';

  it('of a table are given to who may read it from outside, for an hour', async () => {
    const lab = createDatabricksLab();
    const body = { table_id: await createTable(lab), operation: 'READ' } as const;
    const { data } = await lab.tableflow.unityCatalog.POST(forTable, { body });
    expect([data?.url, (data?.expiration_time ?? 0) - lab.clock.now()]).toEqual(['s3://river-bucket/t', 3_600_000]);
    expect(Object.keys(data?.aws_temp_credentials ?? {})).toEqual([
      'access_key_id',
      'secret_access_key',
      'session_token',
    ]);
    // An administrator may read it, but nobody granted what it takes outside.
    const refused = await lab.admin.unityCatalog.POST(forTable, { body });
    expect([refused.response.status, said(refused.error).message]).toEqual([
      403,
      "User does not have EXTERNAL USE SCHEMA on Schema 'river-hotels.raw'.",
    ]);
    const unknown = await lab.tableflow.unityCatalog.POST(forTable, { body: { ...body, table_id: 'none' } });
    expect(unknown.response.status).toBe(404);
  });

  it('of a path are of the cloud that it is in', async () => {
    const lab = createDatabricksLab();
    lab.databricks.externalLocations.push({ name: 'azure', url: 'abfss://c@a.dfs.core.windows.net/', owner: clientId });
    lab.databricks.grants['external_location/azure'] = { [clientId]: ['EXTERNAL_USE_LOCATION'] };
    const body = { url: 'abfss://c@a.dfs.core.windows.net/x', operation: 'PATH_READ' } as const;
    const azure = await lab.tableflow.unityCatalog.POST(forPath, { body });
    expect(Object.keys(azure.data ?? {})).toEqual(['url', 'expiration_time', 'azure_user_delegation_sas']);
    const dry = await lab.tableflow.unityCatalog.POST(forPath, { body: { ...body, dry_run: true } });
    expect([dry.response.status, dry.data]).toEqual([200, {}]);
    const outside = await lab.tableflow.unityCatalog.POST(forPath, { body: { ...body, url: 's3://elsewhere/x' } });
    expect([outside.response.status, said(outside.error).error_code]).toEqual([
      404,
      'EXTERNAL_LOCATION_DOES_NOT_EXIST',
    ]);
  });

  it('are not given while external data access is off', async () => {
    const lab = createDatabricksLab();
    const body = { table_id: await createTable(lab), operation: 'READ_WRITE' } as const;
    lab.databricks.metastore.external_access_enabled = false;
    const { response, error } = await lab.tableflow.unityCatalog.POST(forTable, { body });
    expect([response.status, said(error).message]).toEqual([
      403,
      `External data access is not enabled on Metastore '${metastoreId}'.`,
    ]);
  });
});
