import type { UnityCatalogSchemas } from '@tableflow-workshop/databricks-client';
import { describe, expect, it } from 'vitest';
import { type Clients, clientId, createDatabricksLab, said } from './databricks-lab.ts';

const permissions = '/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}';
const effective = '/api/2.1/unity-catalog/effective-permissions/{securable_type}/{full_name}';
const catalog = { securable_type: 'catalog', full_name: 'river-hotels' } as const;
const location = { securable_type: 'external_location', full_name: 'river-location' } as const;

type Change = { principal?: string; add?: string[]; remove?: string[] };

function update(clients: Clients, changes: Change[], path: typeof catalog | typeof location = catalog) {
  // The server takes more spellings than the type.
  const body = { changes: changes as UnityCatalogSchemas['PermissionsChange'][] };
  return clients.unityCatalog.PATCH(permissions, { params: { path }, body });
}

describe('changing grants', () => {
  it('takes any spelling, removes before it adds, and answers with all grants, sorted', async () => {
    const { admin, databricks } = createDatabricksLab();
    databricks.grants['catalog/river-hotels'] = { [clientId]: ['USE_CATALOG', 'ALL_PRIVILEGES'] };
    const { data } = await update(admin, [
      { principal: clientId.toUpperCase(), add: ['external use schema', 'use_schema'], remove: ['ALL PRIVILEGES'] },
      { principal: 'Analysts', add: ['USE CATALOG'] },
    ]);
    expect(data).toEqual({
      privilege_assignments: [
        { principal: clientId, privileges: ['EXTERNAL_USE_SCHEMA', 'USE_CATALOG', 'USE_SCHEMA'] },
        { principal: 'analysts', privileges: ['USE_CATALOG'] },
      ],
    });
  });

  it('drops principals without privileges; no grants at all are {}', async () => {
    const { admin, databricks } = createDatabricksLab();
    databricks.grants['catalog/river-hotels'] = { [clientId]: ['USE_CATALOG'] };
    expect((await update(admin, [{ principal: clientId, remove: ['USE_CATALOG', 'SELECT'] }])).data).toEqual({});
    expect((await admin.unityCatalog.GET(permissions, { params: { path: catalog } })).data).toEqual({});
  });

  it('leaves the grants out of the answer on request', async () => {
    const { admin } = createDatabricksLab();
    const { data } = await admin.unityCatalog.PATCH(permissions, {
      params: { path: catalog },
      body: { changes: [{ principal: 'analysts', add: ['USE_CATALOG'] }], omit_permissions_in_response: true },
    });
    expect(data).toEqual({});
  });

  it.each<[Change, number, string, string]>([
    [
      { principal: clientId, add: ['SELECT'], remove: ['select'] },
      400,
      'INVALID_PARAMETER_VALUE',
      `Duplicate privileges to add and delete for principal ${clientId}.`,
    ],
    [{ principal: 'nobody', add: ['SELECT'] }, 404, 'PRINCIPAL_DOES_NOT_EXIST', "Principal 'nobody' does not exist."],
    [{ principal: clientId, add: ['FLY'] }, 400, 'INVALID_PARAMETER_VALUE', 'Privilege FLY is not known.'],
    [
      { principal: clientId, add: ['EXTERNAL_USE_LOCATION'] },
      400,
      'INVALID_PARAMETER_VALUE',
      "Privilege EXTERNAL_USE_LOCATION does not apply to Catalog 'river-hotels'.",
    ],
    [{ add: ['SELECT'] }, 400, 'INVALID_PARAMETER_VALUE', 'UpdatePermissions Missing required field: principal'],
  ])('refuses %j, and then changes nothing at all', async (change, status, code, message) => {
    const { admin, databricks } = createDatabricksLab();
    const before = structuredClone(databricks.grants);
    const { response, error } = await update(admin, [{ principal: 'analysts', add: ['USE_CATALOG'] }, change]);
    expect([response.status, error]).toEqual([status, { error_code: code, message }]);
    expect(databricks.grants).toEqual(before);
  });

  it('needs MANAGE, which ALL_PRIVILEGES does not include', async () => {
    const { tableflow, databricks } = createDatabricksLab();
    const change = [{ principal: 'analysts', add: ['USE_CATALOG'] }];
    const { response, error } = await update(tableflow, change);
    expect([response.status, said(error).message]).toEqual([
      403,
      "User does not have MANAGE on Catalog 'river-hotels'.",
    ]);
    databricks.grants['catalog/river-hotels']?.[clientId]?.push('MANAGE');
    expect((await update(tableflow, change)).response.status).toBe(200);
  });

  it('lets only the owner grant the use from outside', async () => {
    const { admin, tableflow, databricks } = createDatabricksLab();
    databricks.admins.push(clientId);
    const ofSchema = [{ principal: 'analysts', add: ['EXTERNAL_USE_SCHEMA'] }];
    const ofLocation = [{ principal: 'analysts', add: ['EXTERNAL_USE_LOCATION'] }];
    const refused = await update(tableflow, ofSchema);
    expect([refused.response.status, said(refused.error).message]).toEqual([
      403,
      "Only the owner of Catalog 'river-hotels' can grant EXTERNAL USE SCHEMA.",
    ]);
    expect(said((await update(tableflow, ofLocation, location)).error).message).toBe(
      "Only the owner of External Location 'river-location' can grant EXTERNAL USE LOCATION.",
    );
    expect((await update(admin, ofSchema)).response.status).toBe(200);
    expect((await update(admin, ofLocation, location)).response.status).toBe(200);
  });
});

