import { describe, expect, it } from 'vitest';
import { type RepairDeltaTableInput, repairDeltaTable } from '../src/recipes/repair-delta-table.ts';
import { runSql } from '../src/resources/sql-warehouse/run-sql.ts';
import type { DeltaTableRepairPlan } from '../src/resources/tableflow/delta-table-repair.ts';
import { customerTopic, hotelTopic } from './support/inputs.ts';
import { labWithTables, labWithTopics } from './support/scenes.ts';
import type { SimulatedLab, SimulatedLabOptions } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const weekMs = 7 * 24 * 60 * 60_000;
const message =
  'Tableflow is not syncing: the Delta table may have been modified outside of Tableflow, which did not write _delta_log/00000000000000000012.json. Revert or clean the Delta log, then enable Tableflow again.';
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const topics = '/tableflow/v1/tableflow-topics';
const topic = `${topics}/${hotelTopic}`;
const read = `GET ${topic}?${scope}`;
const ready = [
  'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel → 200',
  'GET /subjects/riverhotel.public.hotel-value/versions/latest → 200',
];

/** A lab on whose hotel table somebody ran OPTIMIZE. */
async function labWithSpoiltTable(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const simulated = await labWithTables(options);
  await runSql(simulated.lab, 'OPTIMIZE `river-hotels`.`lkc-river1`.`riverhotel_public_hotel`');
  simulated.simulator.forgetCalls();
  return simulated;
}

const recordOf = ({ simulator }: Pick<SimulatedLab, 'simulator'>, name = hotelTopic) => {
  const found = simulator.state.confluent.tableflowTopics.find((one) => one.topic.spec.display_name === name);
  if (!found) throw new Error(`Tableflow is not enabled on ${name}`);
  return found;
};
const pathOf = (simulated: Pick<SimulatedLab, 'simulator'>, name = hotelTopic): string =>
  recordOf(simulated, name).topic.spec.storage.table_path ?? '';

async function planOf({ lab, simulator }: SimulatedLab): Promise<DeltaTableRepairPlan> {
  const { plan } = await repairDeltaTable(lab, { topic: hotelTopic });
  simulator.forgetCalls();
  if (!plan) throw new Error('nothing to repair');
  return plan;
}

/** The user's bucket: which prefixes were deleted from it. */
function bucket() {
  const deleted: string[] = [];
  const files = {
    deletePrefix: async (url: string) => {
      deleted.push(url);
    },
  };
  return { deleted, files };
}

describe('the dry run', () => {
  it('gives the steps and the plan, and changes nothing', async () => {
    const simulated = await labWithSpoiltTable();
    const path = pathOf(simulated);
    const settings = {
      retentionMs: weekMs,
      errorHandling: { mode: 'SUSPEND' },
      metadataColumnNamingScheme: 'DEFAULT',
    };
    expect(await repairDeltaTable(simulated.lab, { topic: hotelTopic })).toEqual({
      outcome: 'planned',
      topic: hotelTopic,
      evidence: message,
      plan: { topic: hotelTopic, tablePath: path, formats: ['DELTA'], ...settings },
      steps: [
        { action: 'disable Tableflow', topic: hotelTopic },
        { action: 'delete files', prefix: `${path}/` },
        { action: 'enable Tableflow', topic: hotelTopic, settings },
        { action: 'verify table', topic: hotelTopic },
      ],
      warnings: ['The topic keeps its records for 7 days: older rows are not in the new table.'],
      table: undefined,
    });
    expect(simulated.calls()).toEqual([
      `${read} → 200`,
      ...ready,
      'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel/configs → 200',
    ]);
  });

  it.each([
    ['a topic that keeps all', { 'retention.ms': '-1' }],
    ['a compacted topic', { 'cleanup.policy': 'compact' }],
  ])('warns of no loss for %s', async (_what, configs) => {
    const { lab, simulator } = await labWithSpoiltTable();
    const live = simulator.state.confluent.topics.find((one) => one.name === hotelTopic);
    Object.assign(live?.configs ?? {}, configs);
    expect((await repairDeltaTable(lab, { topic: hotelTopic })).warnings).toEqual([]);
  });

  it.each(['failing_table_formats', 'catalog_sync_statuses'] as const)('reads %s, too', async (place) => {
    const simulated = await labWithTables();
    const { status } = recordOf(simulated).topic;
    for (const one of status.catalog_sync_statuses ?? []) one.error_message = null;
    const said = { format: 'DELTA', catalog_integration_id: 'tci-1', sync_status: 'FAILED', error_message: message };
    Object.assign(status, { [place]: [said] });
    expect((await repairDeltaTable(simulated.lab, { topic: hotelTopic })).evidence).toBe(message);
  });

  it('finds nothing to repair on a table that is written', async () => {
    const { lab, calls } = await labWithTables();
    expect(await repairDeltaTable(lab, { topic: hotelTopic })).toEqual({
      outcome: 'unchanged',
      topic: hotelTopic,
      evidence: undefined,
      plan: undefined,
      steps: [],
      warnings: [],
      table: undefined,
    });
    expect(calls()).toEqual([`${read} → 200`]);
  });
});

