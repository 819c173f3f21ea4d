import { riverHotels } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { createUnityIntegration } from '../src/recipes/create-unity-integration.ts';
import { enableTableflow } from '../src/recipes/enable-tableflow.ts';
import { replicationOf } from '../src/resources/connector/replication-of.ts';
import { SourceError } from '../src/source/source-error.ts';
import { verifyTables } from '../src/verification/verify-tables.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { customerTopic, hotelTopic, tableflowInput, unityInput } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import { configOf, type LabSettings } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const readHotel = `GET /tableflow/v1/tableflow-topics/riverhotel.public.hotel?${scope} → 200`;
const readCustomer = `GET /tableflow/v1/tableflow-topics/riverhotel.public.customer?${scope} → 200`;
const metrics = 'POST /v2/metrics/cloud/query → 200';
const login = ['GET /oidc/.well-known/oauth-authorization-server → 200', 'POST /oidc/v1/token → 200'];
const listTables =
  'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1&max_results=0&omit_columns=true → 200';
const schemas = ['hotel', 'customer'].flatMap((name) =>
  ['key', 'value'].map((part) => `GET /subjects/riverhotel.public.${name}-${part}/versions/latest → 200`),
);
const connector =
  'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc/status → 200';
const statement = 'POST /api/2.0/sql/statements → 200';

const hotel = { topic: hotelTopic, sourceTable: 'public.hotel' };
const tables = [hotel, { topic: customerTopic, sourceTable: 'public.customer' }];
const hotelVerdict = {
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
};

/** A lab whose hotel table is about to be published. */
async function labWithTableUnderway(settings: LabSettings = {}) {
  const simulated = await labWithTopics(settings);
  await enableTableflow(simulated.lab, tableflowInput, { pollIntervalMs: 60_000 });
  await createUnityIntegration(simulated.lab, unityInput, { preflight: false });
  simulated.simulator.forgetCalls();
  return simulated;
}

