import { createSecret, sleep } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import type { LabEvent } from '../src/lab-steps.ts';
import { setUpLab3 } from '../src/set-up-lab3.ts';
import { byApi } from './by-api.ts';
import { configOf, createSimulatedLab } from './simulated-lab.ts';
import { goodFindings, sourceDouble } from './source-double.ts';
import { thrownBy } from './thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const cluster = '/connect/v1/environments/env-river1/clusters/lkc-river1';
const connector = `${cluster}/connectors/riverhotel-postgres-cdc`;
const integrations = `GET /tableflow/v1/catalog-integrations?${scope}&page_size=100 → 200`;
const integration = `GET /tableflow/v1/catalog-integrations/tci-001001?${scope} → 200`;
const hotel = `GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?${scope}`;
const customer = `GET /tableflow/v1/tableflow-topics/riverhotel.public.customer?${scope}`;
const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];
const check = [
  'GET /api/2.1/unity-catalog/catalogs/river-hotels → 200',
  'GET /api/2.1/unity-catalog/effective-permissions/catalog/river-hotels?principal=c0ffee00-1111-4222-8333-444455556666 → 200',
];
const count = [
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true → 200',
  'POST /api/2.0/sql/statements → 200',
];

const topics = [
  'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel → 200',
  'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.customer → 200',
];
const stepNames = [
  'check source database',
  'check Unity Catalog access',
  'create Unity Catalog integration',
  'create PostgreSQL CDC connector',
  'enable Tableflow on riverhotel.public.hotel',
  'enable Tableflow on riverhotel.public.customer',
  'connect Unity Catalog integration',
  'verify tables',
];

const line = (event: LabEvent): string =>
  event.kind === 'waiting' ? `waiting: ${event.step}` : `${event.kind}: ${event.step}`;
const withoutWaiting = (events: readonly LabEvent[]) => events.filter((event) => event.kind !== 'waiting').map(line);

describe('a first run', () => {
  it('does what the lab asks for, and proves it', async () => {
    const { lab, clock, calls } = await createSimulatedLab({ source: sourceDouble() });
    const startMs = clock.now();
    expect(await setUpLab3(lab)).toEqual({
      verdict: 'complete',
      tables: [
        {
          topic: 'riverhotel.public.hotel',
          fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
          sourceRows: 30,
          topicRecords: 30,
          deltaRows: 30,
          newestRecordAt: null,
          freshnessMs: null,
          verdict: 'complete',
          reason: 'all 30 records are rows of the table',
        },
        {
          topic: 'riverhotel.public.customer',
          fullTableName: 'river-hotels.lkc-river1.riverhotel_public_customer',
          sourceRows: 1_000,
          topicRecords: 1_000,
          deltaRows: 1_000,
          newestRecordAt: null,
          freshnessMs: null,
          verdict: 'complete',
          reason: 'all 1000 records are rows of the table',
        },
      ],
      steps: [
        { name: 'check source database', outcome: 'unchanged', durationMs: 0 },
        { name: 'check Unity Catalog access', outcome: 'unchanged', durationMs: 0 },
        { name: 'create Unity Catalog integration', outcome: 'created', durationMs: 0 },
        { name: 'create PostgreSQL CDC connector', outcome: 'created', durationMs: 152_905 },
        { name: 'enable Tableflow on riverhotel.public.hotel', outcome: 'created', durationMs: 92_905 },
        { name: 'enable Tableflow on riverhotel.public.customer', outcome: 'created', durationMs: 92_905 },
        { name: 'connect Unity Catalog integration', outcome: 'unchanged', durationMs: 297_905 },
        { name: 'verify tables', outcome: 'unchanged', durationMs: 0 },
      ],
    });
    expect(clock.now() - startMs).toBe(543_715);
    expect(byApi(calls())).toEqual({
      oidc: login,
      api: [...check, ...count],
      tableflow: [
        integrations,
        'POST /tableflow/v1/catalog-integrations → 202',
        integrations,
        `${hotel} → 404`,
        `${customer} → 404`,
        'POST /tableflow/v1/tableflow-topics → 202',
        'POST /tableflow/v1/tableflow-topics → 202',
        `${hotel} → 200`,
        `${customer} → 200`,
        integration,
      ],
      connect: [
        `GET ${connector} → 404`,
        `PUT ${cluster}/connector-plugins/PostgresCdcSourceV2/config/validate → 200`,
        `POST ${cluster}/connectors → 201`,
        `GET ${connector} → 200`,
        `GET ${connector}/status → 200`,
        `GET ${connector}/status → 200`,
      ],
      kafka: [...topics, ...topics],
      subjects: [
        'GET /subjects/riverhotel.public.hotel-value/versions/latest → 200',
        'GET /subjects/riverhotel.public.customer-value/versions/latest → 200',
      ],
      v2: ['POST /v2/metrics/cloud/query → 200'],
    });
  });

  it('tells its events in order', async () => {
    const { lab } = await createSimulatedLab();
    const events: LabEvent[] = [];
    await setUpLab3(lab, { onEvent: (event) => events.push(event) });
    expect(events.map(line).filter((one, index, all) => all.indexOf(one) === index)).toEqual([
      'started: check source database',
      'started: check Unity Catalog access',
      'finished: check source database',
      'finished: check Unity Catalog access',
      'started: create Unity Catalog integration',
      'started: create PostgreSQL CDC connector',
      'finished: create Unity Catalog integration',
      'waiting: create PostgreSQL CDC connector',
      'finished: create PostgreSQL CDC connector',
      'started: enable Tableflow on riverhotel.public.hotel',
      'started: enable Tableflow on riverhotel.public.customer',
      'waiting: enable Tableflow on riverhotel.public.hotel',
      'waiting: enable Tableflow on riverhotel.public.customer',
      'finished: enable Tableflow on riverhotel.public.hotel',
      'finished: enable Tableflow on riverhotel.public.customer',
      'started: connect Unity Catalog integration',
      'waiting: connect Unity Catalog integration',
      'finished: connect Unity Catalog integration',
      'started: verify tables',
      'finished: verify tables',
    ]);
    expect(events.find((event) => event.kind === 'waiting')).toEqual({
      kind: 'waiting',
      step: 'create PostgreSQL CDC connector',
      progress: {
        waitingFor: 'connector "riverhotel-postgres-cdc" to run',
        phase: 'PROVISIONING',
        elapsedMs: 0,
        nextPollMs: 500,
      },
    });
    expect(events.at(-1)).toEqual({ kind: 'finished', step: 'verify tables', outcome: 'unchanged', durationMs: 0 });
  });

  it('says incomplete where rows are missing when the time is over', async () => {
    const source = sourceDouble({ countRows: async () => 31 });
    const { lab } = await createSimulatedLab({ source });
    const { verdict, tables, steps } = await setUpLab3(lab, { timeoutMs: 600_000, pollIntervalMs: 60_000 });
    expect([verdict, tables.map(({ reason }) => reason), steps.at(-1)]).toEqual([
      'incomplete',
      ['the topic has 30 records of 31 source rows', 'all 1000 records are rows of the table'],
      { name: 'verify tables', outcome: 'unchanged', durationMs: 600_000 },
    ]);
  });
});

