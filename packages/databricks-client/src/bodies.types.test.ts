import { it } from 'vitest';
import type { SqlClient, UnityCatalogClient } from './index.ts';

// What the compiler must refuse is behind `@ts-expect-error`: `tsc` fails where it accepts it. Nothing is called.
// The wrong bodies, in this order: a required field is missing, a type is wrong, a field is the server's to set, a name
// is misspelt, a value is not in its list (or, where there is no list, another type is wrong).

/** Compiled, never run. */
const compiled = (_calls: (unityCatalog: UnityCatalogClient, sql: SqlClient) => unknown): void => undefined;

const root = '/api/2.1/unity-catalog';

it('createCatalog', () => {
  const path = `${root}/catalogs` as const;
  const name = 'river';
  compiled((client) => [
    client.POST(path, {
      body: {
        name: 'river',
        comment: 'Hotels',
        storage_root: 's3://river/catalog',
        properties: { team: 'data' },
        catalog_federation_config: { schema_filter_type: 'SCHEMA_FILTER_TYPE_INCLUDE' },
      },
    }),
    // @ts-expect-error no name
    client.POST(path, { body: { comment: 'Hotels' } }),
    // @ts-expect-error properties are text by name
    client.POST(path, { body: { name, properties: ['data'] } }),
    // @ts-expect-error the server knows the owner of a new catalog
    client.POST(path, { body: { name, owner: 'somebody' } }),
    // @ts-expect-error storage_root
    client.POST(path, { body: { name, storageRoot: 's3://river/catalog' } }),
    // @ts-expect-error no such filter
    client.POST(path, { body: { name, catalog_federation_config: { schema_filter_type: 'SOME' } } }),
  ]);
});

it('createSchema', () => {
  const path = `${root}/schemas` as const;
  const body = { name: 'hotels', catalog_name: 'river' };
  compiled((client) => [
    client.POST(path, { body: { name: 'hotels', catalog_name: 'river', comment: 'Hotels', properties: { a: 'b' } } }),
    // @ts-expect-error no catalog
    client.POST(path, { body: { name: 'hotels' } }),
    // @ts-expect-error a comment is text
    client.POST(path, { body: { ...body, comment: 7 } }),
    // @ts-expect-error the server makes the full name
    client.POST(path, { body: { ...body, full_name: 'river.hotels' } }),
    // @ts-expect-error comment
    client.POST(path, { body: { ...body, coment: 'Hotels' } }),
    // @ts-expect-error hours are a number
    client.POST(path, { body: { ...body, custom_max_retention_hours: '24' } }),
  ]);
});

it('createTable', () => {
  const path = `${root}/tables` as const;
  const place = { name: 'hotel', catalog_name: 'river', schema_name: 'hotels', storage_location: 's3://river/hotel' };
  const body = { ...place, table_type: 'EXTERNAL', data_source_format: 'DELTA' } as const;
  compiled((client) => [
    client.POST(path, {
      body: {
        name: 'hotel',
        catalog_name: 'river',
        schema_name: 'hotels',
        table_type: 'EXTERNAL',
        data_source_format: 'DELTA',
        storage_location: 's3://river/hotel',
        columns: [{ name: 'id', type_name: 'LONG', type_text: 'bigint', position: 0 }],
      },
    }),
    // @ts-expect-error no format
    client.POST(path, { body: { ...place, table_type: 'EXTERNAL' } }),
    // @ts-expect-error columns are a list
    client.POST(path, { body: { ...body, columns: { id: 'LONG' } } }),
    // @ts-expect-error the server gives the id
    client.POST(path, { body: { ...body, table_id: 't-1' } }),
    // @ts-expect-error columns
    client.POST(path, { body: { ...body, column: [] } }),
    // @ts-expect-error upper case
    client.POST(path, { body: { ...body, data_source_format: 'delta' } }),
    // @ts-expect-error no such type
    client.POST(path, { body: { ...body, columns: [{ name: 'id', type_name: 'BIGINT' }] } }),
  ]);
});

it('updatePermissions', () => {
  const path = `${root}/permissions/{securable_type}/{full_name}` as const;
  const params = { path: { securable_type: 'catalog', full_name: 'river' } } as const;
  const principal = 'analysts';
  compiled((client) => [
    client.PATCH(path, {
      params: { path: { securable_type: 'catalog', full_name: 'river' } },
      body: { changes: [{ principal: 'analysts', add: ['USE_CATALOG', 'EXTERNAL_USE_SCHEMA'], remove: ['SELECT'] }] },
    }),
    // @ts-expect-error no body
    client.PATCH(path, { params }),
    // @ts-expect-error a list of changes
    client.PATCH(path, { params, body: { changes: { principal, add: ['SELECT'] } } }),
    // @ts-expect-error the server answers with the assignments
    client.PATCH(path, { params, body: { privilege_assignments: [] } }),
    // @ts-expect-error add
    client.PATCH(path, { params, body: { changes: [{ principal, grant: ['SELECT'] }] } }),
    // @ts-expect-error no such privilege
    client.PATCH(path, { params, body: { changes: [{ principal, add: ['USE_EVERYTHING'] }] } }),
    // @ts-expect-error underscores
    client.PATCH(path, { params, body: { changes: [{ principal, remove: ['USE CATALOG'] }] } }),
  ]);
});