describe('verifying tables', () => {
  it('follows the rows from the source to the table, and checks once where all are there', async () => {
    const { lab, clock, calls } = await labWithTables({ source: sourceDouble() });
    const startMs = clock.now();
    expect(await verifyTables(lab, { tables })).toEqual({
      verdict: 'complete',
      tables: [
        hotelVerdict,
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
    });
    expect(clock.now() - startMs).toBe(0);
    const topics = ['hotel', 'customer'].map(
      (name) => `GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.${name} → 200`,
    );
    expect([...calls()].sort()).toEqual(
      [metrics, ...login, connector, ...topics, readHotel, readCustomer, listTables, statement, ...schemas].sort(),
    );
  });

  it('asks for count and newest record by the names that the table has', async () => {
    const { lab, simulator } = await labWithTables();
    const sql = () =>
      simulator.calls
        .filter((call) => call.operationId === 'executeStatement')
        .map(({ body }) => (body as { statement: string }).statement);
    await verifyTables(lab, { tables: [hotel] });
    const config = simulator.state.confluent.tableflowTopics[0]?.topic.spec.config ?? {};
    config.metadata_column_naming_scheme = 'PORTABLE';
    await verifyTables(lab, { tables: [hotel] });
    const table = '`river-hotels`.`lkc-river1`.`riverhotel_public_hotel`';
    const columns = `SELECT * FROM ${table} LIMIT 0`;
    const counts = (prefix: string) =>
      `SELECT count(*) AS row_count, max(\`${prefix}timestamp\`) AS newest_record, min(\`${prefix}timestamp\`) AS oldest_record, \`${prefix}partition\` AS partition_id, count(DISTINCT \`${prefix}offset\`) AS offset_count, min(\`${prefix}offset\`) AS first_offset, max(\`${prefix}offset\`) AS last_offset FROM ${table} GROUP BY \`${prefix}partition\``;
    expect(sql()).toEqual([counts('$$'), columns, counts('cflt_metadata_'), columns]);
  });

  it('tells how old the newest record is', async () => {
    const { lab, simulator, clock } = await labWithTables();
    clock.advance(Date.UTC(2026, 0, 1, 1) - clock.now());
    simulator.faults.add({
      on: 'executeStatement',
      answer: {
        status: 200,
        body: {
          statement_id: 's',
          status: { state: 'SUCCEEDED' },
          result: { data_array: [['30', '2026-01-01T00:59:30.000Z']] },
        },
      },
    });
    const [verdict] = (await verifyTables(lab, { tables: [hotel] })).tables;
    expect(verdict).toMatchObject({ newestRecordAt: '2026-01-01T00:59:30.000Z', freshnessMs: 30_000 });
  });

  it('tells how far the connector has read', async () => {
    const { slotName } = replicationOf(configOf(riverHotels));
    const allSlots = [slot('other'), slot(slotName, { unconfirmedBytes: 2_048 })];
    const source = sourceDouble({ inspect: async () => inDepth({ allSlots }) });
    const { lab } = await labWithTables({ source });
    expect((await verifyTables(lab, { tables: [hotel] })).tables).toEqual([
      { ...hotelVerdict, slotLagBytes: 2_048, restsOn: ['offsets', 'keys', 'slot'] },
    ]);
  });

  it('waits for the columns that a changed source table has brought', async () => {
    const { lab, simulator } = await labWithTables();
    const columns = [{ name: 'id' }, { name: '$$offset' }];
    simulator.faults.add({
      on: 'executeStatement',
      skip: 1,
      answer: {
        status: 200,
        body: { statement_id: 's', status: { state: 'SUCCEEDED' }, manifest: { schema: { columns } } },
      },
    });
    const phases = new Set<string>();
    const result = await verifyTables(lab, { tables: [hotel] }, { onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases]).toEqual([
      "riverhotel.public.hotel: the table is missing what the topic's schema has: __deleted",
    ]);
    expect(result.verdict).toBe('complete');
  });

  it.each([
    ['no Avro', { schemaType: 'JSON', schema: '{}' }],
    ['no record', { schemaType: 'AVRO', schema: '"string"' }],
  ])('does not know which columns are missing where the schema is %s', async (_what, body) => {
    const { lab, simulator } = await labWithTables();
    simulator.faults.add({ on: 'getSubjectVersion', answer: { status: 200, body: { ...body, id: 7, version: 1 } } });
    const [verdict] = (await verifyTables(lab, { tables: [hotel] })).tables;
    expect(verdict).toMatchObject({ verdict: 'complete', missingColumns: null });
  });

  it('waits until the tables are published', async () => {
    const { lab } = await labWithTableUnderway({ source: sourceDouble() });
    const phases = new Set<string>();
    const result = await verifyTables(lab, { tables: [hotel] }, { onProgress: ({ phase }) => phases.add(phase) });
    expect(result).toEqual({ verdict: 'complete', tables: [hotelVerdict] });
    expect([...phases]).toEqual(['riverhotel.public.hotel: not in the catalog yet (sync PENDING)']);
  });

  it('checks once when told not to wait', async () => {
    const { lab, clock } = await labWithTableUnderway();
    const startMs = clock.now();
    expect(await verifyTables(lab, { tables: [hotel] }, { wait: false })).toEqual({
      verdict: 'incomplete',
      tables: [
        {
          topic: 'riverhotel.public.hotel',
          fullTableName: null,
          sourceRows: null,
          slotLagBytes: null,
          topicRecords: 30,
          tableflowPhase: 'RUNNING',
          writeMode: 'APPEND',
          catalogSync: 'PENDING',
          deltaRows: null,
          partitions: null,
          tableOffsets: null,
          skippedRecords: null,
          liveKeys: null,
          newestRecordAt: null,
          freshnessMs: null,
          missingColumns: null,
          verdict: 'behind',
          hop: 'catalog sync',
          reason: 'not in the catalog yet (sync PENDING)',
          restsOn: [],
          notes: [],
        },
      ],
    });
    expect(clock.now() - startMs).toBe(0);
  });

  it('ends with what it saw last when the time is over', async () => {
    const { lab, clock } = await labWithTableUnderway();
    const startMs = clock.now();
    const { verdict, tables: verdicts } = await verifyTables(lab, { tables: [hotel] }, { timeoutMs: 60_000 });
    expect(clock.now() - startMs).toBe(60_000);
    expect([verdict, verdicts.map((one) => one.reason)]).toEqual([
      'incomplete',
      ['not in the catalog yet (sync PENDING)'],
    ]);
  });

  it('ends at once where a table has failed, whatever the others do', async () => {
    const { lab, clock } = await labWithTableUnderway();
    const startMs = clock.now();
    const { verdict, tables: verdicts } = await verifyTables(lab, { tables });
    expect(clock.now() - startMs).toBe(0);
    expect([verdict, verdicts.map((one) => `${one.verdict}: ${one.reason}`)]).toEqual([
      'incomplete',
      ['behind: not in the catalog yet (sync PENDING)', 'failed: Tableflow DISABLED: Tableflow is not enabled on it'],
    ]);
  });
});

describe('the connector', () => {
  it("is the lab's where a table names its source, and has to run", async () => {
    const { lab, simulator } = await labWithTables({ source: sourceDouble() });
    for (const one of simulator.state.confluent.connectors) one.state = 'PAUSED';
    const { verdict, tables: verdicts } = await verifyTables(lab, { tables: [hotel] });
    expect([verdict, verdicts[0]?.hop, verdicts[0]?.tableflowPhase]).toEqual(['incomplete', 'connector', 'RUNNING']);
  });

  it('is not checked where the topic has no source table', async () => {
    const { lab, simulator } = await labWithTables();
    for (const one of simulator.state.confluent.connectors) one.state = 'PAUSED';
    expect((await verifyTables(lab, { tables: [{ topic: hotelTopic }] })).verdict).toBe('complete');
  });
});

it('wants a table to follow, and asks nobody without one', async () => {
  const { lab, calls } = await labWithTables();
  expect((await thrownBy(verifyTables(lab, { tables: [] }))).message).toBe(
    'Could not verify tables:\n  - tables: is an empty list. It must name the topics to follow.',
  );
  expect(calls()).toEqual([]);
});

describe('what cannot be known', () => {
  it('is not held against the table', async () => {
    const unreachable = new SourceError('Could not count: timeout expired.', 'unreachable', {});
    const source = sourceDouble({ countRows: () => Promise.reject(unreachable) });
    const { lab, simulator } = await labWithTables({ source });
    simulator.faults.add({ on: 'queryMetrics', answer: { status: 403 } });
    const { verdict, tables: verdicts } = await verifyTables(lab, { tables: [hotel] });
    expect([verdict, verdicts]).toEqual([
      'complete',
      [{ ...hotelVerdict, sourceRows: null, topicRecords: null, liveKeys: null, restsOn: ['counts'] }],
    ]);
  });

  it('is not asked where no table of the source is named', async () => {
    const { lab } = await labWithTables({ source: sourceDouble() });
    const { tables: verdicts } = await verifyTables(lab, { tables: [{ topic: hotelTopic }] });
    expect(verdicts[0]?.sourceRows).toBeNull();
  });

  it('is an error where the database refuses', async () => {
    const refused = new SourceError('Could not count: relation "public.hotel" does not exist.', 'refused', {});
    const source = sourceDouble({ countRows: () => Promise.reject(refused) });
    const { lab } = await labWithTables({ source });
    expect(await thrownBy(verifyTables(lab, { tables: [hotel] }))).toMatchObject({
      name: 'WaitError',
      reason: 'refused',
      cause: { name: 'SourceError' },
    });
    await expect(verifyTables(lab, { tables: [hotel] }, { wait: false })).rejects.toBe(refused);
  });
});

describe('when something goes wrong', () => {
  it('passes on what Databricks says about the count', async () => {
    const { databricks } = riverHotels;
    const catalog = ['USE_CATALOG', 'CREATE_SCHEMA', 'USE_SCHEMA', 'EXTERNAL_USE_SCHEMA', 'CREATE_TABLE'];
    const world = { ...riverHotels, databricks: { ...databricks, grants: { ...databricks.grants, catalog } } };
    const { lab, simulator } = await labWithTables({ world });
    for (const table of simulator.state.databricks.tables) table.owner = 'somebody-else';
    for (const schema of simulator.state.databricks.schemas) schema.owner = 'somebody-else';
    simulator.state.databricks.grants['table/river-hotels.lkc-river1.riverhotel_public_hotel'] = {
      [unityInput.clientId]: ['BROWSE'],
    };
    const error = await thrownBy(verifyTables(lab, { tables: [hotel] }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'refused' });
    expect(error.message).toBe(
      "Waited for 1 tables to be complete: Could not run a statement: Databricks ended it FAILED with BAD_REQUEST: PERMISSION_DENIED: User does not have SELECT on Table 'river-hotels.lkc-river1.riverhotel_public_hotel'.",
    );
  });

  it('ends at once where the lab names a warehouse that is not there', async () => {
    const { lab, simulator, clock } = await labWithTables();
    const startMs = clock.now();
    simulator.state.databricks.warehouses = [];
    const error = await thrownBy(verifyTables(lab, { tables: [hotel] }));
    expect(error).toMatchObject({ name: 'WaitError', reason: 'refused', cause: { name: 'InputError' } });
    expect(error.message).toContain('SQL warehouse 0a1b2c3d4e5f6071 does not exist; the visible ones are: none.');
    expect(clock.now() - startMs).toBe(0);
  });

  const noCluster = 'CONFLUENT_KAFKA_CLUSTER_ID, or give the owner of the Cloud key a role on the cluster.';
  it.each([
    [
      'environment',
      { environmentId: 'env-wrong1' },
      'environment env-wrong1: the Cloud key does not see it; visible are: env-river1 (river-hotels). Correct CONFLUENT_ENVIRONMENT_ID, or give the owner of the Cloud key a role in the environment.',
    ],
    [
      'cluster',
      { kafkaClusterId: 'lkc-wrong1' },
      `Kafka cluster lkc-wrong1: environment env-river1 shows no such cluster to the Cloud key; visible are: lkc-river1 (river-hotels). Correct ${noCluster}`,
    ],
  ])('says that the id of the %s is wrong, and blames nobody else', async (_what, wrong, problem) => {
    const { anotherLab, clock, changes } = await labWithTables();
    const { confluent } = configOf(riverHotels);
    const { kafkaCluster, schemaRegistry } = riverHotels;
    const known = {
      ...confluent,
      kafka: { ...confluent.kafka, restUrl: kafkaCluster.restUrl },
      schemaRegistry: { ...confluent.schemaRegistry, url: schemaRegistry.url },
    };
    const lab = await anotherLab({ config: { ...wrong, confluent: known } });
    const startMs = clock.now();
    const message = `Could not verify tables:\n  - ${problem}`;
    expect(await thrownBy(verifyTables(lab, { tables }, { wait: false }))).toMatchObject({
      name: 'InputError',
      message,
    });
    expect((await thrownBy(verifyTables(lab, { tables }))).message).toContain(problem.slice(0, -1));
    expect(clock.now() - startMs).toBe(0);
    expect(changes()).toEqual([]);
  });

  it('does not ask for the ids where all is in its place', async () => {
    const { lab, calls } = await labWithTables();
    await verifyTables(lab, { tables });
    expect(calls().filter((line) => /org\/v2|cmk\/v2/.test(line))).toEqual([]);
  });

  it('says which kind of key it wants', async () => {
    const { confluent } = configOf(riverHotels);
    const { anotherLab } = await labWithTables();
    const lab = await anotherLab({ config: { confluent: { ...confluent, tableflowKey: confluent.cloudKey } } });
    expect(await thrownBy(verifyTables(lab, { tables: [hotel] }))).toMatchObject({
      name: 'WaitError',
      reason: 'refused',
      cause: { name: 'ApiError', status: 401 },
    });
  });

  it('throws where nothing at all was seen until the time was over', async () => {
    const { lab, simulator } = await labWithTables();
    simulator.faults.add({ on: 'getTableflowTopic', drop: 'before', times: 1_000 });
    expect(await thrownBy(verifyTables(lab, { tables: [hotel] }, { timeoutMs: 10_000 }))).toMatchObject({
      name: 'WaitError',
      reason: 'timeout',
    });
  });

  it('ends with the reason of an abort, and no call follows', async () => {
    const { lab, simulator, clock } = await labWithTableUnderway();
    const controller = new AbortController();
    const reason = new Error('the person pressed Ctrl-C');
    let callCount = 0;
    clock.setTimer(2_000, () => {
      callCount = simulator.calls.length;
      controller.abort(reason);
    });
    await expect(verifyTables(lab, { tables: [hotel] }, { signal: controller.signal })).rejects.toBe(reason);
    expect(callCount).toBeGreaterThan(3);
    expect(simulator.calls).toHaveLength(callCount);
  });
});
