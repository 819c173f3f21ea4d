import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, metastoreId, said, startMs } from './databricks-lab.ts';

const locations = '/api/2.1/unity-catalog/external-locations';
const oneLocation = '/api/2.1/unity-catalog/external-locations/{name}';
const credentials = '/api/2.1/unity-catalog/storage-credentials';
const oneCredential = '/api/2.1/unity-catalog/storage-credentials/{name}';
const validation = '/api/2.1/unity-catalog/validate-storage-credentials';
const admin = 'admin@river.example';
const role = { role_arn: 'arn:aws:iam::123456789012:role/second' };
const river = { params: { path: { name: 'river-location' } } };

const stamps = {
  owner: admin,
  metastore_id: metastoreId,
  created_at: startMs,
  created_by: admin,
  updated_at: startMs,
  updated_by: admin,
};

describe('storage credentials', () => {
  it('carry the external id of the metastore and the role of Databricks', async () => {
    const { admin: user } = createDatabricksLab();
    const { data } = await user.unityCatalog.POST(credentials, {
      body: { name: 'second', aws_iam_role: role, skip_validation: true },
    });
    expect(data).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      name: 'second',
      full_name: 'second',
      aws_iam_role: {
        role_arn: 'arn:aws:iam::123456789012:role/second',
        external_id: 'external-1',
        unity_catalog_iam_arn: 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-SIMULATED',
      },
      read_only: false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      used_for_managed_storage: false,
      ...stamps,
    });
  });

  it('never answer with a secret', async () => {
    const { admin: user } = createDatabricksLab();
    const body = {
      name: 'azure',
      azure_service_principal: { directory_id: 'd', application_id: 'a', client_secret: 'hush' },
    };
    await user.unityCatalog.POST(credentials, { body: body as never });
    const { data } = await user.unityCatalog.GET(oneCredential, { params: { path: { name: 'azure' } } });
    expect(data?.azure_service_principal).toEqual({ directory_id: 'd', application_id: 'a' });
  });

  it.each([
    [{ name: 'second' }, 400, 'INVALID_PARAMETER_VALUE'],
    [{ name: 'second', aws_iam_role: role, databricks_gcp_service_account: {} }, 400, 'INVALID_PARAMETER_VALUE'],
    [{ name: 'River-Credential', aws_iam_role: role }, 400, 'STORAGE_CREDENTIAL_ALREADY_EXISTS'],
  ])('refuse %j', async (body, status, code) => {
    const { admin: user } = createDatabricksLab();
    const { response, error } = await user.unityCatalog.POST(credentials, { body: body as never });
    expect([response.status, said(error).error_code]).toEqual([status, code]);
  });

  it('need CREATE_STORAGE_CREDENTIAL on the metastore', async () => {
    const { tableflow } = createDatabricksLab();
    const { response, error } = await tableflow.unityCatalog.POST(credentials, {
      body: { name: 'second', aws_iam_role: role },
    });
    expect([response.status, said(error).message]).toEqual([
      403,
      `User does not have CREATE STORAGE CREDENTIAL on Metastore '${metastoreId}'.`,
    ]);
  });

  it('change their role, and take their name along to locations', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const path = { params: { path: { name: 'river-credential' } } };
    const refused = await user.unityCatalog.PATCH(oneCredential, { ...path, body: { aws_iam_role: role } });
    expect(refused.response.status).toBe(400);
    const { data } = await user.unityCatalog.PATCH(oneCredential, {
      ...path,
      body: { aws_iam_role: role, new_name: 'new', force: true },
    });
    expect([data?.name, data?.aws_iam_role?.role_arn, data?.aws_iam_role?.external_id]).toEqual([
      'new',
      role.role_arn,
      'external-1',
    ]);
    expect(databricks.externalLocations[0]?.credential_name).toBe('new');
    expect(Object.keys(databricks.grants)).toContain('storage_credential/new');
  });

  it('take a comment together with the role that they have, as Terraform sends it', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const before = databricks.storageCredentials.find((one) => one.name === 'river-credential')?.aws_iam_role;
    const { data } = await user.unityCatalog.PATCH(oneCredential, {
      params: { path: { name: 'river-credential' } },
      body: { comment: 'new', aws_iam_role: { role_arn: before?.role_arn ?? '' } },
    });
    expect([data?.comment, data?.aws_iam_role]).toEqual(['new', before]);
  });

  it('are kept while a location uses them, unless by force', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const path = { name: 'river-credential' };
    const refused = await user.unityCatalog.DELETE(oneCredential, { params: { path } });
    expect([refused.response.status, said(refused.error).message]).toEqual([
      400,
      "Storage Credential 'river-credential' is used by External Location 'river-location'. Use force to do it all the same.",
    ]);
    expect((await user.unityCatalog.DELETE(oneCredential, { params: { path, query: { force: true } } })).data).toEqual(
      {},
    );
    expect(databricks.storageCredentials).toEqual([]);
  });

  it('are validated with 200, whatever comes out', async () => {
    const { admin: user } = createDatabricksLab();
    const named = { storage_credential_name: 'river-credential' };
    const whole = await user.unityCatalog.POST(validation, {
      body: { ...named, external_location_name: 'river-location' },
    });
    expect(whole.data).toEqual({
      isDir: true,
      results: [
        { operation: 'READ', result: 'PASS' },
        { operation: 'LIST', result: 'PASS' },
        { operation: 'WRITE', result: 'PASS' },
        { operation: 'DELETE', result: 'PASS' },
        { operation: 'PATH_EXISTS', result: 'PASS' },
      ],
    });
    const reading = await user.unityCatalog.POST(validation, {
      body: { aws_iam_role: role, url: 'ftp://x', read_only: true },
    });
    expect([reading.response.status, reading.data?.results?.map((one) => one.result)]).toEqual([
      200,
      ['FAIL', 'FAIL', 'SKIP', 'SKIP', 'FAIL'],
    ]);
    const unknown = await user.unityCatalog.POST(validation, { body: { ...named, external_location_name: 'nowhere' } });
    expect([unknown.response.status, said(unknown.error).error_code]).toEqual([
      404,
      'EXTERNAL_LOCATION_DOES_NOT_EXIST',
    ]);
  });
});

