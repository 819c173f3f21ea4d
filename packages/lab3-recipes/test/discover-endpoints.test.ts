import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import type { LabConfig } from '../src/config/lab-config.ts';
import { waitUntilTopicReady } from '../src/resources/topic/wait-until-topic-ready.ts';
import { hotelTopic } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const { confluent } = configOf(riverHotels);
const kafka = { key: confluent.kafka.key };
const schemaRegistry = { key: confluent.schemaRegistry.key };
const readCluster = 'GET /cmk/v2/clusters/lkc-river1?environment=env-river1 → 200';
const listRegistries = 'GET /srcm/v3/clusters?environment=env-river1 → 200';

describe('the endpoints of the lab', () => {
  it.each<[string, LabConfig['confluent'], readonly string[]]>([
    ['neither is given', { ...confluent, kafka, schemaRegistry }, [readCluster, listRegistries]],
    ['the cluster is given', { ...confluent, schemaRegistry }, [listRegistries]],
    ['the registry is given', { ...confluent, kafka }, [readCluster]],
    ['both are given', confluent, []],
  ])('are looked up where %s', async (_what, config, expected) => {
    const { anotherLab, calls } = await labWithTopics();
    const lab = await anotherLab({ config: { confluent: config } });
    expect(calls()).toEqual(expected);
    await waitUntilTopicReady(lab, { topic: hotelTopic });
    expect(calls()).toEqual([
      'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel → 200',
      'GET /subjects/riverhotel.public.hotel-value/versions/latest → 200',
    ]);
  });

  it('are not there before the cluster is', async () => {
    const { simulator, anotherLab } = await createSimulatedLab();
    for (const cluster of simulator.state.confluent.kafkaClusters) delete cluster.spec.http_endpoint;
    const error = await thrownBy(anotherLab({ config: { confluent: { ...confluent, kafka } } }));
    expect(error.message).toBe(
      [
        'Could not find the endpoints of the lab:',
        '  - kafkaClusterId: cluster lkc-river1 has no REST endpoint yet. Wait until it is provisioned.',
      ].join('\n'),
    );
  });

  it('lack a registry where Stream Governance is off', async () => {
    const { simulator, anotherLab } = await createSimulatedLab();
    simulator.state.confluent.schemaRegistryClusters = [];
    const error = await thrownBy(anotherLab({ config: { confluent: { ...confluent, schemaRegistry } } }));
    expect(error.message).toBe(
      [
        'Could not find the endpoints of the lab:',
        '  - environmentId: environment env-river1 has no Schema Registry. Enable Stream Governance in the environment.',
      ].join('\n'),
    );
  });

  it('want a key of the right kind', async () => {
    const config = { ...confluent, kafka, cloudKey: confluent.tableflowKey };
    expect(await thrownBy(createSimulatedLab({ config: { confluent: config } }))).toMatchObject({
      name: 'ApiError',
      status: 401,
      tried: 'read Kafka cluster lkc-river1 in environment env-river1',
      hint: 'The Cloud key RIVERTABLEFLOW01 was refused; this API wants a Cloud key. Check id, secret and kind; a new key takes a moment to work.',
    });
  });

  it('show a cluster that is not there', async () => {
    const config = { confluent: { ...confluent, kafka }, kafkaClusterId: 'lkc-none' };
    expect(await thrownBy(createSimulatedLab({ config }))).toMatchObject({
      name: 'ApiError',
      tried: 'read Kafka cluster lkc-none in environment env-river1',
    });
  });
});
