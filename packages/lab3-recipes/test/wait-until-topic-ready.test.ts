import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createPostgresCdcConnector } from '../src/recipes/create-postgres-cdc-connector.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import { waitUntilTopicReady } from '../src/resources/topic/wait-until-topic-ready.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { connectorInput, hotelTopic } from './support/inputs.ts';
import { labWithTopics } from './support/scenes.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const readTopic = 'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel';
const readSchema = 'GET /subjects/riverhotel.public.hotel-value/versions/latest';

describe('waiting for a topic', () => {
  it('checks once where topic and schema are there', async () => {
    const { lab, clock, calls } = await labWithTopics();
    const startMs = clock.now();
    expect(await waitUntilTopicReady(lab, { topic: hotelTopic })).toBeUndefined();
    expect([clock.now() - startMs, calls()]).toEqual([0, [`${readTopic} → 200`, `${readSchema} → 200`]]);
  });

  it('goes on until the connector has made both', async () => {
    const { lab, simulator, clock, calls } = await createSimulatedLab();
    await createPostgresCdcConnector(lab, connectorInput, { wait: false });
    clock.setTimer(5_000, () => {
      simulator.state.confluent.topics.push({ name: hotelTopic, partitions: 1, configs: {} });
    });
    calls();
    const phases = new Set<string>();
    await waitUntilTopicReady(lab, { topic: hotelTopic }, { onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases]).toEqual(['no topic', 'no schema']);
    expect(calls()).toEqual([`${readTopic} → 404`, `${readTopic} → 200`, `${readSchema} → 404`, `${readSchema} → 200`]);
  });

  it('says in the end which of the two is missing', async () => {
    const { lab, simulator } = await labWithTopics();
    simulator.state.confluent.subjects = [];
    const error = await thrownBy(waitUntilTopicReady(lab, { topic: hotelTopic }, { timeoutMs: 10_000 }));
    expect(error.message).toBe(
      'Waited for topic "riverhotel.public.hotel" and its schema: still no schema (subject "riverhotel.public.hotel-value" is not registered) after 10 s. A captured table makes its topic at the first row: check that the table exists, has rows and is in table.include.list, and that the topic prefix is right.',
    );
  });

  it('ends after three minutes where no connector makes a topic of that name, and shows the names there are', async () => {
    const { lab, clock } = await labWithTopics();
    const startMs = clock.now();
    const error = await thrownBy(waitUntilTopicReady(lab, { topic: 'clikstream' }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'failed' });
    expect(error.message).toBe(
      'Waited for topic "clikstream" and its schema: no topic: topic "clikstream" does not exist. Check the name; cluster lkc-river1 has: riverhotel.public.customer, riverhotel.public.hotel.',
    );
    expect(clock.now() - startMs).toBeLessThanOrEqual(185_000);
  });

  describe('of a captured table that has none while the connector runs', () => {
    const { slotName } = replicationOf(configOf(riverHotels));
    const waitWithSlot = async (isActive: boolean) => {
      const source = sourceDouble({ inspect: async () => inDepth({ allSlots: [slot(slotName, { isActive })] }) });
      const { lab, clock } = await createSimulatedLab({ source });
      const startMs = clock.now();
      const error = await thrownBy(waitUntilTopicReady(lab, { topic: hotelTopic }));
      return { error, waitedMs: clock.now() - startMs };
    };

    it('ends a minute after the connector began to read changes: the table was added after its snapshot', async () => {
      const { error, waitedMs } = await waitWithSlot(true);
      expect(error).toMatchObject({ name: 'WaitError', reason: 'failed' });
      expect(error.message).toBe(
        'Waited for topic "riverhotel.public.hotel" and its schema: no topic: the connector reads the changes already, so the table was added after its snapshot, or somebody deleted the topic. The topic comes with the next change of a row. To have the rows from before as well, tear the lab down with its topics, and set it up again: a new connector takes a new snapshot.',
      );
      expect(waitedMs).toBeLessThanOrEqual(70_000);
    });

    it('goes on while the snapshot is underway, until its own deadline', async () => {
      expect((await waitWithSlot(false)).error).toMatchObject({ name: 'WaitError', reason: 'timeout' });
    });
  });

  it('waits for a topic that a statement is about to make', async () => {
    const { lab, simulator, clock } = await labWithTopics();
    clock.setTimer(120_000, () => {
      simulator.state.confluent.topics.push({ name: 'clickstream', partitions: 6, configs: {} });
      const versions = [{ version: 1, id: 100_900, schema: '"string"' }];
      simulator.state.confluent.subjects.push({ name: 'clickstream-value', versions });
    });
    expect(await waitUntilTopicReady(lab, { topic: 'clickstream' })).toBeUndefined();
  });

  it.each([
    [
      'kafka',
      { kafka: { ...configOf(riverHotels).confluent.kafka, key: configOf(riverHotels).confluent.cloudKey } },
      'The Kafka key RIVERCLOUDKEY001 was refused; this API wants a Kafka key of this cluster. Check id, secret and kind; a new key takes a moment to work.',
    ],
    [
      'schemaRegistry',
      {
        schemaRegistry: {
          ...configOf(riverHotels).confluent.schemaRegistry,
          key: configOf(riverHotels).confluent.cloudKey,
        },
      },
      'The Schema Registry key RIVERCLOUDKEY001 was refused; this API wants a Schema Registry key. Check id, secret and kind; a new key takes a moment to work.',
    ],
  ])('ends at once where the key of %s is of another kind', async (_what, change, hint) => {
    const { anotherLab } = await labWithTopics();
    const lab = await anotherLab({ config: { confluent: { ...configOf(riverHotels).confluent, ...change } } });
    expect(await thrownBy(waitUntilTopicReady(lab, { topic: hotelTopic }))).toMatchObject({
      name: 'WaitError',
      reason: 'refused',
      elapsedMs: 0,
      hint,
    });
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, simulator, clock } = await createSimulatedLab();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(1_000, () => controller.abort(reason));
    await expect(waitUntilTopicReady(lab, { topic: hotelTopic }, { signal: controller.signal })).rejects.toBe(reason);
    expect(simulator.calls).toHaveLength(2);
  });
});
