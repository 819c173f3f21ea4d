import { describe, expect, it } from 'vitest';
import { riverHotels } from '../src/index.ts';
import type { AclRecord } from '../src/state.ts';
import { connectorConfig, connectPath, createLab, refusalOf } from './lab.ts';

const base = '/connect/v1/environments/{environment_id}/clusters/{kafka_cluster_id}';
const path = { ...connectPath, connector_name: 'river-cdc' };
const { serviceAccount } = riverHotels;
const environment = `crn://confluent.cloud/organization=${riverHotels.organizationId}/environment=env-river1`;
const noCreate = 'Not authorized to create topic(s) riverhotel.public.hotel, riverhotel.public.customer';
const noWrite =
  'org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [riverhotel.public.hotel, riverhotel.public.customer]';
const config = { ...connectorConfig, 'table.include.list': 'public.hotel, public.customer' };

const onTopics = (operation: string, changes: Partial<AclRecord> = {}): AclRecord => ({
  resource_type: 'TOPIC',
  resource_name: 'riverhotel',
  pattern_type: 'PREFIXED',
  principal: 'User:sa-river1',
  host: '*',
  operation,
  permission: 'ALLOW',
  ...changes,
});
const everyTopic = { resource_name: '*', pattern_type: 'LITERAL' };
const onCluster = { resource_type: 'CLUSTER', resource_name: 'kafka-cluster', pattern_type: 'LITERAL' };

/** A connector whose service account has these roles and ACLs, after its provisioning. */
async function statusWith(roles: readonly string[], acls: readonly AclRecord[], changes: Record<string, string> = {}) {
  const lab = createLab({ world: { ...riverHotels, serviceAccount: { ...serviceAccount, roles } } });
  lab.simulator.state.confluent.acls.push(...acls);
  const body = { name: 'river-cdc', config: { ...config, ...changes } };
  await lab.clients.connect.POST(`${base}/connectors` as const, { params: { path: connectPath }, body });
  await lab.pass(200_000);
  return { lab, status: await statusOf(lab) };
}

async function statusOf({ clients }: ReturnType<typeof createLab>) {
  const { data } = await clients.connect.GET(`${base}/connectors/{connector_name}/status` as const, {
    params: { path },
  });
  return [data?.connector?.state, data?.connector?.trace];
}

describe('a connector writes its topics', () => {
  it.each([
    [['EnvironmentAdmin'], []],
    [['CloudClusterAdmin'], []],
    [[], [onTopics('CREATE'), onTopics('WRITE')]],
    [[], [onTopics('ALL', everyTopic)]],
    [[], [onTopics('CREATE', onCluster), onTopics('WRITE', { principal: 'User:*' })]],
    [
      [],
      ['public.hotel', 'public.customer'].map((table) =>
        onTopics('ALL', { pattern_type: 'LITERAL', resource_name: `riverhotel.${table}` }),
      ),
    ],
  ])('with the roles %j and %#. ACLs', async (roles, acls) => {
    expect((await statusWith(roles, acls)).status).toEqual(['RUNNING', '']);
  });

  it('with a key of its own', async () => {
    const key = { 'kafka.auth.mode': 'KAFKA_API_KEY', 'kafka.api.key': 'K', 'kafka.api.secret': 'river-key-secret' };
    expect((await statusWith([], [], key)).status).toEqual(['RUNNING', '']);
  });
});

describe('a connector fails', () => {
  it.each<[string, readonly string[], readonly AclRecord[], string]>([
    ['nothing', [], [], noCreate],
    ['a role that only reads', ['Operator'], [], noCreate],
    ['only WRITE', [], [onTopics('WRITE')], noCreate],
    ['only CREATE', [], [onTopics('CREATE')], noWrite],
    ['CREATE on the cluster only', [], [onTopics('CREATE', onCluster)], noWrite],
    ['another prefix', [], [onTopics('ALL', { resource_name: 'river-' })], noCreate],
    ['the rights of another account', [], [onTopics('ALL', { principal: 'User:sa-river2' })], noCreate],
    ['rights that are denied', [], [onTopics('ALL'), onTopics('WRITE', { permission: 'DENY' })], noWrite],
    [
      'one of its two topics',
      [],
      [onTopics('ALL', { pattern_type: 'LITERAL', resource_name: 'riverhotel.public.hotel' })],
      noCreate,
    ],
  ])('with %s', async (_what, roles, acls, trace) => {
    const { lab, status } = await statusWith(roles, acls);
    expect(status).toEqual(['FAILED', trace]);
    expect(lab.simulator.state.confluent.topics).toEqual([]);
  });

  it('and runs once it has the rights and is configured again', async () => {
    const { lab } = await statusWith([], []);
    const body = { principal: 'User:sa-river1', role_name: 'EnvironmentAdmin', crn_pattern: environment };
    await lab.clients.roleBindings.POST('/iam/v2/role-bindings', { body });
    await lab.clients.connect.PUT(`${base}/connectors/{connector_name}/config` as const, {
      params: { path },
      body: config,
    });
    await lab.pass(200_000);
    expect(await statusOf(lab)).toEqual(['RUNNING', '']);
  });
});

it('is not made for a service account that does not exist', async () => {
  const { clients, simulator } = createLab();
  const result = await clients.connect.POST(`${base}/connectors` as const, {
    params: { path: connectPath },
    body: { name: 'river-cdc', config: { ...config, 'kafka.service.account.id': 'sa-other' } },
  });
  expect(refusalOf(result)).toEqual({
    status: 400,
    error: {
      error: { code: 400, message: 'kafka.service.account.id names service account sa-other, which does not exist' },
    },
  });
  expect(simulator.state.confluent.connectors).toEqual([]);
});
