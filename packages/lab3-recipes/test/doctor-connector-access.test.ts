import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { doctor } from '../src/doctor/doctor.ts';
import { grantConnectorAccess } from '../src/recipes/grant-connector-access.ts';
import { inDepth } from './support/healthy-source.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';

type Acl = SimulatedLab['simulator']['state']['confluent']['acls'][number];

const source = sourceDouble({ inspect: async () => inDepth() });
const organization = 'crn://confluent.cloud/organization=6a1f0c52-0d7e-4c0b-9a55-2f1f3f7d9a10';
const readAcls = 'GET /kafka/v3/clusters/lkc-river1/acls?principal=UserV2:* → 200';
const readRoles = (crn: string): string =>
  `GET /iam/v2/role-bindings?crn_pattern=${crn}&principal=User:sa-river1&page_size=100 → 200`;

const acl = (operation: string, changes: Partial<Acl> = {}): Acl => ({
  resource_type: 'TOPIC',
  resource_name: 'riverhotel',
  pattern_type: 'PREFIXED',
  principal: 'User:sa-river1',
  host: '*',
  operation,
  permission: 'ALLOW',
  ...changes,
});
const onCluster = { resource_type: 'CLUSTER', resource_name: 'kafka-cluster', pattern_type: 'LITERAL' };
const describeCluster = acl('DESCRIBE', onCluster);

/** River Hotels, where the service account has these ACLs and roles. */
async function scene(acls: readonly Acl[], roles: readonly string[] = []): Promise<SimulatedLab> {
  const world: World = { ...riverHotels, serviceAccount: { ...riverHotels.serviceAccount, roles } };
  const simulated = await createSimulatedLab({ source, world });
  simulated.simulator.state.confluent.acls.push(...acls);
  return simulated;
}

const create = (operation: string, resource: string): string =>
  `confluent kafka acl create --allow --service-account sa-river1 --operations ${operation} ${resource} --cluster lkc-river1`;

describe('a service account that may write the topics of the connector', () => {
  it.each<[string, readonly Acl[]]>([
    ['by what the console adds', [describeCluster, acl('CREATE'), acl('WRITE')]],
    [
      'by what LAB 2 gives',
      [describeCluster, ...['CREATE', 'WRITE'].map((one) => acl(one, { resource_name: '*', pattern_type: 'LITERAL' }))],
    ],
    [
      'topic by topic',
      [
        describeCluster,
        ...['riverhotel.public.hotel', 'riverhotel.public.customer'].map((resource_name) =>
          acl('ALL', { resource_name, pattern_type: 'LITERAL' }),
        ),
      ],
    ],
    ['as everybody does', [acl('ALL', { ...onCluster, principal: 'User:*' }), acl('WRITE', { principal: 'User:*' })]],
  ])('%s has no finding, and its roles are not asked for', async (_what, acls) => {
    const { lab, calls } = await scene(acls);
    expect((await doctor(lab)).findings).toEqual([]);
    expect(calls().filter((line) => /acls|role-bindings/.test(line))).toEqual([readAcls]);
  });

  it('by a role has no finding', async () => {
    const { lab } = await scene([], ['CloudClusterAdmin']);
    expect((await doctor(lab)).findings).toEqual([]);
  });

  it('by a role in the whole organisation has no finding', async () => {
    const { lab, simulator, calls } = await scene([], ['EnvironmentAdmin']);
    simulator.state.confluent.roleBindings = simulator.state.confluent.roleBindings.map((one) => ({
      ...one,
      role_name: 'OrganizationAdmin',
      crn_pattern: organization,
    }));
    expect((await doctor(lab)).findings).toEqual([]);
    expect(calls().filter((line) => /acls|role-bindings/.test(line))).toEqual([
      readAcls,
      readRoles(`${organization}/*`),
      readRoles(organization),
    ]);
  });
});

describe('a service account that may not', () => {
  it('is found, with what it is missing and what gives it', async () => {
    const { lab, changes, anotherLab } = await scene([]);
    expect(await doctor(lab)).toMatchObject({
      sides: { sourceDatabase: 'healthy', confluentCloud: 'unhealthy', databricks: 'healthy' },
      findings: [
        {
          ruleId: 'connector-acls-missing',
          severity: 'error',
          subject: 'service account sa-river1',
          evidence:
            'no ACL gives it DESCRIBE on the cluster, CREATE on topics with the prefix riverhotel, WRITE on topics with the prefix riverhotel, and it has no role over the cluster',
          remedy: `Call grantConnectorAccess, or run ${[
            create('describe', '--cluster-scope'),
            create('create', '--topic riverhotel --prefix'),
            create('write', '--topic riverhotel --prefix'),
          ].join('; ')}`,
        },
      ],
    });
    expect(changes()).toEqual([]);
    const input = { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' };
    await grantConnectorAccess(lab.confluent.kafka, input, { clock: lab.clock });
    expect((await doctor(await anotherLab({ source }))).findings).toEqual([]);
  });

  it.each<[string, readonly Acl[], readonly string[], string, string]>([
    ['may not describe the cluster', [acl('CREATE'), acl('WRITE')], [], 'warning', 'DESCRIBE on the cluster'],
    ['may only create', [describeCluster, acl('CREATE')], [], 'error', 'WRITE on topics with the prefix riverhotel'],
    [
      'may only write',
      [describeCluster, acl('WRITE')],
      ['Operator'],
      'error',
      'CREATE on topics with the prefix riverhotel',
    ],
    [
      'is denied what it was given',
      [describeCluster, acl('ALL'), acl('WRITE', { permission: 'DENY', resource_name: 'riverhotel.public.hotel' })],
      [],
      'error',
      'WRITE on topics with the prefix riverhotel',
    ],
    [
      'has the rights under another prefix',
      [describeCluster, acl('CREATE'), acl('WRITE', { resource_name: 'riverhotel.cdc' })],
      [],
      'error',
      'WRITE on topics with the prefix riverhotel',
    ],
  ])('%s', async (_what, acls, roles, severity, missing) => {
    const { lab } = await scene(acls, roles);
    expect((await doctor(lab)).findings).toMatchObject([
      {
        ruleId: 'connector-acls-missing',
        severity,
        evidence: `no ACL gives it ${missing}, and it has no role over the cluster`,
      },
    ]);
  });
});

describe('what cannot be read', () => {
  it('is no error: the ACLs', async () => {
    const { lab, simulator } = await scene([]);
    simulator.faults.add({
      on: 'listAcls',
      answer: { status: 403, body: { error_code: 40301, message: 'Cluster authorization failed.' } },
    });
    expect((await doctor(lab)).findings).toMatchObject([
      { severity: 'note', subject: 'ACLs of service account sa-river1' },
    ]);
  });

  it('is no error: the roles', async () => {
    const { lab, simulator } = await scene([describeCluster]);
    simulator.faults.add({
      on: 'listRoleBindings',
      answer: { status: 403, body: { error_code: 40301, message: 'no' } },
    });
    expect((await doctor(lab)).findings).toMatchObject([
      {
        ruleId: 'connector-acls-missing',
        severity: 'warning',
        evidence:
          'no ACL gives it CREATE on topics with the prefix riverhotel, WRITE on topics with the prefix riverhotel; its roles cannot be read',
      },
    ]);
  });
});
