import { describe, expect, it } from 'vitest';
import { createDatabricksLab, said } from './databricks-lab.ts';

const volumes = '/api/2.1/unity-catalog/volumes';
const managed = {
  catalog_name: 'river-hotels',
  schema_name: 'default',
  name: 'Files',
  volume_type: 'MANAGED',
} as const;
const external = {
  ...managed,
  name: 'raw',
  volume_type: 'EXTERNAL',
  storage_location: 's3://river-bucket/raw',
} as const;

describe('volumes', () => {
  it('are created below the storage of the catalog, listed, renamed and deleted', async () => {
    const { admin } = createDatabricksLab();
    const { data } = await admin.unityCatalog.POST(volumes, { body: managed });
    expect([data?.full_name, data?.storage_location]).toEqual([
      'river-hotels.default.files',
      `s3://river-bucket/river/catalog/__unitystorage/schemas/schema-1/volumes/${data?.volume_id}`,
    ]);
    const query = { catalog_name: 'river-hotels', schema_name: 'default' };
    const listed = await admin.unityCatalog.GET(volumes, { params: { query } });
    expect(listed.data).toEqual({ volumes: [data] });
    const at = (name: string) => ({ params: { path: { name } } });
    const renamed = await admin.unityCatalog.PATCH(`${volumes}/{name}`, {
      ...at('river-hotels.default.files'),
      body: { new_name: 'Notes', comment: 'mine' },
    });
    expect([renamed.data?.full_name, renamed.data?.comment]).toEqual(['river-hotels.default.notes', 'mine']);
    const gone = await admin.unityCatalog.DELETE(`${volumes}/{name}`, at('river-hotels.default.notes'));
    const again = await admin.unityCatalog.GET(`${volumes}/{name}`, at('river-hotels.default.notes'));
    expect([gone.response.status, again.response.status, said(again.error).error_code]).toEqual([
      200,
      404,
      'VOLUME_DOES_NOT_EXIST',
    ]);
  });

  it.each([
    [{ ...managed, storage_location: 's3://river-bucket/x' }, 'CreateVolume storage_location can not be provided.'],
    [{ ...external, storage_location: undefined }, 'CreateVolume Missing required field: storage_location'],
  ] as const)('have a place where their type says: %j', async (body, message) => {
    const { storage_location: place, ...rest } = body;
    const { admin } = createDatabricksLab();
    const { response, error } = await admin.unityCatalog.POST(volumes, {
      body: { ...rest, ...(place === undefined ? {} : { storage_location: place }) },
    });
    expect([response.status, said(error).message]).toEqual([400, message]);
  });

  it('of others take a privilege, and hold their location and their schema in place', async () => {
    const { admin, guest } = createDatabricksLab();
    const refused = await guest.unityCatalog.POST(volumes, { body: external });
    expect([refused.response.status, said(refused.error).message]).toEqual([
      403,
      "User does not have USE CATALOG on Catalog 'river-hotels'.",
    ]);
    await admin.unityCatalog.POST(volumes, { body: external });
    const location = await admin.unityCatalog.DELETE('/api/2.1/unity-catalog/external-locations/{name}', {
      params: { path: { name: 'river-location' } },
    });
    expect(said(location.error).message).toBe(
      "External Location 'river-location' has 0 dependent external tables, 1 dependent external volumes and 1 dependent managed storage roots. Use force to do it all the same.",
    );
    const at = { path: { full_name: 'river-hotels.default' } };
    const schema = await admin.unityCatalog.DELETE('/api/2.1/unity-catalog/schemas/{full_name}', { params: at });
    expect(said(schema.error).error_code).toBe('SCHEMA_NOT_EMPTY');
    const overlapping = await admin.unityCatalog.POST(volumes, {
      body: { ...external, name: 'inner', storage_location: 's3://river-bucket/raw/inner' },
    });
    expect(overlapping.response.status).toBe(400);
  });
});
