import { describe, expect, it } from 'vitest';
import { answerOf, createLab, failureBody, refusalOf, request } from './lab.ts';

const accounts = '/iam/v2/service-accounts';
const accountPath = '/iam/v2/service-accounts/{id}';
const keys = '/iam/v2/api-keys';
const keyPath = '/iam/v2/api-keys/{id}';
const bindings = '/iam/v2/role-bindings';
const bindingPath = '/iam/v2/role-bindings/{id}';
const environmentCrn = 'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/environment=env-river1';

describe('service accounts', () => {
  it('answers 201 and refuses a name that is taken', async () => {
    const { clients } = createLab();
    const { data, response } = await clients.serviceAccounts.POST(accounts, { body: { display_name: 'second' } });
    expect([response.status, data]).toEqual([
      201,
      {
        api_version: 'iam/v2',
        kind: 'ServiceAccount',
        id: 'sa-001000',
        metadata: {
          self: 'https://api.confluent.cloud/iam/v2/service-accounts/sa-001000',
          resource_name:
            'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/service-account=sa-001000',
          created_at: '2026-01-01T00:00:00.000Z',
          updated_at: '2026-01-01T00:00:00.000Z',
        },
        display_name: 'second',
        description: '',
      },
    ]);
    const again = await clients.serviceAccounts.POST(accounts, { body: { display_name: 'second' } });
    expect(refusalOf(again)).toEqual({
      status: 409,
      error: failureBody(409, 'Service name is already in use', { code: 'resource_already_exists' }),
    });
    expect(again.response.headers.get('location')).toBe(
      'https://api.confluent.cloud/iam/v2/service-accounts/sa-001000',
    );
  });

  it('lists by exact names', async () => {
    const { clients } = createLab();
    for (const name of ['a', 'b', 'c']) await clients.serviceAccounts.POST(accounts, { body: { display_name: name } });
    const { data } = await clients.serviceAccounts.GET(accounts, { params: { query: { display_name: ['c', 'a'] } } });
    expect(data?.data.map((one) => one.display_name)).toEqual(['a', 'c']);
  });

  it('takes its API keys with it, and is 404 then', async () => {
    const { clients } = createLab();
    await clients.serviceAccounts.POST(accounts, { body: { display_name: 'second' } });
    const key = await clients.apiKeys.POST(keys, { body: { spec: { owner: { id: 'sa-001000' } } } });
    const params = { path: { id: 'sa-001000' } };
    const deleted = await clients.serviceAccounts.DELETE(accountPath, { params });
    expect(deleted.response.status).toBe(204);
    const after = await clients.serviceAccounts.GET(accountPath, { params });
    expect(refusalOf(after)).toEqual({
      status: 404,
      error: failureBody(404, 'service account sa-001000 not found', { code: 'service_account_not_found' }),
    });
    const itsKey = await clients.apiKeys.GET(keyPath, { params: { path: { id: key.data?.id ?? '' } } });
    expect(itsKey.response.status).toBe(403);
  });
});

