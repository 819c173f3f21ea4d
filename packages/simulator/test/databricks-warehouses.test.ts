import { expect, it } from 'vitest';
import { createDatabricksLab, said } from './databricks-lab.ts';

const warehouses = '/api/2.0/sql/warehouses';
const small = { name: 'small', cluster_size: '2X-Small' };

it('a warehouse is created, starts at once, is changed, stopped and deleted', async () => {
  const { admin, clock } = createDatabricksLab();
  const { data: created } = await admin.sql.POST(warehouses, { body: small });
  const id = created?.id ?? '';
  expect(Object.keys(created ?? {})).toEqual(['id']);
  const read = async () => (await admin.sql.GET(`${warehouses}/{id}`, { params: { path: { id } } })).data;
  const at = { params: { path: { id } } };
  const starting = await read();
  expect(starting).toMatchObject({ state: 'STARTING', auto_stop_mins: 120, enable_photon: true, max_num_clusters: 1 });
  await new Promise<void>((resolve) => clock.setTimer(10 * 60_000, resolve));
  expect((await read())?.state).toBe('RUNNING');
  await admin.sql.POST(`${warehouses}/{id}/edit`, { ...at, body: { auto_stop_mins: 30 } });
  await admin.sql.POST(`${warehouses}/{id}/stop`, { ...at, body: {} });
  expect(await read()).toMatchObject({ name: 'small', auto_stop_mins: 30, state: 'STOPPED' });
  await admin.sql.DELETE(`${warehouses}/{id}`, at);
  const { response } = await admin.sql.GET(`${warehouses}/{id}`, at);
  expect(response.status).toBe(404);
});

it.each([
  [{ cluster_size: '2X-Small' }, 400, 'A SQL warehouse needs a name of less than 100 characters.'],
  [{ name: 'small' }, 400, 'cluster_size is required.'],
  [{ ...small, auto_stop_mins: 5 }, 400, 'auto_stop_mins must be 0 or at least 10.'],
  [
    { ...small, min_num_clusters: 3, max_num_clusters: 2 },
    400,
    'max_num_clusters must be between min_num_clusters and 40.',
  ],
  [
    { ...small, name: 'Serverless Starter Warehouse' },
    400,
    'SQL warehouse with name `Serverless Starter Warehouse` already exists',
  ],
])('%j is refused', async (body, status, message) => {
  const { admin } = createDatabricksLab();
  const { response, error } = await admin.sql.POST(warehouses, { body });
  expect([response.status, said(error).message]).toEqual([status, message]);
});

it('only an administrator of the workspace makes one', async () => {
  const { guest } = createDatabricksLab();
  const { response } = await guest.sql.POST(warehouses, { body: small });
  expect(response.status).toBe(403);
});
