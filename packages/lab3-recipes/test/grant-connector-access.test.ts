import { riverHotels, type World } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { grantConnectorAccess } from '../src/recipes/grant-connector-access.ts';
import { revokeConnectorAccess } from '../src/recipes/revoke-connector-access.ts';
import { connectorInput } from './support/inputs.ts';
import { createSimulatedLab, type SimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const input = { kafkaClusterId: 'lkc-river1', serviceAccountId: 'sa-river1', topicPrefix: 'riverhotel' };
const describeCluster = {
  resourceType: 'CLUSTER',
  resourceName: 'kafka-cluster',
  patternType: 'LITERAL',
  operation: 'DESCRIBE',
};
const onTopics = { resourceType: 'TOPIC', resourceName: 'riverhotel', patternType: 'PREFIXED' };
const createTopics = { ...onTopics, operation: 'CREATE' };
const writeTopics = { ...onTopics, operation: 'WRITE' };

const wire = (resource_type: string, resource_name: string, pattern_type: string, operation: string) => ({
  resource_type,
  resource_name,
  pattern_type,
  principal: 'User:sa-river1',
  host: '*',
  operation,
  permission: 'ALLOW',
});
const three = [
  wire('CLUSTER', 'kafka-cluster', 'LITERAL', 'DESCRIBE'),
  wire('TOPIC', 'riverhotel', 'PREFIXED', 'CREATE'),
  wire('TOPIC', 'riverhotel', 'PREFIXED', 'WRITE'),
];
const others = [
  wire('TOPIC', '*', 'LITERAL', 'READ'),
  { ...wire('TOPIC', 'riverhotel', 'PREFIXED', 'WRITE'), principal: 'User:sa-river2' },
  wire('TOPIC', 'riverhotel', 'LITERAL', 'WRITE'),
];

const acls = '/kafka/v3/clusters/lkc-river1/acls';
const list = `GET ${acls}?principal=User:sa-river1 → 200`;
const post = `POST ${acls} → 201`;
const remove = (type: string, name: string, pattern: string, operation: string): string =>
  `DELETE ${acls}?resource_type=${type}&resource_name=${name}&pattern_type=${pattern}&principal=User:sa-river1&host=*&operation=${operation}&permission=ALLOW → 200`;

interface Scene extends SimulatedLab {
  readonly administrator: SimulatedLab['lab']['confluent']['kafka'];
  readonly options: { readonly clock: SimulatedLab['clock'] };
  readonly live: () => readonly object[];
}

/** River Hotels, where the service account has no role and these ACLs. The lab's Kafka key is an administrator's. */
async function scene(held: readonly (typeof three)[number][] = []): Promise<Scene> {
  const world: World = { ...riverHotels, serviceAccount: { ...riverHotels.serviceAccount, roles: [] } };
  const simulated = await createSimulatedLab({ world });
  simulated.simulator.state.confluent.acls.push(...held);
  return {
    ...simulated,
    administrator: simulated.lab.confluent.kafka,
    options: { clock: simulated.clock },
    live: () => simulated.simulator.state.confluent.acls,
  };
}

describe('granting', () => {
  it('adds what the console adds, and waits until it shows', async () => {
    const { administrator, options, calls, live } = await scene();
    expect(await grantConnectorAccess(administrator, input, options)).toEqual({
      outcome: 'created',
      granted: [describeCluster, createTopics, writeTopics],
    });
    expect(live()).toEqual(three);
    expect(calls()).toEqual([list, post, post, post, list]);
  });

  it('sends each as the wire wants it', async () => {
    const { administrator, options, simulator } = await scene();
    await grantConnectorAccess(administrator, input, options);
    expect(simulator.calls.filter((call) => call.method === 'POST').map((call) => call.body)).toEqual(three);
  });

  it('a second time changes nothing', async () => {
    const { administrator, options, calls } = await scene();
    await grantConnectorAccess(administrator, input, options);
    calls();
    expect(await grantConnectorAccess(administrator, input, options)).toEqual({ outcome: 'unchanged', granted: [] });
    expect(calls()).toEqual([list]);
  });

  it('adds only what is missing, and leaves what is beyond and what others hold', async () => {
    const { administrator, options, calls, live } = await scene([...others, ...three.slice(0, 2)]);
    expect(await grantConnectorAccess(administrator, input, options)).toEqual({
      outcome: 'updated',
      granted: [writeTopics],
    });
    expect(live()).toEqual([...others, ...three]);
    expect(calls()).toEqual([list, post, list]);
  });

  it('shows what is missing, and changes nothing when only a plan is asked for', async () => {
    const { administrator, options, calls } = await scene(three.slice(1));
    expect(await grantConnectorAccess(administrator, { ...input, planOnly: true }, options)).toEqual({
      outcome: 'unchanged',
      granted: [describeCluster],
    });
    expect(calls()).toEqual([list]);
  });

  it('does not wait when told so', async () => {
    const { administrator, options, calls } = await scene();
    await grantConnectorAccess(administrator, input, { ...options, wait: false });
    expect(calls()).toEqual([list, post, post, post]);
  });

  it('is what a connector without a role is missing', async () => {
    const { lab, administrator, options } = await scene();
    const hurried = { pollIntervalMs: 60_000 };
    expect((await thrownBy(createPostgresCdcConnector(lab, connectorInput, hurried))).message).toBe(
      'Waited for connector "riverhotel-postgres-cdc" to run: FAILED: The service account may not create topics. It said: Not authorized to create topic(s) riverhotel.public.hotel, riverhotel.public.customer. Grant it CREATE and WRITE on topics with the prefix <topic.prefix>, and DESCRIBE on the cluster (the console calls it "Add all required ACLs").',
    );
    await grantConnectorAccess(administrator, input, options);
    expect((await createPostgresCdcConnector(lab, connectorInput, hurried)).outcome).toBe('updated');
  });
});

describe('revoking', () => {
  it('takes these three and leaves the rest', async () => {
    const { administrator, options, calls, live } = await scene(others);
    await grantConnectorAccess(administrator, input, options);
    calls();
    expect(await revokeConnectorAccess(administrator, input)).toEqual({
      outcome: 'deleted',
      revoked: [describeCluster, createTopics, writeTopics],
    });
    expect(live()).toEqual(others);
    expect(calls()).toEqual([
      list,
      remove('CLUSTER', 'kafka-cluster', 'LITERAL', 'DESCRIBE'),
      remove('TOPIC', 'riverhotel', 'PREFIXED', 'CREATE'),
      remove('TOPIC', 'riverhotel', 'PREFIXED', 'WRITE'),
    ]);
  });

  it('a second time, and on a cluster that is gone, finds nothing', async () => {
    const { administrator, changes } = await scene(others);
    expect(await revokeConnectorAccess(administrator, input)).toEqual({ outcome: 'unchanged', revoked: [] });
    const gone = { ...input, kafkaClusterId: 'lkc-gone' };
    expect(await revokeConnectorAccess(administrator, gone)).toEqual({ outcome: 'unchanged', revoked: [] });
    expect(changes()).toEqual([]);
  });
});

describe('when it does not work', () => {
  it('finds what was granted though the answer was lost', async () => {
    const { administrator, options, simulator, live } = await scene();
    simulator.faults.add({ on: 'createAcl', drop: 'after' });
    expect((await grantConnectorAccess(administrator, input, options)).outcome).toBe('created');
    expect(live()).toEqual(three);
  });

  it('tells a grant that was lost before its effect, and goes on with the next run', async () => {
    const { administrator, options, simulator, live } = await scene();
    simulator.faults.add({ on: 'createAcl', drop: 'before' });
    expect(await thrownBy(grantConnectorAccess(administrator, input, options))).toMatchObject({ name: 'NetworkError' });
    expect(await grantConnectorAccess(administrator, input, options)).toEqual({
      outcome: 'updated',
      granted: [describeCluster],
    });
    expect(live()).toHaveLength(3);
  });

  it('says that the caller may not grant', async () => {
    const { administrator, options, simulator } = await scene();
    simulator.faults.add({
      on: 'createAcl',
      answer: { status: 403, body: { error_code: 40301, message: 'Cluster authorization failed.' } },
    });
    expect(await thrownBy(grantConnectorAccess(administrator, input, options))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'grant DESCRIBE on CLUSTER kafka-cluster to sa-river1',
    });
  });

  it('says that the cluster does not exist', async () => {
    const { administrator, options } = await scene();
    const gone = { ...input, kafkaClusterId: 'lkc-gone' };
    expect(await thrownBy(grantConnectorAccess(administrator, gone, options))).toMatchObject({
      name: 'ApiError',
      status: 404,
      tried: 'list the ACLs of Kafka cluster lkc-gone',
    });
  });

  it('refuses wrong input before the first call', async () => {
    const { administrator, calls } = await scene();
    const wrong = { kafkaClusterId: 'river-hotels', serviceAccountId: 'u-river1', topicPrefix: '*' };
    const problems = [
      '  - kafkaClusterId: is not valid. It must be the id of a Kafka cluster (lkc-…).',
      '  - serviceAccountId: is not valid. It must be the id of a service account (sa-…).',
      '  - topicPrefix: is not valid. It may hold letters, digits, dots, hyphens and underscores, and must not be empty.',
    ];
    expect((await thrownBy(grantConnectorAccess(administrator, wrong))).message).toBe(
      ['Could not grant the connector access to its topics:', ...problems].join('\n'),
    );
    expect((await thrownBy(revokeConnectorAccess(administrator, wrong))).message).toBe(
      ['Could not revoke the access of the connector to its topics:', ...problems].join('\n'),
    );
    expect(calls()).toEqual([]);
  });
});