describe('the repair', () => {
  it('disables, deletes the prefix, enables with the same settings, and verifies', async () => {
    const simulated = await labWithTables({ source: sourceDouble() });
    const { lab, simulator, calls } = simulated;
    const handling = {
      retentionMs: 2 * weekMs,
      errorHandling: { mode: 'LOG', target: 'bad' },
      metadataColumnNamingScheme: 'PORTABLE',
    } as const;
    const { config } = recordOf(simulated).topic.spec;
    Object.assign(config ?? {}, {
      retention_ms: '1209600000',
      error_handling: handling.errorHandling,
      metadata_column_naming_scheme: 'PORTABLE',
    });
    recordOf(simulated).topic.spec.table_formats = ['DELTA', 'ICEBERG'];
    await runSql(lab, 'OPTIMIZE `river-hotels`.`lkc-river1`.`riverhotel_public_hotel`');
    const plan = await planOf(simulated);
    expect(plan).toEqual({
      topic: hotelTopic,
      tablePath: pathOf(simulated),
      formats: ['DELTA', 'ICEBERG'],
      ...handling,
    });
    const { deleted, files } = bucket();

    const result = await repairDeltaTable(lab, { plan, apply: true, files });
    expect(result).toMatchObject({ outcome: 'repaired', evidence: message, plan });
    expect(result.steps.map((step) => step.action)).toEqual([
      'disable Tableflow',
      'delete files',
      'enable Tableflow',
      'verify table',
    ]);
    expect(result.table).toMatchObject({ verdict: 'complete', sourceRows: 30, deltaRows: 30 });
    expect(deleted).toEqual([`${plan.tablePath}/`]);
    expect(simulator.calls.find((call) => call.operationId === 'createTableflowTopic')?.body).toEqual({
      spec: {
        display_name: hotelTopic,
        storage: {
          kind: 'ByobAws',
          bucket_name: 'river-tableflow-bucket',
          provider_integration_id: 'cspi-river1',
        },
        config: {
          retention_ms: '1209600000',
          error_handling: { mode: 'LOG', target: 'bad' },
          metadata_column_naming_scheme: 'PORTABLE',
        },
        table_formats: ['DELTA'],
        environment: { id: 'env-river1' },
        kafka_cluster: { id: 'lkc-river1' },
      },
    });
    expect(recordOf(simulated).topic.spec).toMatchObject({
      table_formats: ['DELTA', 'ICEBERG'],
      config: {
        retention_ms: '1209600000',
        error_handling: { mode: 'LOG', target: 'bad' },
        metadata_column_naming_scheme: 'PORTABLE',
      },
    });
    expect(pathOf(simulated)).not.toBe(plan.tablePath);
    const tables = 'GET /api/2.1/unity-catalog/tables?catalog_name=river-hotels&schema_name=lkc-river1';
    const listTables = `${tables}&max_results=0&omit_columns=true → 200`;
    const all = calls();
    expect(all.slice(0, 16)).toEqual([
      `${read} → 200`,
      `GET ${topics}?${scope}&page_size=100 → 200`,
      ...ready,
      `DELETE ${topic}?${scope} → 204`,
      `${read} → 200`,
      `${read} → 404`,
      listTables,
      'DELETE /api/2.1/unity-catalog/tables/river-hotels.lkc-river1.riverhotel_public_hotel → 200',
      `${read} → 404`,
      ...ready,
      `POST ${topics} → 202`,
      `${read} → 200`,
      `PATCH ${topic} → 200`,
      `${read} → 200`,
    ]);
    // Verifying reads side by side.
    expect(all.slice(16).sort()).toEqual([
      listTables,
      'GET /connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc/status → 200',
      'GET /kafka/v3/clusters/lkc-river1/topics/riverhotel.public.hotel → 200',
      'GET /subjects/riverhotel.public.hotel-key/versions/latest → 200',
      'GET /subjects/riverhotel.public.hotel-value/versions/latest → 200',
      'POST /api/2.0/sql/statements → 200',
      'POST /v2/metrics/cloud/query → 200',
    ]);
  });

  it('a second time with the same plan deletes nothing and changes nothing', async () => {
    const simulated = await labWithSpoiltTable();
    const { lab, changes } = simulated;
    const plan = await planOf(simulated);
    await repairDeltaTable(lab, { plan, apply: true, files: bucket().files });
    changes();
    const { deleted, files } = bucket();
    const second = await repairDeltaTable(lab, { plan, apply: true, files });
    expect(second).toMatchObject({ outcome: 'unchanged', steps: [], table: { verdict: 'complete' } });
    expect(deleted).toEqual([]);
    expect(changes().filter((call) => !/metrics|sql\/statements|oidc/.test(call))).toEqual([]);
  });

  it('leaves the new table unverified when told not to wait', async () => {
    const simulated = await labWithSpoiltTable();
    const plan = await planOf(simulated);
    const { table } = await repairDeltaTable(
      simulated.lab,
      { plan, apply: true, files: bucket().files },
      { wait: false },
    );
    expect(table).toBeUndefined();
    expect(pathOf(simulated)).not.toBe(plan.tablePath);
  });
});

