import type { IdentitySchemas } from '@tableflow-workshop/databricks-client/identity';
import { describe, expect, it } from 'vitest';
import { clientId, createDatabricksLab, type DatabricksLab } from './databricks-lab.ts';

const users = '/api/2.0/preview/scim/v2/Users';
const groups = '/api/2.0/preview/scim/v2/Groups';
const principals = '/api/2.0/preview/scim/v2/ServicePrincipals';
const anna = { userName: 'anna@river.example', displayName: 'Anna' };

async function createAnna({ admin }: DatabricksLab, more: IdentitySchemas['SetUser'] = {}): Promise<string> {
  const { data, response } = await admin.identity.POST(users, { body: { ...anna, ...more } });
  expect(response.status).toBe(201);
  return data?.id ?? '';
}

async function membersOf({ admin }: DatabricksLab, id: string): Promise<readonly (string | undefined)[]> {
  const { data } = await admin.identity.GET(`${groups}/{id}`, { params: { path: { id } } });
  return data?.members?.map((one) => one.display) ?? [];
}

function patchGroup({ admin }: DatabricksLab, Operations: IdentitySchemas['ScimOperation'][], id = '11') {
  return admin.identity.PATCH(`${groups}/{id}`, { params: { path: { id } }, body: { Operations } });
}

describe('people', () => {
  it('are created, found by name in any case, and read', async () => {
    const lab = createDatabricksLab();
    const id = await createAnna(lab, { groups: [{ value: '11' }], entitlements: [{ value: 'workspace-access' }] });
    const found = await lab.guest.identity.GET(users, {
      params: { query: { filter: 'userName eq "ANNA@river.example"' } },
    });
    expect(found.data?.Resources).toEqual([
      {
        schemas: [
          'urn:ietf:params:scim:schemas:core:2.0:User',
          'urn:ietf:params:scim:schemas:extension:workspace:2.0:User',
        ],
        active: true,
        ...anna,
        entitlements: [{ value: 'workspace-access' }],
        id,
        emails: [{ type: 'work', value: 'anna@river.example', primary: true }],
        groups: [{ display: 'analysts', type: 'direct', value: '11', $ref: 'Groups/11' }],
      },
    ]);
    const read = await lab.admin.identity.GET(`${users}/{id}`, { params: { path: { id } } });
    expect(read.data).toEqual(found.data?.Resources?.[0]);
  });

  it('have a name of their own, in the words that tools search for', async () => {
    const lab = createDatabricksLab();
    await createAnna(lab);
    const { response, error } = await lab.admin.identity.POST(users, { body: { userName: 'ANNA@river.example' } });
    expect([response.status, error]).toEqual([
      409,
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '409',
        scimType: 'uniqueness',
        detail: 'User with username ANNA@river.example already exists.',
      },
    ]);
  });

  it('can be granted privileges from then on, and not once they are gone', async () => {
    const lab = createDatabricksLab();
    const grant = async (): Promise<number> => {
      const { response } = await lab.admin.unityCatalog.PATCH(
        '/api/2.1/unity-catalog/permissions/{securable_type}/{full_name}',
        {
          params: { path: { securable_type: 'catalog', full_name: 'river-hotels' } },
          body: { changes: [{ principal: anna.userName, add: ['USE_CATALOG'] }] },
        },
      );
      return response.status;
    };
    const before = await grant();
    const id = await createAnna(lab, { groups: [{ value: '11' }] });
    const during = await grant();
    const gone = await lab.admin.identity.DELETE(`${users}/{id}`, { params: { path: { id } } });
    expect([before, during, gone.response.status, await grant()]).toEqual([404, 200, 200, 404]);
    expect(await membersOf(lab, '11')).toEqual(['guest@river.example']);
  });

  it('are written by administrators of the workspace only', async () => {
    const lab = createDatabricksLab();
    const id = await createAnna(lab);
    const at = { params: { path: { id } } };
    const { identity } = lab.guest;
    const refused = [
      await identity.POST(users, { body: { userName: 'b@river.example' } }),
      await identity.PUT(`${users}/{id}`, { ...at, body: anna }),
      await identity.PATCH(`${users}/{id}`, { ...at, body: { Operations: [{ op: 'remove', path: 'emails' }] } }),
      await identity.DELETE(`${users}/{id}`, at),
    ];
    expect(refused.map(({ response }) => response.status)).toEqual([403, 403, 403, 403]);
  });
});