describe('reading grants', () => {
  it('filters by principal, and finds securables in any case', async () => {
    const { admin, databricks } = createDatabricksLab();
    databricks.grants['catalog/river-hotels'] = { [clientId]: ['USE_CATALOG'], analysts: ['SELECT'] };
    const { data } = await admin.unityCatalog.GET(permissions, {
      params: {
        path: { securable_type: 'CATALOG' as 'catalog', full_name: 'River-Hotels' },
        query: { principal: 'ANALYSTS' },
      },
    });
    expect(data).toEqual({ privilege_assignments: [{ principal: 'analysts', privileges: ['SELECT'] }] });
  });

  it('refuses pages of 1 to 149, and accepts 0 and 150', async () => {
    const { admin } = createDatabricksLab();
    const statuses = [];
    for (const size of [0, 1, 149, 150]) {
      const { response } = await admin.unityCatalog.GET(permissions, {
        params: { path: catalog, query: { max_results: size } },
      });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([200, 400, 400, 200]);
  });

  it('shows where an effective privilege comes from, and nothing that comes with ownership', async () => {
    const { admin, databricks } = createDatabricksLab();
    databricks.grants['catalog/river-hotels'] = { [clientId]: ['USE_SCHEMA', 'SELECT'] };
    databricks.grants['schema/river-hotels.default'] = { [clientId]: ['EXTERNAL_USE_SCHEMA'], analysts: ['SELECT'] };
    databricks.grants[`metastore/${databricks.metastore.metastore_id}`] = { [clientId]: ['CREATE_CATALOG'] };
    const { data } = await admin.unityCatalog.GET(effective, {
      params: { path: { securable_type: 'schema', full_name: 'river-hotels.default' } },
    });
    const inherited = { inherited_from_type: 'CATALOG', inherited_from_name: 'river-hotels' };
    expect(data).toEqual({
      privilege_assignments: [
        { principal: 'analysts', privileges: [{ privilege: 'SELECT' }] },
        {
          principal: clientId,
          privileges: [
            { privilege: 'EXTERNAL_USE_SCHEMA' },
            { privilege: 'SELECT', ...inherited },
            { privilege: 'USE_SCHEMA', ...inherited },
          ],
        },
      ],
    });
  });

  it('knows what it does not have', async () => {
    const { admin, guest } = createDatabricksLab();
    const read = (clients: Clients, type: string, fullName: string) =>
      clients.unityCatalog.GET(permissions, {
        params: { path: { securable_type: type as 'catalog', full_name: fullName } },
      });
    expect((await read(admin, 'schema', 'river-hotels.x')).error).toEqual({
      error_code: 'SCHEMA_DOES_NOT_EXIST',
      message: "Schema 'river-hotels.x' does not exist.",
    });
    expect((await read(admin, 'planet', 'x')).response.status).toBe(400);
    expect((await read(guest, 'catalog', 'river-hotels')).response.status).toBe(403);
  });
});

it('the newer forms give the same grants, in pages', async () => {
  const { admin } = createDatabricksLab();
  const path = { securable_type: 'catalog', full_name: 'river-hotels' } as const;
  const older = await admin.unityCatalog.GET('/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}', {
    params: { path },
  });
  const newer = await admin.unityCatalog.GET(
    '/api/2.1/unity-catalog/privilege-assignments/{securable_type}/{full_name}',
    { params: { path, query: { page_size: 1 } } },
  );
  expect(newer.data).toEqual(older.data);
  const schema = { securable_type: 'schema', full_name: 'river-hotels.default' } as const;
  const effective = await admin.unityCatalog.GET(
    '/api/2.1/unity-catalog/effective-privilege-assignments/{securable_type}/{full_name}',
    { params: { path: schema, query: { principal: clientId } } },
  );
  expect(effective.data?.effective_privilege_assignments?.[0]?.privileges?.[0]).toEqual({
    privilege: 'ALL_PRIVILEGES',
    inherited_from_type: 'CATALOG',
    inherited_from_name: 'river-hotels',
  });
});
