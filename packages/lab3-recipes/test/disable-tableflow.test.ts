import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { disableTableflow } from '../src/recipes/disable-tableflow.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { fetchAround } from './support/fetch-around.ts';
import { hotelTopic, tableflowInput } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import { configOf } from './support/simulated-lab.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const topic = `/tableflow/v1/tableflow-topics/riverhotel.public.hotel?${scope}`;
const tables =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true';
const table = '/api/2.1/unity-catalog/tables/river-hotels.lkc-river1.riverhotel_public_hotel';
const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];

describe('disabling Tableflow', () => {
  it('disables it, sees it gone, and removes the table from the catalog', async () => {
    const { lab, simulator, clock, calls } = await labWithTables();
    const startMs = clock.now();
    expect(await disableTableflow(lab, { topic: hotelTopic })).toEqual({
      outcome: 'deleted',
      removedTable: 'river-hotels.lkc-river1.riverhotel_public_hotel',
    });
    expect(clock.now() - startMs).toBe(32_905);
    expect(calls()).toEqual([
      `GET ${topic} → 200`,
      ...login,
      `${tables} → 200`,
      `DELETE ${topic} → 204`,
      `GET ${topic} → 200`,
      `GET ${topic} → 404`,
      `DELETE ${table} → 200`,
      // Nobody enabled it again while the table went.
      `GET ${topic} → 404`,
    ]);
    expect(simulator.state.databricks.tables.map((one) => one.name)).toEqual(['riverhotel_public_customer']);
  });

  it('a second time finds nothing', async () => {
    const { lab, changes, calls } = await labWithTables();
    await disableTableflow(lab, { topic: hotelTopic });
    changes();
    expect(await disableTableflow(lab, { topic: hotelTopic })).toEqual({
      outcome: 'unchanged',
      removedTable: undefined,
    });
    expect(calls()).toEqual([`GET ${topic} → 404`, `${tables} → 200`]);
  });

  it('removes the table that a killed run left behind, by its predicted name', async () => {
    const { lab, simulator } = await labWithTables();
    const { confluent } = simulator.state;
    confluent.tableflowTopics = confluent.tableflowTopics.slice(1);
    expect(await disableTableflow(lab, { topic: hotelTopic })).toEqual({
      outcome: 'deleted',
      removedTable: 'river-hotels.lkc-river1.riverhotel_public_hotel',
    });
  });

  it('does without a table where nothing was published', async () => {
    const { lab, calls } = await labWithTopics();
    await enableTableflow(lab, tableflowInput);
    calls();
    expect(await disableTableflow(lab, { topic: hotelTopic })).toEqual({ outcome: 'deleted', removedTable: undefined });
    expect(calls()).toEqual([
      `GET ${topic} → 200`,
      ...login,
      `${tables} → 404`,
      `DELETE ${topic} → 204`,
      `GET ${topic} → 200`,
      `GET ${topic} → 404`,
    ]);
  });
});

describe('when something goes wrong', () => {
  it.each([
    ['deleteTableflowTopic', 'before'],
    ['deleteTableflowTopic', 'after'],
    ['deleteTable', 'before'],
    ['deleteTable', 'after'],
  ] as const)('repeats %s whose connection broke %s the effect', async (on, drop) => {
    const { lab, simulator } = await labWithTables();
    simulator.faults.add({ on, drop });
    expect((await disableTableflow(lab, { topic: hotelTopic })).outcome).toBe('deleted');
    expect(simulator.state.databricks.tables.map((one) => one.name)).toEqual(['riverhotel_public_customer']);
    expect(simulator.state.confluent.tableflowTopics).toHaveLength(1);
  });

  it('says what it tried', async () => {
    const { lab, simulator } = await labWithTables();
    simulator.faults.add({ on: 'deleteTable', answer: { status: 403 } });
    expect(await thrownBy(disableTableflow(lab, { topic: hotelTopic }))).toMatchObject({
      name: 'ApiError',
      status: 403,
      tried: 'remove table river-hotels.lkc-river1.riverhotel_public_hotel from Unity Catalog',
    });
    expect((await disableTableflow(lab, { topic: hotelTopic })).outcome).toBe('deleted');
  });

  it('says that it did not go in time', async () => {
    const { lab } = await labWithTables();
    const error = await thrownBy(disableTableflow(lab, { topic: hotelTopic }, { timeoutMs: 10_000 }));
    expect(error.message).toBe(
      'Waited for Tableflow on topic "riverhotel.public.hotel" to be gone: still DISABLING after 10 s.',
    );
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { simulator, anotherLab, changes } = await labWithTables();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const fetch = fetchAround(simulator, { call: /^DELETE/, after: () => controller.abort(reason) });
    const lab = await anotherLab({ fetch });
    await expect(disableTableflow(lab, { topic: hotelTopic }, { signal: controller.signal })).rejects.toBe(reason);
    expect(changes()).toEqual([`DELETE ${topic} → 204`]);
  });
});

describe('a wrong id', () => {
  it.each([
    ['environment', { environmentId: 'env-wrong' }, 'environment env-wrong: the Cloud key does not see it;'],
    [
      'cluster',
      { kafkaClusterId: 'lkc-wrong' },
      'Kafka cluster lkc-wrong: environment env-river1 shows no such cluster to the Cloud key;',
    ],
  ])('of the %s does not remove the table of a topic that still runs', async (_what, wrong, said) => {
    const { anotherLab, simulator, changes } = await labWithTables();
    const { databricks } = configOf(riverHotels);
    const lab = await anotherLab({ config: { ...wrong, databricks: { ...databricks, schemaName: 'lkc-river1' } } });
    const error = await thrownBy(disableTableflow(lab, { topic: hotelTopic }));
    expect(error.name).toBe('InputError');
    expect(error.message).toContain(said);
    expect(changes()).toEqual([]);
    expect(simulator.state.databricks.tables).toHaveLength(2);
  });
});