it('finds files and table again after a deletion that failed', async () => {
  const simulated = await labWithSpoiltTable();
  const plan = await planOf(simulated);
  const broken = { deletePrefix: () => Promise.reject(new Error('AccessDenied s3')) };
  const error = await thrownBy(repairDeltaTable(simulated.lab, { plan, apply: true, files: broken }));
  expect(error).toMatchObject({ name: 'TableFilesError', topic: hotelTopic, path: `${plan.tablePath}/` });
  expect(error.message).toBe(
    `Could not delete the files under ${plan.tablePath}/ of topic "riverhotel.public.hotel": AccessDenied s3. Tableflow is disabled now, nothing else was changed: run it again with the same plan.`,
  );
  expect(error.cause).toEqual(new Error('AccessDenied s3'));
  expect(simulated.simulator.state.confluent.tableflowTopics).toHaveLength(1);
  expect(simulated.simulator.state.databricks.tables).toHaveLength(2);
  const { deleted, files } = bucket();
  const second = await repairDeltaTable(simulated.lab, { plan, apply: true, files });
  expect(second.steps.map((step) => step.action)).toEqual(['delete files', 'enable Tableflow', 'verify table']);
  expect(deleted).toEqual([`${plan.tablePath}/`]);
});

describe('what is refused', () => {
  const good = 's3://river-tableflow-bucket//0/1/org/env-river1/lkc-river1/v1/t';
  it.each([
    ['the root of the bucket', 's3://river-tableflow-bucket/'],
    ['the root without a slash', 's3://river-tableflow-bucket'],
    ['another bucket', good.replace('river-tableflow-bucket', 'other-bucket')],
    ['a bucket whose name goes on', good.replace('river-tableflow-bucket', 'river-tableflow-bucket-2')],
    ['another scheme', good.replace('s3:', 'gs:')],
    ['another environment', good.replace('env-river1', 'env-other1')],
    ['another cluster', good.replace('lkc-river1', 'lkc-other1')],
    ['the folder of the environment', 's3://river-tableflow-bucket//0/1/org/env-river1'],
    ['the folder of the cluster', 's3://river-tableflow-bucket//0/1/org/env-river1/lkc-river1'],
    ['the folder of all tables', 's3://river-tableflow-bucket//0/1/org/env-river1/lkc-river1/v1'],
    ['the folder of all tables, with a slash', 's3://river-tableflow-bucket//0/1/org/env-river1/lkc-river1/v1/'],
    ['a folder within the table', `${good}/_delta_log`],
    ['a way up', `${good}/../u`],
    ['a way up that is encoded', good.replace('/t', '/%2e%2e')],
    ['a way up before the end', good.replace('/0/1/', '/0/../')],
    ['an empty segment', good.replace('/v1/', '//v1/')],
    ['three slashes after the bucket', good.replace('bucket//', 'bucket///')],
    ['an empty end', `${good}//`],
    ['a pattern', good.replace('/t', '/*')],
  ])('%s', async (_what, tablePath) => {
    const simulated = await labWithSpoiltTable();
    const plan = { topic: hotelTopic, tablePath, formats: ['DELTA'] } as const;
    const { deleted, files } = bucket();
    const error = await thrownBy(repairDeltaTable(simulated.lab, { plan, apply: true, files }));
    expect(error).toMatchObject({ name: 'InputError', tried: 'repair the table of "riverhotel.public.hotel"' });
    expect(error.message).toBe(
      `Could not repair the table of "riverhotel.public.hotel":\n  - table: is at ${tablePath}, which is not the path of one table in the lab's storage: …/env-river1/lkc-river1/v1/<table id>. Nothing else is ever deleted; check what is there, and delete by hand what is not needed.`,
    );
    expect(deleted).toEqual([]);
    expect(simulated.calls()).toEqual([]);

    // What the service says of the live table is held against the same rule.
    Object.assign(recordOf(simulated).topic.spec.storage, { table_path: tablePath });
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toBe(error.message);
  });

  it.each<[string, unknown, string]>([
    [
      'a repair without a plan',
      { apply: true, files: bucket().files },
      'plan: is missing. It must be the plan that the dry run gave.',
    ],
    [
      'a repair without the port',
      { apply: true, plan: { topic: hotelTopic, tablePath: good, formats: ['DELTA'] } },
      'files: is missing. It must have a function deletePrefix(url).',
    ],
    ['no topic', { topic: '' }, 'topic: is empty. It must be the name of a Kafka topic.'],
  ])('%s', async (_what, input, problem) => {
    const { lab, calls } = await labWithTopics();
    expect((await thrownBy(repairDeltaTable(lab, input as RepairDeltaTableInput))).message).toBe(
      `Could not repair a Delta table:\n  - ${problem}`,
    );
    expect(calls()).toEqual([]);
  });

  it('a topic without Tableflow, in a dry run', async () => {
    const { lab } = await labWithTopics();
    expect((await thrownBy(repairDeltaTable(lab, { topic: hotelTopic }))).message).toBe(
      'Could not repair the table of "riverhotel.public.hotel":\n  - topic: has no Tableflow: "riverhotel.public.hotel". Check its name, or enable it with enableTableflow, or, where a repair was under way, run repairDeltaTable with its plan.',
    );
  });

  it('a table that stopped for another reason', async () => {
    const simulated = await labWithTables();
    const { spec, status } = recordOf(simulated).topic;
    spec.suspended = true;
    status.error_message = 'Record at offset 7 has a null value';
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toBe(
      'Could not repair the table of "riverhotel.public.hotel":\n  - table: is SUSPENDED for another reason: A record could not be written to the table. It said: Record at offset 7 has a null value. Set tombstones.on.delete to false for a CDC topic, or enable Tableflow with error handling SKIP or LOG.',
    );
  });

  it('a table in storage of Confluent', async () => {
    const simulated = await labWithSpoiltTable();
    recordOf(simulated).topic.spec.storage = { kind: 'Managed', table_path: 's3://confluent/x' } as never;
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toContain(
      'table: is in storage that belongs to Confluent, where nobody else may delete.',
    );
  });

  it('a table that another provider integration writes', async () => {
    const simulated = await labWithSpoiltTable();
    Object.assign(recordOf(simulated).topic.spec.storage, { provider_integration_id: 'cspi-other' });
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toContain(
      "table: is written with provider integration cspi-other, and the lab's configuration names cspi-river1.",
    );
  });

  it('a table that does not say where it lies', async () => {
    const simulated = await labWithSpoiltTable();
    Object.assign(recordOf(simulated).topic.spec.storage, { table_path: '' });
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toContain(
      'table: has no known place.',
    );
  });

  it('a plan of an earlier life of the table, and the plan of another', async () => {
    const simulated = await labWithSpoiltTable();
    const { lab, changes } = simulated;
    const plan = await planOf(simulated);
    const { deleted, files } = bucket();
    const old = { ...plan, tablePath: good };
    expect((await thrownBy(repairDeltaTable(lab, { plan: old, apply: true, files }))).message).toContain(
      `table: is at ${plan.tablePath} now, and the plan says ${good}. Make a new plan.`,
    );
    const swapped = { ...plan, tablePath: pathOf(simulated, customerTopic) };
    const { confluent } = simulated.simulator.state;
    confluent.tableflowTopics = confluent.tableflowTopics.filter((one) => one.topic.spec.display_name !== hotelTopic);
    expect((await thrownBy(repairDeltaTable(lab, { plan: swapped, apply: true, files }))).message).toContain(
      'that is the table of "riverhotel.public.customer". Make a new plan.',
    );
    expect([deleted, changes()]).toEqual([[], []]);
  });

  it('a topic that is gone, before anything is deleted', async () => {
    const simulated = await labWithSpoiltTable();
    const plan = await planOf(simulated);
    const { confluent } = simulated.simulator.state;
    confluent.topics = confluent.topics.filter((one) => one.name !== hotelTopic);
    const { deleted, files } = bucket();
    const error = await thrownBy(repairDeltaTable(simulated.lab, { plan, apply: true, files }));
    expect(error.message).toContain('Waited for topic "riverhotel.public.hotel" and its schema: still no topic');
    expect((await thrownBy(repairDeltaTable(simulated.lab, { topic: hotelTopic }))).message).toBe(error.message);
    expect([deleted, simulated.changes()]).toEqual([[], []]);
  });

  it('compiles with plan and port together only', () => {
    // @ts-expect-error a repair needs the port to the bucket
    const wrong: RepairDeltaTableInput = { apply: true, plan: { topic: 'a', tablePath: good, formats: ['DELTA'] } };
    expect(wrong.apply).toBe(true);
  });
});

