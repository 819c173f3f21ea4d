import { expect, it } from 'vitest';
import { createDatabricksLab, type DatabricksLab } from './databricks-lab.ts';

const assignment = '/api/2.1/unity-catalog/workspaces/{workspace_id}/metastore';
const one = '/api/2.1/unity-catalog/metastores/{id}';

function workspaceOf({ simulator }: DatabricksLab): { params: { path: { workspace_id: number } } } {
  return { params: { path: { workspace_id: Number(simulator.state.world.databricks.workspaceId) } } };
}

async function createSecond({ admin }: DatabricksLab): Promise<string> {
  const { data } = await admin.unityCatalog.POST('/api/2.1/unity-catalog/metastores', {
    body: { name: 'second', region: 'eastus2', storage_root: 'abfss://c@a.dfs.core.windows.net/' },
  });
  return data?.metastore_id ?? '';
}

const catalogsOf = async ({ admin }: DatabricksLab) =>
  (await admin.unityCatalog.GET('/api/2.1/unity-catalog/catalogs')).data?.catalogs?.map(({ name }) => name) ?? [];

it('a new metastore is of no workspace, and its storage has a folder of its own', async () => {
  const lab = createDatabricksLab();
  const before = await catalogsOf(lab);
  const id = await createSecond(lab);
  const { data } = await lab.admin.unityCatalog.GET(one, { params: { path: { id } } });
  expect([data?.name, data?.cloud, data?.global_metastore_id, data?.storage_root, data?.owner]).toEqual([
    'second',
    'azure',
    `azure:eastus2:${id}`,
    `abfss://c@a.dfs.core.windows.net/${id}`,
    'admin@river.example',
  ]);
  const { data: list } = await lab.admin.unityCatalog.GET('/api/2.1/unity-catalog/metastores');
  expect(list?.metastores).toHaveLength(2);
  expect(await catalogsOf(lab)).toEqual(before);
});

it('once assigned it takes the place of the old one, which comes back with all that is in it', async () => {
  const lab = createDatabricksLab();
  const { unityCatalog } = lab.admin;
  const before = await catalogsOf(lab);
  const first = lab.databricks.metastore.metastore_id ?? '';
  const second = await createSecond(lab);
  await unityCatalog.PUT(assignment, {
    ...workspaceOf(lab),
    body: { metastore_id: second, default_catalog_name: 'main' },
  });
  const current = await unityCatalog.GET('/api/2.1/unity-catalog/current-metastore-assignment');
  expect([current.data?.metastore_id, current.data?.default_catalog_name, await catalogsOf(lab)]).toEqual([
    second,
    'main',
    [],
  ]);
  await unityCatalog.PUT(assignment, { ...workspaceOf(lab), body: { metastore_id: first } });
  expect(before.length).toBeGreaterThan(0);
  expect(await catalogsOf(lab)).toEqual(before);
});

it('its credential is named beside its id', async () => {
  const lab = createDatabricksLab();
  const id = lab.databricks.metastore.metastore_id ?? '';
  const credential = lab.databricks.storageCredentials[0];
  const { data } = await lab.admin.unityCatalog.PATCH(one, {
    params: { path: { id } },
    body: { storage_root_credential_id: credential?.id ?? '' },
  });
  expect(data?.storage_root_credential_name).toBe(credential?.name);
});

it('is deleted when nothing is in it and no workspace has it, or by force', async () => {
  const lab = createDatabricksLab();
  const { unityCatalog } = lab.admin;
  const first = lab.databricks.metastore.metastore_id ?? '';
  const remove = async (id: string, force?: boolean) =>
    (await unityCatalog.DELETE(one, { params: { path: { id }, query: force ? { force } : {} } })).response.status;
  expect(await remove(await createSecond(lab))).toBe(200);
  expect(await remove(first)).toBe(400);
  const query = { metastore_id: first };
  const path = workspaceOf(lab).params.path;
  expect((await unityCatalog.DELETE(assignment, { params: { path, query } })).response.status).toBe(200);
  expect((await unityCatalog.GET('/api/2.1/unity-catalog/metastore_summary')).response.status).toBe(404);
  expect([await remove(first), await remove(first, true), await remove(first)]).toEqual([400, 200, 404]);
});

it('is made and assigned by administrators, to this workspace', async () => {
  const lab = createDatabricksLab();
  const { guest, admin } = lab;
  const body = { metastore_id: await createSecond(lab) };
  const statuses = [
    await guest.unityCatalog.POST('/api/2.1/unity-catalog/metastores', { body: { name: 'third' } }),
    await guest.unityCatalog.PUT(assignment, { ...workspaceOf(lab), body }),
    await admin.unityCatalog.PUT(assignment, { params: { path: { workspace_id: 1 } }, body }),
    await admin.unityCatalog.PUT(assignment, { ...workspaceOf(lab), body: { metastore_id: 'none' } }),
  ].map(({ response }) => response.status);
  expect(statuses).toEqual([403, 403, 404, 404]);
});