describe('external locations', () => {
  it('echo what was sent; file events are on in effect, and stay unset where nobody sent them', async () => {
    const { admin: user } = createDatabricksLab();
    const { data } = await user.unityCatalog.POST(locations, {
      body: {
        name: 'second',
        url: 's3://second-bucket/',
        credential_name: 'River-Credential',
        comment: 'two',
        skip_validation: true,
      },
    });
    expect(data).toEqual({
      name: 'second',
      url: 's3://second-bucket/',
      credential_name: 'river-credential',
      credential_id: 'credential-1',
      comment: 'two',
      read_only: false,
      fallback: false,
      isolation_mode: 'ISOLATION_MODE_OPEN',
      effective_enable_file_events: true,
      browse_only: false,
      ...stamps,
    });
  });

  it.each([
    [
      's3://river-bucket',
      'INVALID_PARAMETER_VALUE',
      "Url 's3://river-bucket' overlaps External Location 'river-location' at 's3://river-bucket/'.",
    ],
    [
      's3://river-bucket/below',
      'INVALID_PARAMETER_VALUE',
      "Url 's3://river-bucket/below' overlaps External Location 'river-location' at 's3://river-bucket/'.",
    ],
    ['https://x', 'INVALID_PARAMETER_VALUE', "'https://x' is not the address of cloud storage."],
  ])('refuse the url %s', async (url, code, message) => {
    const { admin: user } = createDatabricksLab();
    const { response, error } = await user.unityCatalog.POST(locations, {
      body: { name: 'second', url, credential_name: 'river-credential' },
    });
    expect([response.status, error]).toEqual([400, { error_code: code, message }]);
  });

  it('may lie beside one whose name merely begins alike', async () => {
    const { admin: user } = createDatabricksLab();
    const body = { name: 'second', url: 's3://river-bucket-2/', credential_name: 'river-credential' };
    expect((await user.unityCatalog.POST(locations, { body })).response.status).toBe(200);
  });

  it('need CREATE_EXTERNAL_LOCATION on the metastore and on the credential', async () => {
    const { tableflow, databricks } = createDatabricksLab();
    const body = { name: 'second', url: 's3://second/', credential_name: 'river-credential' };
    const first = await tableflow.unityCatalog.POST(locations, { body });
    expect(said(first.error).message).toBe(
      `User does not have CREATE EXTERNAL LOCATION on Metastore '${metastoreId}'.`,
    );
    databricks.grants[`metastore/${metastoreId}`] = { [clientId]: ['CREATE_EXTERNAL_LOCATION'] };
    databricks.grants['storage_credential/river-credential'] = { [clientId]: ['READ_FILES'] };
    const second = await tableflow.unityCatalog.POST(locations, { body });
    expect(said(second.error).message).toBe(
      "User does not have CREATE EXTERNAL LOCATION on Storage Credential 'river-credential'.",
    );
    const missing = await tableflow.unityCatalog.POST(locations, { body: { ...body, credential_name: 'none' } });
    expect(said(missing.error).error_code).toBe('STORAGE_CREDENTIAL_DOES_NOT_EXIST');
  });

  it('move and go only by force while something lies in them', async () => {
    const { admin: user, databricks } = createDatabricksLab();
    const moved = { url: 's3://other-bucket/' };
    const refused = await user.unityCatalog.PATCH(oneLocation, { ...river, body: moved });
    expect([refused.response.status, said(refused.error).error_code]).toEqual([400, 'INVALID_STATE']);
    const kept = await user.unityCatalog.DELETE(oneLocation, river);
    expect(said(kept.error).message).toBe(
      "External Location 'river-location' has 0 dependent external tables and 1 dependent managed storage roots. Use force to do it all the same.",
    );
    const { data } = await user.unityCatalog.PATCH(oneLocation, {
      ...river,
      body: { ...moved, force: true, read_only: true },
    });
    expect([data?.url, data?.read_only]).toEqual(['s3://other-bucket/', true]);
    expect((await user.unityCatalog.DELETE(oneLocation, river)).data).toEqual({});
    expect([databricks.externalLocations, databricks.grants['external_location/river-location']]).toEqual([
      [],
      undefined,
    ]);
  });

  it('are visible to whoever holds anything on them', async () => {
    const { tableflow, guest } = createDatabricksLab();
    expect((await tableflow.unityCatalog.GET(oneLocation, river)).data?.url).toBe('s3://river-bucket/');
    expect((await guest.unityCatalog.GET(oneLocation, river)).response.status).toBe(403);
    expect((await guest.unityCatalog.GET(locations)).data).toEqual({});
    const missing = await guest.unityCatalog.GET(oneLocation, { params: { path: { name: 'none' } } });
    expect(missing.error).toEqual({
      error_code: 'EXTERNAL_LOCATION_DOES_NOT_EXIST',
      message: "External Location 'none' does not exist.",
    });
  });
});
