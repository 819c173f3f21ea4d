import { sleep } from '@tableflow-workshop/client-core';
import { describe, expect, it } from 'vitest';
import type { LabEvent } from '../src/compositions/set-up/lab-steps.ts';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import { tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { byApi } from './support/by-api.ts';
import { labWithTables, withLaterTopics } from './support/scenes.ts';
import { createSimulatedLab, type SimulatedLab, type SimulatedLabOptions } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const connector = '/connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc';
const ids = 'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors?expand=id → 200';
const infos = 'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors?expand=info → 200';
const hotel = `/tableflow/v1/tableflow-topics/riverhotel.public.hotel?${scope}`;
const customer = `/tableflow/v1/tableflow-topics/riverhotel.public.customer?${scope}`;
const integrations = `GET /tableflow/v1/catalog-integrations?${scope}&page_size=100 → 200`;
const integration = `/tableflow/v1/catalog-integrations/tci-001001?${scope}`;
const tables =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true → 200';
const table = '/api/2.1/unity-catalog/tables/river-hotels.lkc-river1.riverhotel_public';
const stepNames = [
  'disable Tableflow on riverhotel.public.hotel',
  'disable Tableflow on riverhotel.public.customer',
  'delete Unity Catalog integration',
  'delete PostgreSQL CDC connector',
  'check for leftovers',
];

/** What a run that finds nothing says of each step. */
const outcomeOfNothing = (name: string): string => (name === 'check for leftovers' ? 'clean' : 'unchanged');

/** What the last check reads, besides what was asked before. */
const leftoverChecks = {
  tableflow: `GET /tableflow/v1/tableflow-topics?${scope}&page_size=100 → 200`,
  iam: 'GET /iam/v2/api-keys?spec.owner=sa-river1&spec.resource=tableflow&page_size=100 → 200',
  pim: [
    'GET /pim/v1/integrations?environment=env-river1&page_size=100 → 200',
    'GET /pim/v2/integrations?environment=env-river1&page_size=100 → 200',
  ],
  catalog: [
    'GET /api/2.1/unity-catalog/external-locations?max_results=0 → 200',
    'GET /api/2.1/unity-catalog/storage-credentials?max_results=0 → 200',
  ],
};
const notConnected = {
  system: 'PostgreSQL',
  what: 'replication slot and publication',
  why: "the lab has no connection to it. If they are still there, run: SELECT pg_drop_replication_slot('sa_river1_riverhotel_postgres_cdc_1xlimwq_slot'); DROP PUBLICATION IF EXISTS sa_river1_riverhotel_postgres_cdc_1xlimwq_pub;",
};

/** A lab that was set up. */
async function existingLab(options: SimulatedLabOptions = {}) {
  const simulated = await createSimulatedLab(options);
  await setUpLab3(simulated.lab, { pollIntervalMs: 60_000 });
  simulated.simulator.forgetCalls();
  return simulated;
}

describe('tearing the lab down', () => {
  it('goes in the order of dependencies, and keeps topics and schemas', async () => {
    const dropped: unknown[] = [];
    const source = sourceDouble({
      dropReplication: async (names) => {
        dropped.push(names);
        return [];
      },
    });
    const { lab, simulator, clock, calls } = await existingLab({ source });
    const startMs = clock.now();
    expect(await tearDownLab3(lab)).toEqual({
      steps: [
        { name: 'disable Tableflow on riverhotel.public.hotel', outcome: 'deleted', durationMs: 32_905 },
        { name: 'disable Tableflow on riverhotel.public.customer', outcome: 'deleted', durationMs: 32_905 },
        { name: 'delete Unity Catalog integration', outcome: 'deleted', durationMs: 0 },
        { name: 'delete PostgreSQL CDC connector', outcome: 'deleted', durationMs: 0 },
        { name: 'check for leftovers', outcome: 'clean', durationMs: 0 },
      ],
      kept: [],
      unseen: [],
    });
    expect(clock.now() - startMs).toBe(32_905);
    const lines = calls();
    expect(lines.filter((line) => line.startsWith('DELETE'))).toEqual([
      `DELETE ${hotel} → 204`,
      `DELETE ${customer} → 204`,
      `DELETE ${table}_hotel → 200`,
      `DELETE ${table}_customer → 200`,
      `DELETE ${integration} → 204`,
      `DELETE ${connector} → 200`,
    ]);
    expect(byApi(lines)).toEqual({
      tableflow: [
        `GET ${hotel} → 200`,
        `GET ${customer} → 200`,
        `DELETE ${hotel} → 204`,
        `DELETE ${customer} → 204`,
        `GET ${hotel} → 200`,
        `GET ${customer} → 200`,
        `GET ${hotel} → 404`,
        `GET ${hotel} → 404`,
        `GET ${customer} → 404`,
        `GET ${customer} → 404`,
        leftoverChecks.tableflow,
        integrations,
        `DELETE ${integration} → 204`,
        `GET ${integration} → 404`,
        leftoverChecks.tableflow,
        integrations,
      ],
      api: [tables, `DELETE ${table}_hotel → 200`, `DELETE ${table}_customer → 200`, ...leftoverChecks.catalog, tables],
      connect: [infos, ids, `DELETE ${connector} → 200`, ids, `GET ${connector} → 404`],
      iam: [leftoverChecks.iam],
      pim: leftoverChecks.pim,
    });
    expect(dropped).toEqual([
      {
        slotName: 'sa_river1_riverhotel_postgres_cdc_1xlimwq_slot',
        publicationName: 'sa_river1_riverhotel_postgres_cdc_1xlimwq_pub',
      },
    ]);
    const { confluent, databricks } = simulator.state;
    expect([confluent.tableflowTopics, confluent.catalogIntegrations, confluent.connectors, databricks.tables]).toEqual(
      [[], [], [], []],
    );
    expect(confluent.topics).toHaveLength(2);
    expect(confluent.providerIntegrations).toHaveLength(1);
  });

  it('a second time finds nothing, and says so of every step', async () => {
    const { lab, calls, changes } = await existingLab();
    await tearDownLab3(lab);
    changes();
    const { steps, unseen } = await tearDownLab3(lab);
    expect(steps).toEqual(stepNames.map((name) => ({ name, outcome: outcomeOfNothing(name), durationMs: 0 })));
    expect(unseen).toEqual([notConnected]);
    expect(byApi(calls())).toEqual({
      tableflow: [`GET ${hotel} → 404`, `GET ${customer} → 404`, leftoverChecks.tableflow, integrations],
      api: [tables, ...leftoverChecks.catalog],
      connect: [infos, ids, `GET ${connector} → 404`],
      iam: [leftoverChecks.iam],
      pim: leftoverChecks.pim,
    });
  });

  it('finds nothing in a lab that never was', async () => {
    const { lab, changes } = await createSimulatedLab();
    const { steps } = await tearDownLab3(lab);
    expect(steps.map((step) => step.outcome)).toEqual(stepNames.map(outcomeOfNothing));
    expect(changes()).toEqual([]);
  });

  it('leaves the ground for the lab to be set up again', async () => {
    const { lab } = await existingLab();
    await tearDownLab3(lab);
    expect((await setUpLab3(lab, { pollIntervalMs: 60_000 })).verdict).toBe('complete');
  });
});

describe('a cluster on which others have tables, too', () => {
  /** The lab, and Tableflow on two topics of later labs. */
  async function labWithOthers() {
    const simulated = withLaterTopics(await existingLab());
    const { storage } = simulated.lab.config;
    for (const topic of ['clickstream', 'reviews_with_sentiment']) {
      await enableTableflow(simulated.lab, { topic, storage }, { pollIntervalMs: 60_000 });
    }
    // Until both are published.
    await sleep(simulated.clock, 3_600_000);
    simulated.simulator.forgetCalls();
    return simulated;
  }
  const deleteProvider = ({ lab }: SimulatedLab) =>
    lab.confluent.cloud.providerIntegrations.DELETE('/pim/v1/integrations/{id}', {
      params: { path: { id: 'cspi-river1' }, query: { environment: 'env-river1' } },
    });

  it('keeps the integration that publishes them, and names each', async () => {
    const { lab, simulator } = await labWithOthers();
    const { steps, kept } = await tearDownLab3(lab);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['deleted', 'deleted', 'kept', 'deleted', 'clean']);
    expect(kept).toEqual([
      {
        system: 'Confluent Cloud',
        kind: 'catalog integration',
        name: 'tableflow-databricks-workshop',
        why: 'it still publishes clickstream, reviews_with_sentiment',
        option: 'allTopics',
      },
    ]);
    const { confluent, databricks } = simulator.state;
    expect(confluent.catalogIntegrations).toHaveLength(1);
    expect(confluent.tableflowTopics.map(({ topic }) => topic.spec.display_name)).toEqual([
      'clickstream',
      'reviews_with_sentiment',
    ]);
    expect(databricks.tables.map(({ name }) => name)).toEqual(['clickstream', 'reviews_with_sentiment']);
  });

  it('with allTopics nothing is left, and the provider integration can be deleted', async () => {
    const simulated = await labWithOthers();
    const { lab, simulator, clock } = simulated;
    expect((await deleteProvider(simulated)).response.status).toBe(409);
    const { steps, kept } = await tearDownLab3(lab, { allTopics: true });
    expect(steps.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      'disable Tableflow on riverhotel.public.hotel: deleted',
      'disable Tableflow on riverhotel.public.customer: deleted',
      'disable Tableflow on clickstream: deleted',
      'disable Tableflow on reviews_with_sentiment: deleted',
      'delete Unity Catalog integration: deleted',
      'delete PostgreSQL CDC connector: deleted',
      'check for leftovers: clean',
    ]);
    expect(kept).toEqual([]);
    const { confluent, databricks } = simulator.state;
    expect([confluent.tableflowTopics, confluent.catalogIntegrations, databricks.tables]).toEqual([[], [], []]);
    // The service goes on refusing for a while.
    await sleep(clock, 10 * 60_000);
    expect((await deleteProvider(simulated)).response.status).toBe(204);
  });
});

