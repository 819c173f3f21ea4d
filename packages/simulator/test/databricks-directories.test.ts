import { describe, expect, it } from 'vitest';
import { createDatabricksLab, warehouse } from './databricks-lab.ts';

describe('directories of a workspace', () => {
  it('are made with those above them, list what lies in them, and give its content back', async () => {
    const { workspace } = createDatabricksLab().admin;
    const made = await workspace.POST('/api/2.0/workspace/mkdirs', { body: { path: '/Shared/a/b' } });
    expect([made.response.status, made.data]).toEqual([200, {}]);
    await workspace.POST('/api/2.0/workspace/import', {
      body: { path: '/Shared/a/nb', language: 'PYTHON', content: 'cHJpbnQoMSk=' },
    });
    const listed = await workspace.GET('/api/2.0/workspace/list', { params: { query: { path: '/Shared/a' } } });
    expect(listed.data?.objects?.map(({ path, object_type: type }) => [path, type])).toEqual([
      ['/Shared/a/b', 'DIRECTORY'],
      ['/Shared/a/nb', 'NOTEBOOK'],
    ]);
    const empty = await workspace.GET('/api/2.0/workspace/list', { params: { query: { path: '/Shared/a/b' } } });
    expect(empty.data).toEqual({});
    const exported = await workspace.GET('/api/2.0/workspace/export', { params: { query: { path: '/Shared/a/nb' } } });
    expect(exported.data).toEqual({ content: 'cHJpbnQoMSk=' });
  });

  it('are not made in place of a notebook, and do not exist unless they were made', async () => {
    const { workspace } = createDatabricksLab().admin;
    await workspace.POST('/api/2.0/workspace/import', {
      body: { path: '/Shared/nb', language: 'PYTHON', content: 'cHJpbnQoMSk=' },
    });
    const taken = await workspace.POST('/api/2.0/workspace/mkdirs', { body: { path: '/Shared/nb/c' } });
    expect([taken.response.status, taken.error]).toMatchObject([400, { error_code: 'RESOURCE_ALREADY_EXISTS' }]);
    const none = await workspace.GET('/api/2.0/workspace/list', { params: { query: { path: '/Shared/none' } } });
    expect([none.response.status, none.error]).toMatchObject([404, { error_code: 'RESOURCE_DOES_NOT_EXIST' }]);
  });
});

it('a warehouse that is stopped is STOPPED', async () => {
  const { sql } = createDatabricksLab().admin;
  const params = { path: { id: warehouse.id } };
  expect((await sql.POST('/api/2.0/sql/warehouses/{id}/stop', { params, body: {} })).data).toEqual({});
  expect((await sql.GET('/api/2.0/sql/warehouses/{id}', { params })).data?.state).toBe('STOPPED');
});