describe('a change of a resource', () => {
  it.each<[string, IdentitySchemas['ScimOperation'][], readonly string[]]>([
    [
      'adds with a path',
      [{ op: 'add', path: 'members', value: [{ value: '20' }] }],
      ['guest@river.example', 'river-tableflow'],
    ],
    [
      'adds without one',
      [{ op: 'add', value: { members: [{ value: '20' }] } }],
      ['guest@river.example', 'river-tableflow'],
    ],
    ['adds nobody twice', [{ op: 'add', path: 'members', value: [{ value: '3' }] }], ['guest@river.example']],
    ['replaces', [{ op: 'replace', path: 'members', value: [{ value: '20' }] }], ['river-tableflow']],
    ['removes one by its id', [{ op: 'remove', path: 'members[value eq "3"]' }], []],
    ['removes those that are named', [{ op: 'remove', path: 'members', value: [{ value: '3' }] }], []],
    ['removes all', [{ op: 'remove', path: 'members' }], []],
    ['does not see blank values', [{ op: 'add', path: 'members', value: [{ value: '' }] }], ['guest@river.example']],
  ])('%s', async (_what, operations, members) => {
    const lab = createDatabricksLab();
    lab.databricks.users = [{ id: '3', userName: 'guest@river.example', displayName: 'guest@river.example' }];
    expect((await patchGroup(lab, operations)).response.status).toBe(200);
    expect(await membersOf(lab, '11')).toEqual(members);
  });

  it('is made whole or not at all', async () => {
    const lab = createDatabricksLab();
    lab.databricks.users = [{ id: '3', userName: 'guest@river.example' }];
    const { response, error } = await patchGroup(lab, [
      { op: 'replace', path: 'displayName', value: 'readers' },
      { op: 'add', path: 'members', value: [{ value: '999' }] },
    ]);
    expect([response.status, error]).toMatchObject([404, { detail: 'Member with id 999 not found.' }]);
    expect(lab.databricks.groups[1]?.displayName).toBe('analysts');
  });

  it.each([
    ['an attribute that is not one', [{ op: 'add', path: 'colour', value: 'red' }], 'invalidPath'],
    ['a removal of nothing', [{ op: 'remove' }], 'noTarget'],
    ['a value that is not an object', [{ op: 'add', value: 'x' }], 'invalidValue'],
  ] as const)('is refused with %s', async (_what, operations, scimType) => {
    const { response, error } = await patchGroup(createDatabricksLab(), [...operations]);
    expect([response.status, error]).toMatchObject([400, { scimType }]);
  });

  it('of a person reaches parts of the name, and the groups', async () => {
    const lab = createDatabricksLab();
    const id = await createAnna(lab);
    await lab.admin.identity.PATCH(`${users}/{id}`, {
      params: { path: { id } },
      body: {
        Operations: [
          { op: 'replace', path: 'name.familyName', value: 'Berg' },
          { op: 'add', path: 'groups', value: [{ value: '10' }] },
        ],
      },
    });
    const { data } = await lab.admin.identity.GET(`${users}/{id}`, { params: { path: { id } } });
    expect([data?.name, data?.groups?.map((one) => one.display)]).toEqual([{ familyName: 'Berg' }, ['admins']]);
  });
});

describe('groups and service principals', () => {
  it('a group is created with members, renamed and deleted', async () => {
    const lab = createDatabricksLab();
    const { data } = await lab.admin.identity.POST(groups, {
      body: { displayName: 'writers', members: [{ value: '20' }] },
    });
    const id = data?.id ?? '';
    expect(data?.members).toEqual([{ value: '20', display: 'river-tableflow', $ref: 'ServicePrincipals/20' }]);
    await lab.admin.identity.PUT(`${groups}/{id}`, { params: { path: { id } }, body: { displayName: 'authors' } });
    const read = await lab.admin.identity.GET(`${groups}/{id}`, { params: { path: { id } } });
    expect([read.data?.displayName, read.data?.members]).toEqual(['authors', undefined]);
    const gone = await lab.admin.identity.DELETE(`${groups}/{id}`, { params: { path: { id } } });
    const again = await lab.admin.identity.GET(`${groups}/{id}`, { params: { path: { id } } });
    expect([gone.response.status, again.response.status]).toEqual([200, 404]);
    expect((await lab.admin.identity.POST(groups, { body: { displayName: 'Analysts' } })).response.status).toBe(409);
  });

  it('who is put into admins administers the workspace, also through a group', async () => {
    const lab = createDatabricksLab();
    const before = await lab.tableflow.identity.POST(groups, { body: { displayName: 'one' } });
    await patchGroup(lab, [{ op: 'add', path: 'members', value: [{ value: '20' }] }], '11');
    await patchGroup(lab, [{ op: 'add', path: 'members', value: [{ value: '11' }] }], '10');
    const after = await lab.tableflow.identity.POST(groups, { body: { displayName: 'one' } });
    const kept = await lab.admin.identity.DELETE(`${groups}/{id}`, { params: { path: { id: '10' } } });
    expect([before.response.status, after.response.status, kept.response.status]).toEqual([403, 201, 400]);
  });

  it('a service principal gets an application id, and one that is taken is refused', async () => {
    const { admin } = createDatabricksLab();
    const { data } = await admin.identity.POST(principals, { body: { displayName: 'loader' } });
    expect([data?.displayName, data?.active, typeof data?.applicationId]).toEqual(['loader', true, 'string']);
    const taken = await admin.identity.POST(principals, { body: { applicationId: clientId } });
    expect([taken.response.status, taken.error]).toMatchObject([
      409,
      { detail: `Service principal with application ID ${clientId} already exists.` },
    ]);
  });

  it('a service principal that is switched off gets no token', async () => {
    const lab = createDatabricksLab();
    await lab.admin.identity.PATCH(`${principals}/{id}`, {
      params: { path: { id: '20' } },
      body: { Operations: [{ op: 'replace', path: 'active', value: false }] },
    });
    await expect(lab.tableflow.identity.GET('/api/2.0/preview/scim/v2/Me')).rejects.toThrow();
  });
});
