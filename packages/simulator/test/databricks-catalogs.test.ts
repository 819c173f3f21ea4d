import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, metastoreId, said, startMs } from './databricks-lab.ts';

const catalogs = '/api/2.1/unity-catalog/catalogs';
const oneCatalog = '/api/2.1/unity-catalog/catalogs/{name}';
const schemas = '/api/2.1/unity-catalog/schemas';
const oneSchema = '/api/2.1/unity-catalog/schemas/{full_name}';
const admin = 'admin@river.example';

const stamps = {
  owner: admin,
  metastore_id: metastoreId,
  created_at: startMs,
  created_by: admin,
  updated_at: startMs,
  updated_by: admin,
};

describe('metastore', () => {
  it('is shown to everybody, with its assignment', async () => {
    const { guest } = createDatabricksLab();
    const summary = await guest.unityCatalog.GET('/api/2.1/unity-catalog/metastore_summary');
    expect(summary.data).toEqual({
      metastore_id: metastoreId,
      name: 'river-metastore',
      owner: admin,
      external_access_enabled: true,
    });
    const assignment = await guest.unityCatalog.GET('/api/2.1/unity-catalog/current-metastore-assignment');
    expect(assignment.data).toEqual({ metastore_id: metastoreId, workspace_id: 1_234_567_890_123_456 });
  });

  it('does not exist where none is assigned', async () => {
    const { guest, databricks } = createDatabricksLab();
    databricks.metastore = {};
    const { response, error } = await guest.unityCatalog.GET('/api/2.1/unity-catalog/metastore_summary');
    expect([response.status, said(error).error_code]).toEqual([404, 'METASTORE_DOES_NOT_EXIST']);
  });
});