describe('a second run', () => {
  it('changes nothing, and says so of every step', async () => {
    const { lab, clock, calls, changes } = await createSimulatedLab({ source: sourceDouble() });
    await setUpLab3(lab);
    changes();
    const startMs = clock.now();
    const { verdict, steps } = await setUpLab3(lab);
    expect(verdict).toBe('complete');
    expect(steps).toEqual(stepNames.map((name) => ({ name, outcome: 'unchanged', durationMs: 0 })));
    expect(clock.now() - startMs).toBe(0);
    expect(byApi(calls())).toEqual({
      api: [...check, ...count],
      tableflow: [integrations, `${hotel} → 200`, `${customer} → 200`, integration],
      connect: [`GET ${connector} → 200`, `GET ${connector}/status → 200`],
      kafka: topics,
      v2: ['POST /v2/metrics/cloud/query → 200'],
    });
    await setUpLab3(lab);
    expect(changes()).toEqual([]);
  });
});

describe('when a step fails', () => {
  it('both looks are told in one run, and nothing is made', async () => {
    const { databricks } = riverHotels;
    const grants = { ...databricks.grants, catalog: ['ALL_PRIVILEGES'] };
    const { lab, changes } = await createSimulatedLab({
      world: { ...riverHotels, databricks: { ...databricks, grants } },
      source: sourceDouble({ inspect: async () => ({ ...goodFindings, walLevel: 'replica' }) }),
    });
    const events: LabEvent[] = [];
    const error = await thrownBy(setUpLab3(lab, { onEvent: (event) => events.push(event) }));
    expect(error.message).toBe(
      [
        'Could not perform LAB 3:',
        `  - wal_level: is "replica", but change capture needs "logical". Run ALTER SYSTEM SET wal_level = 'logical' and restart PostgreSQL.`,
        '  - catalog river-hotels: service principal c0ffee00-1111-4222-8333-444455556666 lacks EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply. As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG `river-hotels` TO `c0ffee00-1111-4222-8333-444455556666`;',
      ].join('\n'),
    );
    expect(events.map(line)).toEqual([
      'started: check source database',
      'started: check Unity Catalog access',
      'failed: check source database',
      'failed: check Unity Catalog access',
    ]);
    expect(changes()).toEqual([]);
  });

  it('a single look that fails is thrown as it is', async () => {
    const { databricks } = configOf(riverHotels);
    const { lab, changes } = await createSimulatedLab({
      config: { databricks: { ...databricks, clientSecret: createSecret('river-outdated-secret') } },
      source: sourceDouble(),
    });
    expect(await thrownBy(setUpLab3(lab))).toMatchObject({ name: 'ApiError', status: 401, code: 'invalid_client' });
    expect(changes()).toEqual([]);
  });

  it.each([
    ['createCatalogIntegration', 0, 'create Unity Catalog integration', 'create PostgreSQL CDC connector'],
    [
      'createTableflowTopic',
      1,
      'enable Tableflow on riverhotel.public.customer',
      'enable Tableflow on riverhotel.public.hotel',
    ],
  ])('by %s: the step beside it stops, and no call follows the error', async (on, skip, failing, stopped) => {
    const { lab, simulator, clock } = await createSimulatedLab();
    simulator.faults.add({ on, skip, delayMs: 20_000, answer: { status: 403 } });
    const events: LabEvent[] = [];
    const error = await thrownBy(setUpLab3(lab, { onEvent: (event) => events.push(event) }));
    expect(error).toMatchObject({ name: 'ApiError', status: 403 });
    expect(withoutWaiting(events).slice(-4)).toEqual([
      ...[failing, stopped]
        .sort((left, right) => stepNames.indexOf(left) - stepNames.indexOf(right))
        .map((step) => `started: ${step}`),
      `failed: ${failing}`,
      `stopped: ${stopped}`,
    ]);
    const eventCount = events.length;
    simulator.forgetCalls();
    await sleep(clock, 3_600_000);
    expect(simulator.calls.filter((call) => !call.isFromTableflow)).toEqual([]);
    expect(events).toHaveLength(eventCount);
    expect((await setUpLab3(lab)).verdict).toBe('complete');
  });

  it('by a wrong password: the right one mends it', async () => {
    const { source } = configOf(riverHotels);
    const wrong = { source: { ...source, password: createSecret('river-outdated-secret') } };
    const { lab, anotherLab } = await createSimulatedLab({ config: wrong });
    expect(await thrownBy(setUpLab3(lab))).toMatchObject({
      name: 'WaitError',
      waitingFor: 'connector "riverhotel-postgres-cdc" to run',
    });
    const { verdict, steps } = await setUpLab3(await anotherLab());
    expect(verdict).toBe('complete');
    expect(steps.map((step) => step.outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'updated',
      'created',
      'created',
      'unchanged',
      'unchanged',
    ]);
  });

  it('by a secret that Databricks took back: a new one mends it', async () => {
    const { lab, simulator, anotherLab } = await createSimulatedLab();
    const [principal] = simulator.state.databricks.servicePrincipals;
    const rotate = () => {
      for (const integration of simulator.state.confluent.catalogIntegrations) integration.clientSecret = 'outdated';
    };
    const onEvent = (event: LabEvent) => {
      if (event.kind === 'started' && event.step.startsWith('enable')) rotate();
    };
    expect(principal?.clientSecrets).toEqual(['river-databricks-secret']);
    expect(await thrownBy(setUpLab3(lab, { onEvent }))).toMatchObject({
      name: 'WaitError',
      waitingFor: 'Unity Catalog integration tci-001001 to connect',
      hint: expect.stringMatching(/^Create a new OAuth secret/),
    });
    const { verdict, steps } = await setUpLab3(await anotherLab());
    expect([verdict, steps[2]]).toEqual([
      'complete',
      { name: 'create Unity Catalog integration', outcome: 'updated', durationMs: 0 },
    ]);
  });
});

describe('an abort', () => {
  it('stops every step with its reason, and no call follows', async () => {
    const { lab, simulator, clock } = await createSimulatedLab();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    const events: LabEvent[] = [];
    clock.setTimer(170_000, () => controller.abort(reason));
    const work = setUpLab3(lab, { signal: controller.signal, onEvent: (event) => events.push(event) });
    await expect(work).rejects.toBe(reason);
    expect(withoutWaiting(events).slice(-2)).toEqual([
      'stopped: enable Tableflow on riverhotel.public.hotel',
      'stopped: enable Tableflow on riverhotel.public.customer',
    ]);
    simulator.forgetCalls();
    await sleep(clock, 3_600_000);
    expect(simulator.calls.filter((call) => !call.isFromTableflow)).toEqual([]);
    expect((await setUpLab3(lab)).verdict).toBe('complete');
  });

  it('before the first call makes none', async () => {
    const { lab, calls } = await createSimulatedLab();
    const reason = new Error('the person pressed Ctrl-C');
    const events: LabEvent[] = [];
    const work = setUpLab3(lab, { signal: AbortSignal.abort(reason), onEvent: (event) => events.push(event) });
    await expect(work).rejects.toBe(reason);
    expect([calls(), events]).toEqual([[], []]);
  });
});
