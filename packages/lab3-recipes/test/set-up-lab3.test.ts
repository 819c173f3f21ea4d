import { createSecret, sleep } from '@tableflow-workshop/client-core';
import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { planLab3 } from '../src/compositions/plan-lab3.ts';
import type { LabEvent } from '../src/compositions/set-up/lab-steps.ts';
import { setUpLab3 } from '../src/compositions/set-up-lab3.ts';
import type { StepsError } from '../src/mechanics/steps-error.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import { SourceError } from '../src/source/source-error.ts';
import { byApi } from './support/by-api.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { configOf, createSimulatedLab } from './support/simulated-lab.ts';
import { goodFindings, sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

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

const keySchemas = ['hotel', 'customer'].map(
  (name) => `GET /subjects/riverhotel.public.${name}-key/versions/latest → 200`,
);
const schemas = ['hotel', 'customer'].map(
  (name) => `GET /subjects/riverhotel.public.${name}-value/versions/latest → 200`,
);
const topics = [
  'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel → 200',
  'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.customer → 200',
];
const stepNames = [
  'check source database',
  'check Unity Catalog access',
  'create Unity Catalog integration',
  'create PostgreSQL CDC connector',
  'run PostgreSQL CDC connector',
  'enable Tableflow on riverhotel.public.hotel',
  'enable Tableflow on riverhotel.public.customer',
  'watch PostgreSQL CDC connector',
  'connect Unity Catalog integration',
  'publish riverhotel.public.hotel',
  'publish riverhotel.public.customer',
  'verify tables',
];

/** What a second run says of each step. */
const outcomesOfNothing = [
  'passed',
  'passed',
  'unchanged',
  'unchanged',
  'running',
  'unchanged',
  'unchanged',
  'running',
  'connected',
  'published',
  'published',
  'complete',
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
          slotLagBytes: null,
          topicRecords: 30,
          tableflowPhase: 'RUNNING',
          writeMode: 'APPEND',
          catalogSync: 'SYNCED',
          deltaRows: 30,
          partitions: 1,
          tableOffsets: 30,
          skippedRecords: null,
          liveKeys: 30,
          newestRecordAt: null,
          freshnessMs: null,
          missingColumns: [],
          verdict: 'complete',
          hop: null,
          reason: 'all 30 records are rows of the table',
          restsOn: ['offsets', 'keys'],
          notes: [],
        },
        {
          topic: 'riverhotel.public.customer',
          fullTableName: 'river-hotels.lkc-river1.riverhotel_public_customer',
          sourceRows: 1_000,
          slotLagBytes: null,
          topicRecords: 1_000,
          tableflowPhase: 'RUNNING',
          writeMode: 'APPEND',
          catalogSync: 'SYNCED',
          deltaRows: 1_000,
          partitions: 1,
          tableOffsets: 1_000,
          skippedRecords: null,
          liveKeys: 1_000,
          newestRecordAt: null,
          freshnessMs: null,
          missingColumns: [],
          verdict: 'complete',
          hop: null,
          reason: 'all 1000 records are rows of the table',
          restsOn: ['offsets', 'keys'],
          notes: [],
        },
      ],
      adopted: [],
      steps: [
        { name: 'check source database', outcome: 'passed', durationMs: 0 },
        { name: 'check Unity Catalog access', outcome: 'passed', durationMs: 0 },
        { name: 'create Unity Catalog integration', outcome: 'created', durationMs: 0 },
        { name: 'create PostgreSQL CDC connector', outcome: 'created', durationMs: 0 },
        { name: 'run PostgreSQL CDC connector', outcome: 'running', durationMs: 150_000 },
        { name: 'enable Tableflow on riverhotel.public.hotel', outcome: 'created', durationMs: 240_000 },
        { name: 'enable Tableflow on riverhotel.public.customer', outcome: 'created', durationMs: 240_000 },
        { name: 'watch PostgreSQL CDC connector', outcome: 'running', durationMs: 390_000 },
        { name: 'connect Unity Catalog integration', outcome: 'connected', durationMs: 300_000 },
        { name: 'publish riverhotel.public.hotel', outcome: 'published', durationMs: 300_000 },
        { name: 'publish riverhotel.public.customer', outcome: 'published', durationMs: 300_000 },
        { name: 'verify tables', outcome: 'complete', durationMs: 0 },
      ],
    });
    expect(clock.now() - startMs).toBe(540_000);
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
        `${hotel} → 200`,
        'POST /tableflow/v1/tableflow-topics → 202',
        `${customer} → 200`,
        `${hotel} → 200`,
        integration,
      ],
      connect: [
        `GET ${cluster}/connectors?expand=info → 200`,
        `GET ${connector} → 404`,
        `PUT ${cluster}/connector-plugins/PostgresCdcSourceV2/config/validate → 200`,
        `POST ${cluster}/connectors → 201`,
        `GET ${connector} → 200`,
        `GET ${connector}/status → 200`,
        `GET ${connector}/status → 200`,
      ],
      kafka: [...topics.map((call) => call.replace('200', '404')), ...topics, ...topics],
      subjects: [...schemas, ...schemas, ...keySchemas],
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
      'finished: create PostgreSQL CDC connector',
      'started: run PostgreSQL CDC connector',
      'started: enable Tableflow on riverhotel.public.hotel',
      'started: enable Tableflow on riverhotel.public.customer',
      'waiting: run PostgreSQL CDC connector',
      'waiting: enable Tableflow on riverhotel.public.hotel',
      'waiting: enable Tableflow on riverhotel.public.customer',
      'finished: run PostgreSQL CDC connector',
      'started: watch PostgreSQL CDC connector',
      'waiting: watch PostgreSQL CDC connector',
      'finished: enable Tableflow on riverhotel.public.hotel',
      'started: connect Unity Catalog integration',
      'started: publish riverhotel.public.hotel',
      'waiting: connect Unity Catalog integration',
      'waiting: publish riverhotel.public.hotel',
      'finished: enable Tableflow on riverhotel.public.customer',
      'started: publish riverhotel.public.customer',
      'waiting: publish riverhotel.public.customer',
      'finished: connect Unity Catalog integration',
      'finished: publish riverhotel.public.hotel',
      'finished: publish riverhotel.public.customer',
      'finished: watch PostgreSQL CDC connector',
      'started: verify tables',
      'finished: verify tables',
    ]);
    expect(events.find((event) => event.kind === 'waiting')).toEqual({
      kind: 'waiting',
      step: 'run PostgreSQL CDC connector',
      progress: {
        waitingFor: 'connector "riverhotel-postgres-cdc" to run',
        phase: 'PROVISIONING',
        elapsedMs: 0,
        nextPollMs: 5_000,
      },
    });
    expect(events.at(-1)).toEqual({ kind: 'finished', step: 'verify tables', outcome: 'complete', durationMs: 0 });
  });

  it('gives a topic the time that its connector takes', async () => {
    const { lab, clock } = await createSimulatedLab({ simulator: { timings: { connectorProvisioningMs: 840_000 } } });
    const startMs = clock.now();
    expect((await setUpLab3(lab)).verdict).toBe('complete');
    expect(clock.now() - startMs).toBe(1_230_000);
  });

  it('lets no table wait for another', async () => {
    const slow = { topicCreationMs: 60_000 };
    const timings = (name: string) => (name === 'riverhotel.public.customer' ? slow : {});
    const { lab, simulator } = await createSimulatedLab({ simulator: { timings } });
    await setUpLab3(lab);
    const enabled = simulator.calls.filter((call) => call.operationId === 'createTableflowTopic');
    expect(enabled.map((call) => new Date(call.atMs).toISOString())).toEqual([
      '2026-01-01T00:02:30.000Z',
      '2026-01-01T00:03:30.000Z',
    ]);
  });

  it('says incomplete where rows are missing when the time is over', async () => {
    const source = sourceDouble({ countRows: async () => 31 });
    const { lab } = await createSimulatedLab({ source });
    const { verdict, tables, steps } = await setUpLab3(lab, { timeoutMs: 600_000, pollIntervalMs: 60_000 });
    expect([verdict, tables.map(({ reason }) => reason), steps.at(-1)]).toEqual([
      'incomplete',
      ['the topic has 30 records of 31 source rows', 'all 1000 records are rows of the table'],
      { name: 'verify tables', outcome: 'incomplete', durationMs: 600_000 },
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
    expect(steps).toEqual(stepNames.map((name, index) => ({ name, outcome: outcomesOfNothing[index], durationMs: 0 })));
    expect(clock.now() - startMs).toBe(0);
    expect(byApi(calls())).toEqual({
      api: [...check, ...count],
      tableflow: [integrations, `${hotel} → 200`, `${customer} → 200`, integration],
      connect: [
        `GET ${cluster}/connectors?expand=info → 200`,
        `GET ${connector} → 200`,
        `GET ${connector}/status → 200`,
      ],
      kafka: topics,
      subjects: [...schemas, ...keySchemas],
      v2: ['POST /v2/metrics/cloud/query → 200'],
    });
    await setUpLab3(lab);
    expect(changes()).toEqual([]);
  });
});