describe('API keys', () => {
  const owner = { id: 'sa-river1' };

  it('tells the secret once', async () => {
    const { clients } = createLab();
    const { data, response } = await clients.apiKeys.POST(keys, {
      body: { spec: { owner, display_name: 'new', resource: { id: 'tableflow' } } },
    });
    expect(response.status).toBe(202);
    expect(data?.id).toMatch(/^[A-Z0-9]{16}$/);
    expect(data?.spec.secret).toMatch(/^[A-Za-z0-9]{64}$/);
    const read = await clients.apiKeys.GET(keyPath, { params: { path: { id: data?.id ?? '' } } });
    expect(read.data?.spec).toEqual({
      display_name: 'new',
      description: '',
      owner: {
        api_version: 'iam/v2',
        id: 'sa-river1',
        kind: 'ServiceAccount',
        related: 'https://api.confluent.cloud/iam/v2/service-accounts/sa-river1',
        resource_name:
          'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10/service-account=sa-river1',
      },
      resource: {
        api_version: 'tableflow/v1',
        id: 'tableflow',
        kind: 'Tableflow',
        related: 'tableflow',
        resource_name: 'tableflow',
      },
    });
  });

  it.each([
    [undefined, { api_version: 'iam/v2', id: 'cloud', kind: 'Cloud' }, '/org/v2/environments'],
    [{ id: 'global' }, { api_version: 'global/v1', id: 'global', kind: 'Global' }, '/tableflow/v1/regions'],
    [{ id: 'tableflow' }, { api_version: 'tableflow/v1', id: 'tableflow', kind: 'Tableflow' }, '/tableflow/v1/regions'],
    [
      { id: 'lkc-river1', environment: 'env-river1' },
      { api_version: 'cmk/v2', id: 'lkc-river1', kind: 'Cluster' },
      '/kafka/v3/clusters/lkc-river1/topics',
    ],
    [
      { id: 'lsrc-river1', environment: 'env-river1' },
      { api_version: 'srcm/v3', id: 'lsrc-river1', kind: 'SchemaRegistry' },
      '/subjects',
    ],
  ])('opens what it names (%j), after a while', async (resource, described, opens) => {
    const { clients, simulator, pass } = createLab();
    const { data } = await clients.apiKeys.POST(keys, { body: { spec: { owner, ...(resource ? { resource } : {}) } } });
    expect(data?.spec.resource).toMatchObject(described);
    const key = { id: data?.id ?? '', secret: data?.spec.secret ?? '' };
    const probe = async () => (await simulator.fetch(request('GET', opens, { key }))).status;
    await pass(9_999);
    expect(await probe()).toBe(401);
    await pass(1);
    expect(await probe()).toBe(200);
  });

  it('refuses an owner or a resource that does not exist', async () => {
    const { clients } = createLab();
    const nobody = await clients.apiKeys.POST(keys, { body: { spec: { owner: { id: 'sa-none' } } } });
    const nothing = await clients.apiKeys.POST(keys, { body: { spec: { owner, resource: { id: 'lkc-none' } } } });
    expect([refusalOf(nobody), refusalOf(nothing)]).toEqual([
      {
        status: 422,
        error: failureBody(422, 'owner sa-none not found', {
          code: 'invalid_configuration',
          pointer: '/spec/owner/id',
        }),
      },
      {
        status: 422,
        error: failureBody(422, 'resource lkc-none not found', {
          code: 'invalid_configuration',
          pointer: '/spec/resource/id',
        }),
      },
    ]);
  });

  it('lists by resource', async () => {
    const { clients } = createLab();
    const { data } = await clients.apiKeys.GET(keys, { params: { query: { 'spec.resource': 'tableflow' } } });
    expect(data?.data.map((key) => key.id)).toEqual(['RIVERTABLEFLOW01']);
  });

  it('reads as forbidden once it is deleted, and opens nothing', async () => {
    const { clients, simulator } = createLab();
    const params = { path: { id: 'RIVERTABLEFLOW01' } };
    const deleted = await clients.apiKeys.DELETE(keyPath, { params });
    expect(deleted.response.status).toBe(204);
    expect(refusalOf(await clients.apiKeys.GET(keyPath, { params }))).toEqual({
      status: 403,
      error: failureBody(403, 'Forbidden Access', { code: 'forbidden_access' }),
    });
    const key = { id: 'RIVERTABLEFLOW01', secret: 'river-tableflow-secret' };
    expect((await simulator.fetch(request('GET', '/tableflow/v1/regions', { key }))).status).toBe(401);
  });
});

describe('role bindings', () => {
  const body = { principal: 'User:sa-river2', role_name: 'EnvironmentAdmin', crn_pattern: environmentCrn };

  it('answers 201, and 200 with the binding when it is deleted', async () => {
    const { clients } = createLab();
    const { data, response } = await clients.roleBindings.POST(bindings, { body });
    expect([response.status, data?.id]).toEqual([201, 'rb-001000']);
    const twin = await clients.roleBindings.POST(bindings, { body });
    expect(twin.response.status).toBe(409);
    const params = { path: { id: 'rb-001000' } };
    const deleted = await clients.roleBindings.DELETE(bindingPath, { params });
    expect([deleted.response.status, deleted.data]).toEqual([200, data]);
    expect(refusalOf(await clients.roleBindings.GET(bindingPath, { params }))).toEqual({
      status: 403,
      error: {
        error_code: 40301,
        message: 'Either unauthorized to access role binding or role binding does not exist',
      },
    });
  });

  it('lists by resource, and refuses a list without one', async () => {
    const { clients, simulator } = createLab();
    await clients.roleBindings.POST(bindings, { body });
    await clients.roleBindings.POST(bindings, {
      body: { ...body, crn_pattern: `${environmentCrn}/cloud-cluster=lkc-river1` },
    });
    const ids = async (query: { crn_pattern: string; role_name?: string }) =>
      (await clients.roleBindings.GET(bindings, { params: { query } })).data?.data.map((one) => one.id);
    // The lab's own account has its role from the beginning.
    expect(await ids({ crn_pattern: environmentCrn })).toEqual(['rb-river1', 'rb-001000']);
    expect(await ids({ crn_pattern: `${environmentCrn}*` })).toEqual(['rb-river1', 'rb-001000', 'rb-001001']);
    expect(await ids({ crn_pattern: environmentCrn, role_name: 'Operator' })).toEqual([]);
    expect(await answerOf(simulator.fetch(request('GET', bindings)))).toEqual({
      status: 400,
      body: failureBody(400, 'query parameter "crn_pattern" is required (?crn_pattern)', {
        code: 'invalid_request',
        pointer: '?crn_pattern',
      }),
    });
  });
});