describe('when a step fails', () => {
  it('the step beside it stops, the later ones do not begin, and the next run finishes', async () => {
    const { lab, simulator, clock } = await existingLab();
    simulator.faults.add({ on: 'deleteTableflowTopic', delayMs: 1_000, answer: { status: 403 } });
    const events: LabEvent[] = [];
    const error = await thrownBy(tearDownLab3(lab, { onEvent: (event) => events.push(event) }));
    expect(error).toMatchObject({ name: 'ApiError', status: 403 });
    expect(events.filter(({ kind }) => kind !== 'waiting').map(({ kind, step }) => `${kind}: ${step}`)).toEqual([
      'started: disable Tableflow on riverhotel.public.hotel',
      'started: disable Tableflow on riverhotel.public.customer',
      'failed: disable Tableflow on riverhotel.public.hotel',
      'stopped: disable Tableflow on riverhotel.public.customer',
    ]);
    simulator.forgetCalls();
    await sleep(clock, 3_600_000);
    expect(simulator.calls).toEqual([]);
    const { steps } = await tearDownLab3(lab);
    expect(steps.map((step) => step.outcome)).toEqual(['deleted', 'deleted', 'deleted', 'deleted', 'clean']);
    expect(simulator.state.databricks.tables).toEqual([]);
  });

  it('an abort stops it with its reason, and no call follows', async () => {
    const { lab, simulator, clock } = await existingLab();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    clock.setTimer(5_000, () => controller.abort(reason));
    await expect(tearDownLab3(lab, { signal: controller.signal })).rejects.toBe(reason);
    simulator.forgetCalls();
    await sleep(clock, 3_600_000);
    expect(simulator.calls).toEqual([]);
  });
});

it('names a wrong environment, and takes nothing back', async () => {
  const { anotherLab, changes } = await labWithTables();
  const lab = await anotherLab({ config: { environmentId: 'env-wrong' } });
  expect((await thrownBy(tearDownLab3(lab))).message).toBe(
    'Could not take LAB 3 back:\n  - environment env-wrong: the Cloud key does not see it; visible are: env-river1 (river-hotels). Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
  );
  expect(changes()).toEqual([]);
});