describe('when a step fails', () => {
  it('both checks are reported in one run, and nothing is made', async () => {
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
        '  - catalog river-hotels: service principal c0ffee00-1111-4222-8333-444455556666 is missing EXTERNAL_USE_SCHEMA, which ALL_PRIVILEGES does not imply. As owner of the catalog run: GRANT EXTERNAL USE SCHEMA ON CATALOG `river-hotels` TO `c0ffee00-1111-4222-8333-444455556666`;',
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

  it('a wrong database password and a wrong secret of Databricks are both told, with their reasons', async () => {
    const { databricks } = configOf(riverHotels);
    const refused = new SourceError(
      'Could not inspect PostgreSQL: password authentication failed for user "debezium".',
      'refused',
      { code: '28P01' },
    );
    const { lab, changes } = await createSimulatedLab({
      config: { databricks: { ...databricks, clientSecret: createSecret('river-outdated-secret') } },
      source: sourceDouble({ inspect: () => Promise.reject(refused) }),
    });
    const events: LabEvent[] = [];
    const error = await thrownBy(setUpLab3(lab, { onEvent: (event) => events.push(event) }));
    expect(error).toMatchObject({
      name: 'StepsError',
      failures: [
        { step: 'check source database', error: { name: 'SourceError', code: '28P01' } },
        { step: 'check Unity Catalog access', error: { name: 'ApiError', status: 401, code: 'invalid_client' } },
      ],
    });
    const [first, second] = (error as StepsError).failures.map((one) => (one.error as Error).message);
    expect(error.message).toBe(
      [
        'Could not perform LAB 3: 2 steps failed.',
        `  - check source database: ${first}`,
        `  - check Unity Catalog access: ${second}`,
      ].join('\n'),
    );
    expect(events.filter(({ kind }) => kind === 'failed').map((event) => 'message' in event && event.message)).toEqual([
      first,
      second,
    ]);
    expect(changes()).toEqual([]);
  });

  it('what a stop brings to an end is no failure', async () => {
    const { lab, simulator } = await createSimulatedLab();
    simulator.faults.add({ on: 'createCatalogIntegration', answer: { status: 403 } });
    simulator.faults.add({ on: 'createConnector', answer: { status: 422 }, delayMs: 20_000 });
    const error = await thrownBy(setUpLab3(lab));
    expect(error).toMatchObject({ name: 'ApiError', status: 403 });
  });

  it('a single check that fails is thrown as it is', async () => {
    const { databricks } = configOf(riverHotels);
    const { lab, changes } = await createSimulatedLab({
      config: { databricks: { ...databricks, clientSecret: createSecret('river-outdated-secret') } },
      source: sourceDouble(),
    });
    expect(await thrownBy(setUpLab3(lab))).toMatchObject({ name: 'ApiError', status: 401, code: 'invalid_client' });
    expect(changes()).toEqual([]);
  });

  it.each([
    [
      'createCatalogIntegration',
      0,
      [
        'started: create Unity Catalog integration',
        'started: create PostgreSQL CDC connector',
        'finished: create PostgreSQL CDC connector',
        'failed: create Unity Catalog integration',
      ],
    ],
    [
      'createTableflowTopic',
      1,
      [
        'finished: run PostgreSQL CDC connector',
        'started: watch PostgreSQL CDC connector',
        'failed: enable Tableflow on riverhotel.public.customer',
        'stopped: watch PostgreSQL CDC connector',
        'stopped: enable Tableflow on riverhotel.public.hotel',
      ],
    ],
  ] as const)('by %s: the steps beside it stop, and no call follows the error', async (on, skip, lastEvents) => {
    const { lab, simulator, clock } = await createSimulatedLab();
    simulator.faults.add({ on, skip, delayMs: 20_000, answer: { status: 403 } });
    const events: LabEvent[] = [];
    const error = await thrownBy(setUpLab3(lab, { onEvent: (event) => events.push(event) }));
    expect(error).toMatchObject({ name: 'ApiError', status: 403 });
    expect(withoutWaiting(events).slice(-lastEvents.length)).toEqual(lastEvents);
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
      'passed',
      'passed',
      'unchanged',
      'updated',
      'running',
      'created',
      'created',
      'running',
      'connected',
      'published',
      'published',
      'complete',
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

describe('a table without rows', () => {
  const { database } = riverHotels;
  const emptyHotel = database.tables.map((table) => (table.name === 'public.hotel' ? { ...table, rows: 0 } : table));
  const world = { ...riverHotels, database: { ...database, tables: emptyHotel } };
  const noHotels = sourceDouble({ countRows: async (table) => (table === 'public.hotel' ? 0 : 1_000) });

  it('has no topic, keeps nothing waiting, and says so', async () => {
    const { lab, clock } = await createSimulatedLab({ world, source: noHotels });
    const startMs = clock.now();
    const { verdict, tables, steps } = await setUpLab3(lab);
    expect(clock.now() - startMs).toBe(540_000);
    expect(verdict).toBe('complete');
    expect(tables.map(({ topic, verdict: one, hop, reason }) => [topic, one, hop, reason])).toEqual([
      [
        'riverhotel.public.hotel',
        'empty',
        'topic',
        'the source table has no rows: its topic comes with the first one. Run it again then',
      ],
      ['riverhotel.public.customer', 'complete', null, 'all 1000 records are rows of the table'],
    ]);
    expect(steps.slice(5).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['enable Tableflow on riverhotel.public.hotel', 'empty'],
      ['enable Tableflow on riverhotel.public.customer', 'created'],
      ['watch PostgreSQL CDC connector', 'running'],
      ['connect Unity Catalog integration', 'connected'],
      ['publish riverhotel.public.customer', 'published'],
      ['verify tables', 'complete'],
    ]);
  });

  it('that has a topic from rows of earlier is brought like any other', async () => {
    const { lab, anotherLab } = await createSimulatedLab({ source: sourceDouble() });
    await setUpLab3(lab);
    const { verdict, steps } = await setUpLab3(await anotherLab({ source: noHotels }));
    expect(verdict).toBe('complete');
    expect(steps.find(({ name }) => name === 'enable Tableflow on riverhotel.public.hotel')?.outcome).toBe('unchanged');
  });

  it('is waited for where the database cannot be asked', async () => {
    const unreachable = sourceDouble({
      countRows: () => Promise.reject(new SourceError('Could not count rows: no answer.', 'unreachable', {})),
    });
    const { lab } = await createSimulatedLab({ world, source: unreachable });
    const error = await thrownBy(setUpLab3(lab, { timeoutMs: 60_000 }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'timeout' });
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
    expect(withoutWaiting(events).slice(-3)).toEqual([
      'stopped: watch PostgreSQL CDC connector',
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

describe('a wrong id', () => {
  it.each([
    ['on a lab that exists', true],
    ['on a new one', false],
  ])('is named as such, %s, and nothing else is blamed', async (_what, isStanding) => {
    const { slotName } = replicationOf(configOf(riverHotels));
    const source = sourceDouble({ inspect: async () => inDepth({ allSlots: isStanding ? [slot(slotName)] : [] }) });
    const { lab: right, anotherLab, changes } = await createSimulatedLab();
    if (isStanding) await setUpLab3(right);
    changes();
    const wrong = await anotherLab({ source, config: { environmentId: 'env-wrong' } });
    const message =
      'Could not perform LAB 3:\n  - environment env-wrong: the Cloud key does not see it; visible are: env-river1 (river-hotels). Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.';
    expect((await thrownBy(setUpLab3(wrong))).message).toBe(message);
    expect((await thrownBy(planLab3(wrong))).message).toBe(message.replace('perform', 'plan'));
    expect(changes()).toEqual([]);
  });
});