it('createExternalLocation', () => {
  const path = `${root}/external-locations` as const;
  const body = { name: 'river', url: 's3://river/', credential_name: 'river' };
  compiled((client) => [
    client.POST(path, {
      body: {
        name: 'river',
        url: 's3://river/',
        credential_name: 'river',
        file_event_queue: { provided_sqs: { queue_url: 'https://sqs.test/q' } },
        encryption_details: { sse_encryption_details: { algorithm: 'AWS_SSE_KMS', aws_kms_key_arn: 'arn' } },
      },
    }),
    // @ts-expect-error no credential
    client.POST(path, { body: { name: 'river', url: 's3://river/' } }),
    // @ts-expect-error yes or no
    client.POST(path, { body: { ...body, read_only: 'true' } }),
    // @ts-expect-error the server knows the id of the credential
    client.POST(path, { body: { ...body, credential_id: 'c-1' } }),
    // @ts-expect-error skip_validation
    client.POST(path, { body: { ...body, skipValidation: true } }),
    // @ts-expect-error no such algorithm
    client.POST(path, { body: { ...body, encryption_details: { sse_encryption_details: { algorithm: 'AES' } } } }),
    // @ts-expect-error one queue, not two
    client.POST(path, { body: { ...body, file_event_queue: { managed_sqs: {}, provided_sqs: {} } } }),
  ]);
});

it('createStorageCredential', () => {
  const path = `${root}/storage-credentials` as const;
  const name = 'river';
  const aws_iam_role = { role_arn: 'arn:aws:iam::123456789012:role/river' };
  const azure_managed_identity = { access_connector_id: '/subscriptions/s-1' };
  compiled((client) => [
    client.POST(path, {
      body: { name: 'river', aws_iam_role: { role_arn: 'arn:aws:iam::123456789012:role/river' }, read_only: true },
    }),
    client.POST(path, {
      body: {
        name: 'river',
        azure_service_principal: { directory_id: 'd-1', application_id: 'a-1', client_secret: 'secret' },
      },
    }),
    client.POST(path, {
      body: {
        name: 'river',
        cloudflare_api_token: { account_id: 'a-1', access_key_id: 'k-1', secret_access_key: 'secret' },
      },
    }),
    client.POST(path, { body: { name: 'river', databricks_gcp_service_account: {} } }),
    // @ts-expect-error no name
    client.POST(path, { body: { aws_iam_role } }),
    // @ts-expect-error no cloud
    client.POST(path, { body: { name, comment: 'nowhere' } }),
    // @ts-expect-error two clouds
    client.POST(path, { body: { name, aws_iam_role, azure_managed_identity } }),
    // @ts-expect-error a role is an object with an ARN
    client.POST(path, { body: { name, aws_iam_role: 'arn:aws:iam::123456789012:role/river' } }),
    // @ts-expect-error the server gives the external id
    client.POST(path, { body: { name, aws_iam_role: { ...aws_iam_role, external_id: 'e-1' } } }),
    // @ts-expect-error aws_iam_role
    client.POST(path, { body: { name, aws_role: aws_iam_role } }),
    // @ts-expect-error read_only
    client.POST(path, { body: { name, aws_iam_role, readonly: true } }),
    // @ts-expect-error yes or no
    client.POST(path, { body: { name, aws_iam_role, skip_validation: 'yes' } }),
  ]);
});

it('executeStatement', () => {
  const path = '/api/2.0/sql/statements';
  const body = { statement: 'SELECT 1', warehouse_id: 'w-1' };
  compiled((_client, sql) => [
    sql.POST(path, {
      body: {
        statement: 'SELECT * FROM hotel WHERE id = :id',
        warehouse_id: 'w-1',
        parameters: [{ name: 'id', value: '7', type: 'BIGINT' }],
        wait_timeout: '10s',
        on_wait_timeout: 'CONTINUE',
        disposition: 'EXTERNAL_LINKS',
        format: 'JSON_ARRAY',
      },
    }),
    // @ts-expect-error no warehouse
    sql.POST(path, { body: { statement: 'SELECT 1' } }),
    // @ts-expect-error a duration is text
    sql.POST(path, { body: { ...body, wait_timeout: 10 } }),
    // @ts-expect-error the server gives the id
    sql.POST(path, { body: { ...body, statement_id: 's-1' } }),
    // @ts-expect-error row_limit
    sql.POST(path, { body: { ...body, rowLimit: 10 } }),
    // @ts-expect-error INLINE or EXTERNAL_LINKS
    sql.POST(path, { body: { ...body, disposition: 'LINKS' } }),
    // @ts-expect-error every parameter is text
    sql.POST(path, { body: { ...body, parameters: [{ name: 'id', value: 7 }] } }),
  ]);
});