it('ends with what stops the new table', async () => {
  const simulated = await labWithSpoiltTable({ simulator: { timings: { tableflowStartMs: 30_000 } } });
  const plan = await planOf(simulated);
  const suspend = () => {
    const record = simulated.simulator.state.confluent.tableflowTopics.find(
      ({ topic: { spec } }) => spec.display_name === hotelTopic && spec.storage.table_path !== plan.tablePath,
    );
    if (record) Object.assign(record.topic.status, { phase: 'FAILED', error_message: 'Access Denied' });
  };
  const work = repairDeltaTable(simulated.lab, { plan, apply: true, files: bucket().files }, { onProgress: suspend });
  expect(await thrownBy(work)).toMatchObject({ name: 'WaitError', reason: 'failed' });
});

it('ends with the reason of an abort, and deletes nothing then', async () => {
  const simulated = await labWithSpoiltTable();
  const plan = await planOf(simulated);
  const controller = new AbortController();
  const reason = new Error('the person pressed Ctrl-C');
  const { deleted, files } = bucket();
  const work = repairDeltaTable(
    simulated.lab,
    { plan, apply: true, files },
    { signal: controller.signal, onProgress: () => controller.abort(reason) },
  );
  await expect(work).rejects.toBe(reason);
  expect(deleted).toEqual([]);
});