describe('catalogs', () => {
  it('are created with two schemas and owned by the caller', async () => {
    const { admin: user } = createDatabricksLab();
    const { data } = await user.unityCatalog.POST(catalogs, {
      body: {
        name: 'Second-Catalog',
        comment: '',
        storage_root: 's3://river-bucket/second',
        properties: { team: 'river' },
      },
    });
    expect(data).toEqual({
      name: 'Second-Catalog',
      full_name: 'Second-Catalog',
      catalog_type: 'MANAGED_CATALOG',
      securable_type: 'CATALOG',
      isolation_mode: 'OPEN',
      enable_predictive_optimization: 'INHERIT',
      provisioning_info: { state: 'ACTIVE' },
      storage_root: 's3://river-bucket/second',
      storage_location: 's3://river-bucket/second/__unitystorage/catalogs/00000000-0000-4000-8000-000000000001',
      properties: { team: 'river' },
      ...stamps,
    });
    const list = await user.unityCatalog.GET(schemas, { params: { query: { catalog_name: 'second-catalog' } } });
    expect(list.data?.schemas?.map((schema) => [schema.full_name, schema.owner])).toEqual([
      ['Second-Catalog.default', admin],
      ['Second-Catalog.information_schema', admin],
    ]);
  });

  it.each([
    [{ name: 'RIVER-HOTELS' }, 400, 'CATALOG_ALREADY_EXISTS', "Catalog 'RIVER-HOTELS' already exists"],
    [
      { name: 'new', storage_root: 's3://elsewhere/x' },
      400,
      'INVALID_PARAMETER_VALUE',
      "No external location covers the storage root 's3://elsewhere/x'.",
    ],
    [
      { name: 'new', storage_root: 's3://river-bucket/river' },
      400,
      'INVALID_PARAMETER_VALUE',
      "Storage root 's3://river-bucket/river' overlaps that of Catalog 'river-hotels'.",
    ],
  ])('refuses %j', async (body, status, code, message) => {
    const { admin: user } = createDatabricksLab();
    const { response, error } = await user.unityCatalog.POST(catalogs, { body });
    expect([response.status, said(error).error_code, said(error).message]).toEqual([status, code, message]);
  });

  it.each(['a.b', 'a b', 'a/b', 'a\u0007b'])('refuses the name %j', async (name) => {
    const { admin: user } = createDatabricksLab();
    const { response, error } = await user.unityCatalog.POST(catalogs, { body: { name } });
    expect(response.status).toBe(400);
    expect(said(error).error_code).toBe('INVALID_PARAMETER_VALUE');
    expect(said(error).message).toContain('Invalid input: RPC CreateCatalog Field managedcatalog.CatalogInfo.name');
  });

  it('need CREATE_CATALOG on the metastore', async () => {
    const { tableflow } = createDatabricksLab();
    const { response, error } = await tableflow.unityCatalog.POST(catalogs, { body: { name: 'new' } });
    expect([response.status, said(error).error_code]).toEqual([403, 'PERMISSION_DENIED']);
    expect(said(error).message).toBe(`User does not have CREATE CATALOG on Metastore '${metastoreId}'.`);
  });

  it('are hidden from those without USE_CATALOG, and an empty list is {}', async () => {
    const { guest } = createDatabricksLab();
    const list = await guest.unityCatalog.GET(catalogs);
    expect(list.data).toEqual({});
    const one = await guest.unityCatalog.GET(oneCatalog, { params: { path: { name: 'river-hotels' } } });
    expect([one.response.status, said(one.error).message]).toEqual([
      403,
      "User does not have USE CATALOG on Catalog 'river-hotels'.",
    ]);
    const none = await guest.unityCatalog.GET(oneCatalog, { params: { path: { name: 'nowhere' } } });
    expect([none.response.status, none.error]).toEqual([
      404,
      { error_code: 'CATALOG_DOES_NOT_EXIST', message: "Catalog 'nowhere' does not exist." },
    ]);
  });

  it('change only in what is sent, and lose what is sent empty', async () => {
    const { admin: user } = createDatabricksLab();
    const path = { params: { path: { name: 'river-hotels' } } };
    const first = await user.unityCatalog.PATCH(oneCatalog, { ...path, body: { comment: 'hotels', owner: clientId } });
    expect([first.data?.comment, first.data?.owner, first.data?.updated_at]).toEqual(['hotels', clientId, startMs + 1]);
    const second = await user.unityCatalog.PATCH(oneCatalog, { ...path, body: { comment: '' } });
    expect(second.data).not.toHaveProperty('comment');
    expect([second.data?.owner, second.data?.updated_at]).toEqual([clientId, startMs + 2]);
    const unknown = await user.unityCatalog.PATCH(oneCatalog, { ...path, body: { owner: 'nobody' } });
    expect([unknown.response.status, said(unknown.error).error_code]).toEqual([404, 'PRINCIPAL_DOES_NOT_EXIST']);
  });

  it('take schemas and grants along when renamed', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const path = { params: { path: { name: 'river-hotels' } } };
    const { data } = await user.unityCatalog.PATCH(oneCatalog, { ...path, body: { new_name: 'hotels' } });
    expect(data?.name).toBe('hotels');
    expect(databricks.schemas.map((schema) => schema.full_name)).toEqual(['hotels.default']);
    expect(Object.keys(databricks.grants)).toContain('catalog/hotels');
    expect(Object.keys(databricks.grants)).not.toContain('catalog/river-hotels');
  });

  it('are deleted when only the built-in schemas are left, or by force', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const path = { name: 'river-hotels' };
    await user.unityCatalog.POST(schemas, { body: { name: 'lkc-river1', catalog_name: 'river-hotels' } });
    const refused = await user.unityCatalog.DELETE(oneCatalog, { params: { path } });
    expect([refused.response.status, said(refused.error).error_code]).toEqual([400, 'CATALOG_NOT_EMPTY']);
    const forced = await user.unityCatalog.DELETE(oneCatalog, { params: { path, query: { force: true } } });
    expect(forced.data).toEqual({});
    expect([databricks.catalogs, databricks.schemas, databricks.grants['catalog/river-hotels']]).toEqual([
      [],
      [],
      undefined,
    ]);
  });
});

