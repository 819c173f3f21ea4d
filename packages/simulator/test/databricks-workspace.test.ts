import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, said, startMs } from './databricks-lab.ts';

const groups = '/api/2.0/preview/scim/v2/Groups';

describe('identity', () => {
  it('shows a service principal in the shape of a user, with the id of the workspace in a header', async () => {
    const { tableflow, databricks } = createDatabricksLab();
    databricks.groups[0]?.members?.push({ value: '20', display: 'river-tableflow' });
    const { data, response } = await tableflow.identity.GET('/api/2.0/preview/scim/v2/Me');
    expect(response.headers.get('x-databricks-org-id')).toBe('1234567890123456');
    expect(data).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
      ],
      id: '20',
      userName: clientId,
      displayName: 'river-tableflow',
      active: true,
      groups: [{ display: 'admins', type: 'direct', value: '10', $ref: 'Groups/10' }],
    });
  });

  it('shows a person, without what was excluded', async () => {
    const { guest } = createDatabricksLab();
    const { data } = await guest.identity.GET('/api/2.0/preview/scim/v2/Me', {
      params: { query: { excludedAttributes: 'schemas,groups,entitlements' } },
    });
    expect(data).toEqual({
      schemas: [
        'urn:ietf:params:scim:schemas:core:2.0:User',
        'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
      ],
      id: '3',
      userName: 'guest@river.example',
      displayName: 'guest@river.example',
      active: true,
      emails: [{ type: 'work', value: 'guest@river.example', primary: true }],
    });
  });

  it.each([
    ['displayName eq "ADMINS"', ['admins']],
    ['displayName co "a"', ['admins', 'analysts']],
    ['displayName eq "nobody"', []],
  ])('lists groups by %s', async (filter, names) => {
    const { admin } = createDatabricksLab();
    const { data } = await admin.identity.GET(groups, { params: { query: { filter } } });
    expect(data?.Resources?.map((group) => group.displayName) ?? []).toEqual(names);
    expect(data).toMatchObject({ totalResults: names.length, itemsPerPage: names.length });
  });

  it('finds a service principal by application id, and keeps its secrets', async () => {
    const { admin } = createDatabricksLab();
    const { data } = await admin.identity.GET('/api/2.0/preview/scim/v2/ServicePrincipals', {
      params: { query: { filter: `applicationId eq "${clientId}"` } },
    });
    expect(data).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 1,
      Resources: [{ id: '20', applicationId: clientId, displayName: 'river-tableflow', active: true }],
    });
  });

  it('ends a listing with a page that has no resources', async () => {
    const { admin } = createDatabricksLab();
    const page = async (startIndex: number) =>
      (await admin.identity.GET(groups, { params: { query: { startIndex, count: 1 } } })).data;
    expect((await page(2))?.Resources?.map((group) => group.displayName)).toEqual(['analysts']);
    expect(await page(3)).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 2,
      startIndex: 3,
      itemsPerPage: 0,
    });
  });

  it('refuses a filter that it cannot understand, in the words of SCIM', async () => {
    const { admin } = createDatabricksLab();
    const { response, error } = await admin.identity.GET(groups, {
      params: { query: { filter: 'displayName like x' } },
    });
    expect([response.status, error]).toEqual([
      400,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '400',
        scimType: 'invalidFilter',
        detail: 'The filter displayName like x cannot be understood',
      },
    ]);
  });
});

describe('workspace', () => {
  const source = Buffer.from('# Databricks notebook source\n').toString('base64');

  function createWorkspace() {
    const { admin } = createDatabricksLab();
    return {
      put: (body: object) =>
        admin.workspace.POST('/api/2.0/workspace/import', { body: { path: '/Shared/a.py', content: source, ...body } }),
      get: (path: string) => admin.workspace.GET('/api/2.0/workspace/get-status', { params: { query: { path } } }),
      remove: (path: string) => admin.workspace.POST('/api/2.0/workspace/delete', { body: { path } }),
    };
  }

  it('makes a notebook of a source file and takes its extension away', async () => {
    const { put, get } = createWorkspace();
    expect((await put({ format: 'SOURCE', language: 'PYTHON' })).data).toEqual({});
    const { data } = await get('/Workspace/Shared/a');
    expect(data).toEqual({
      path: '/Shared/a',
      object_type: 'NOTEBOOK',
      language: 'PYTHON',
      object_id: 1,
      size: 29,
      created_at: startMs,
      modified_at: startMs,
    });
  });

  it.each([
    [{ path: '/Shared/agent.ipynb', format: 'JUPYTER' }, '/Shared/agent', 'NOTEBOOK'],
    [{ path: '/Shared/data.csv', format: 'RAW' }, '/Shared/data.csv', 'FILE'],
    [{ path: '/Shared/b.py', format: 'AUTO' }, '/Shared/b', 'NOTEBOOK'],
    [{ path: '/Users/admin@river.example/c.py' }, '/Users/admin@river.example/c', 'NOTEBOOK'],
  ])('stores %j', async (body, path, type) => {
    const { put, get } = createWorkspace();
    await put(body);
    expect((await get(path)).data?.object_type).toBe(type);
  });

  it('replaces only what it may overwrite', async () => {
    const { put, get } = createWorkspace();
    await put({});
    const second = await put({});
    expect([second.response.status, second.error]).toEqual([
      400,
      { error_code: 'RESOURCE_ALREADY_EXISTS', message: 'NOTEBOOK (/Shared/a) already exists.' },
    ]);
    expect((await put({ overwrite: true, content: '' })).data).toEqual({});
    expect((await get('/Shared/a')).data).toMatchObject({ object_id: 1, size: 0 });
  });

  it.each([
    [{ path: '/nowhere/a.py' }, 404, 'RESOURCE_DOES_NOT_EXIST', "Path (/nowhere) doesn't exist."],
    [
      { path: '/Shared/a', format: 'SOURCE' },
      400,
      'INVALID_PARAMETER_VALUE',
      'language is required for format SOURCE.',
    ],
    [{ content: '%' }, 400, 'INVALID_PARAMETER_VALUE', 'content is not base64.'],
    [{ path: 'a.py' }, 400, 'INVALID_PARAMETER_VALUE', 'Path (a.py) must begin with a slash.'],
  ])('refuses %j', async (body, status, code, message) => {
    const { response, error } = await createWorkspace().put(body);
    expect([response.status, error]).toEqual([status, { error_code: code, message }]);
  });

  it('deletes what is there, and says so when nothing is', async () => {
    const { put, get, remove } = createWorkspace();
    await put({});
    expect((await remove('/Shared/a')).data).toEqual({});
    expect((await get('/Shared/a')).error).toEqual({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: "Path (/Shared/a) doesn't exist.",
    });
    expect((await remove('/Shared/a')).response.status).toBe(404);
    expect(said((await remove('/Shared')).error).error_code).toBe('DIRECTORY_PROTECTED');
  });
});
