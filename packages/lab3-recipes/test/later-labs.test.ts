import type { Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { type EnableTableflowInput, enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTopics, withLaterTopics } from './support/scenes.ts';
import { createSimulatedLab } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const weekMs = 7 * 24 * 60 * 60_000;
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const cluster = '/kafka/v3/clusters/lkc-river1/topics';

const configOf = (simulator: Simulator, topic: string) =>
  simulator.state.confluent.tableflowTopics.find((one) => one.topic.spec.display_name === topic)?.topic.spec.config;

describe('the topics of the later labs', () => {
  it.each([
    ['clickstream', 8, '4838400000'],
    ['denormalized_hotel_bookings', 2, '1209600000'],
    ['reviews_with_sentiment', 2, '1209600000'],
  ])('%s is enabled with %i weeks and LOG', async (topic, weeks, retention) => {
    const { lab, simulator, calls } = withLaterTopics(await createSimulatedLab());
    const input: EnableTableflowInput = {
      topic,
      storage: lab.config.storage,
      retentionMs: weeks * weekMs,
      errorHandling: { mode: 'LOG' },
      expectWriteMode: 'APPEND',
    };
    expect((await enableTableflow(lab, input)).outcome).toBe('created');
    expect(simulator.calls.find((call) => call.operationId === 'createTableflowTopic')?.body).toMatchObject({
      spec: { config: { retention_ms: retention, error_handling: { mode: 'LOG' } } },
    });
    const read = `GET /tableflow/v1/tableflow-topics/${topic}?${scope}`;
    expect(calls()).toEqual([
      `${read} → 404`,
      `GET ${cluster}/${topic} → 200`,
      `GET /subjects/${topic}-value/versions/latest → 200`,
      `GET ${cluster}/${topic}/configs → 200`,
      'POST /tableflow/v1/tableflow-topics → 202',
      `${read} → 200`,
    ]);
    expect((await enableTableflow(lab, input)).outcome).toBe('unchanged');
    expect(calls()).toEqual([`${read} → 200`]);
  });
});

describe('settings of a topic that has Tableflow', () => {
  it('are changed where they differ, in one call with the format', async () => {
    const { lab, simulator } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    const live = simulator.state.confluent.tableflowTopics[0]?.topic;
    if (live) live.spec.table_formats = ['ICEBERG'];
    simulator.forgetCalls();
    const input = { ...tableflowInput, retentionMs: 2 * weekMs, errorHandling: { mode: 'SKIP' } } as const;
    expect((await enableTableflow(lab, input)).outcome).toBe('updated');
    expect(simulator.calls.filter((call) => call.method === 'PATCH').map((call) => call.body)).toEqual([
      {
        spec: {
          table_formats: ['DELTA', 'ICEBERG'],
          config: { retention_ms: '1209600000', error_handling: { mode: 'SKIP' } },
          environment: { id: 'env-river1' },
          kafka_cluster: { id: 'lkc-river1' },
        },
      },
    ]);
  });

  it('are left alone where they are not given', async () => {
    const { lab, simulator, changes } = await labWithTopics();
    await enableTableflow(lab, { ...tableflowInput, retentionMs: weekMs * 8 });
    changes();
    expect((await enableTableflow(lab, tableflowInput)).outcome).toBe('unchanged');
    expect(changes()).toEqual([]);
    expect(configOf(simulator, hotelTopic)?.retention_ms).toBe('4838400000');
  });
});

describe('the expected write mode', () => {
  it('is refused before anything is created', async () => {
    const { lab, changes } = await labWithTopics();
    const error = await thrownBy(enableTableflow(lab, { ...tableflowInput, expectWriteMode: 'UPSERT' }));
    expect(error.message).toBe(
      [
        'Could not enable Tableflow on topic "riverhotel.public.hotel":',
        '  - expectWriteMode: UPSERT is wanted, but Tableflow would write in mode APPEND, because cleanup.policy is "delete": every record is a row, so an update is one more. Change cleanup.policy of the topic first, or expect the other mode: it is fixed once Tableflow is enabled.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('is refused by name once it is fixed', async () => {
    const { lab, changes } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    changes();
    const error = await thrownBy(enableTableflow(lab, { ...tableflowInput, expectWriteMode: 'UPSERT' }));
    expect(error.message).toBe(
      [
        'Could not enable Tableflow on topic "riverhotel.public.hotel":',
        '  - expectWriteMode: UPSERT is wanted, but Tableflow writes in mode APPEND already, and the mode of a topic never changes. Expect that mode, or disable Tableflow, change cleanup.policy and enable it again: that makes a new table.',
      ].join('\n'),
    );
    expect(changes()).toEqual([]);
  });

  it('is met by a compacted topic', async () => {
    const { lab, simulator } = await labWithTopics();
    for (const topic of simulator.state.confluent.topics) topic.configs['cleanup.policy'] = 'compact,delete';
    expect((await enableTableflow(lab, { ...tableflowInput, expectWriteMode: 'UPSERT' })).writeMode).toBe('UPSERT');
  });
});