describe('schemas', () => {
  it('are stored in lower case, belong to their creator and are found in any case', async () => {
    const { tableflow } = createDatabricksLab();
    const { data } = await tableflow.unityCatalog.POST(schemas, {
      body: { name: 'LKC-River1', catalog_name: 'River-Hotels' },
    });
    expect([data?.name, data?.full_name, data?.owner, data?.browse_only]).toEqual([
      'lkc-river1',
      'river-hotels.lkc-river1',
      clientId,
      false,
    ]);
    const found = await tableflow.unityCatalog.GET(oneSchema, {
      params: { path: { full_name: 'RIVER-HOTELS.LKC-RIVER1' } },
    });
    expect(found.data).toEqual(data);
    const again = await tableflow.unityCatalog.POST(schemas, {
      body: { name: 'lkc-river1', catalog_name: 'river-hotels' },
    });
    expect([again.response.status, said(again.error).error_code]).toEqual([400, 'SCHEMA_ALREADY_EXISTS']);
  });

  it.each([
    [['CREATE_SCHEMA'], "User does not have USE CATALOG on Catalog 'river-hotels'."],
    [['USE_CATALOG'], "User does not have CREATE SCHEMA on Catalog 'river-hotels'."],
  ])('are refused to who holds only %j', async (privileges, message) => {
    const { tableflow, databricks } = createDatabricksLab();
    databricks.grants['catalog/river-hotels'] = { [clientId]: privileges };
    const { response, error } = await tableflow.unityCatalog.POST(schemas, {
      body: { name: 's', catalog_name: 'river-hotels' },
    });
    expect([response.status, said(error).message]).toEqual([403, message]);
  });

  it('name the part that does not exist', async () => {
    const { admin: user } = createDatabricksLab();
    const read = (fullName: string) => user.unityCatalog.GET(oneSchema, { params: { path: { full_name: fullName } } });
    expect((await read('nowhere.s')).error).toEqual({
      error_code: 'CATALOG_DOES_NOT_EXIST',
      message: "Catalog 'nowhere' does not exist.",
    });
    expect((await read('river-hotels.s')).error).toEqual({
      error_code: 'SCHEMA_DOES_NOT_EXIST',
      message: "Schema 'river-hotels.s' does not exist.",
    });
  });
});

describe('pages', () => {
  async function list(query: { max_results?: number; page_token?: string }, hidden: readonly string[] = []) {
    const { tableflow, databricks } = createDatabricksLab();
    databricks.catalogs.push(
      { name: 'a', owner: clientId },
      { name: 'b', owner: hidden.includes('b') ? admin : clientId },
    );
    return tableflow.unityCatalog.GET(catalogs, { params: { query } });
  }

  it('are not cut without max_results, nor by 0 while there is little', async () => {
    expect((await list({})).data?.catalogs?.map((one) => one.name)).toEqual(['a', 'b', 'river-hotels']);
    const whole = await list({ max_results: 0 });
    expect(whole.data?.catalogs).toHaveLength(3);
    expect(whole.data).not.toHaveProperty('next_page_token');
  });

  it('follow one another by token', async () => {
    const first = await list({ max_results: 2 });
    expect(first.data?.catalogs?.map((one) => one.name)).toEqual(['a', 'b']);
    const second = await list({ max_results: 2, page_token: first.data?.next_page_token ?? '' });
    expect(second.data?.catalogs?.map((one) => one.name)).toEqual(['river-hotels']);
    expect(second.data).not.toHaveProperty('next_page_token');
  });

  it('may be empty and still carry a token', async () => {
    const first = await list({ max_results: 1 }, ['b']);
    const second = await list({ max_results: 1, page_token: first.data?.next_page_token ?? '' }, ['b']);
    expect(Object.keys(second.data ?? {})).toEqual(['next_page_token']);
  });

  it('refuse a negative size and a token of somebody else', async () => {
    const negative = await list({ max_results: -1 });
    expect([negative.response.status, said(negative.error).error_code]).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect((await list({ page_token: 'xyz' })).response.status).toBe(400);
  });
});
