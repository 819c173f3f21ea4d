import { createTableflowClient } from '@tableflow-workshop/confluent-client';
import type { Simulator } from '@tableflow-workshop/simulator';
import { describe, expect, it } from 'vitest';
import { LeftoversError } from '../src/compositions/audit/leftover.ts';
import { type TearDownLab3Options, tearDownLab3 } from '../src/compositions/tear-down-lab3.ts';
import { createLabContext } from '../src/lab/context.ts';
import { ensureTableflowKey } from '../src/recipes/ensure-tableflow-key.ts';
import { SourceError } from '../src/source/source-error.ts';
import { inDepth, slot } from './support/healthy-source.ts';
import { heartbeatTopic, labWithTables, withNeighbours } from './support/scenes.ts';
import { configWithoutKey, type SimulatedLab, type SimulatedLabOptions } from './support/simulated-lab.ts';
import { sourceDouble } from './support/source-double.ts';
import { thrownBy } from './support/thrown-by.ts';

const table = 'DELETE /api/2.1/unity-catalog/tables/river-hotels.lkc-river1.riverhotel_public';
const tableflow = 'DELETE /tableflow/v1/tableflow-topics/riverhotel.public';
const scope = 'environment=env-river1&spec.kafka_cluster=lkc-river1';
const topics = 'DELETE /kafka/v3/clusters/lkc-river1/topics';
const subjects = [
  '__debezium-heartbeat-lcc-river1.riverhotel-value',
  'riverhotel.public.customer-key',
  'riverhotel.public.customer-value',
  'riverhotel.public.hotel-key',
  'riverhotel.public.hotel-value',
];

/** A bucket that notes what it is asked to delete. */
function bucket() {
  const deleted: string[] = [];
  return { deleted, deletePrefix: async (url: string) => void deleted.push(url) };
}

function everything(files: ReturnType<typeof bucket>): TearDownLab3Options {
  return { deleteTopics: true, deleteSubjects: true, deleteSchema: true, deleteFiles: files };
}

/** A lab that exists, with the heartbeats of its connector and with a topic of another lab beside it. */
async function standingLab(options: SimulatedLabOptions = {}): Promise<SimulatedLab> {
  const timings = { tableflowStopMs: 1_000, ...options.simulator?.timings };
  return withNeighbours(await labWithTables({ ...options, simulator: { timings } }));
}

function pathsOf({ state }: Simulator): readonly string[] {
  return state.confluent.tableflowTopics.map(({ topic }) => `${topic.spec.storage.table_path}/`);
}

/** What may be there after everything was deleted: what was there before the lab. */
function remainsOf({ state }: Simulator): unknown {
  const { confluent, databricks } = state;
  return {
    tableflow: confluent.tableflowTopics.length,
    integrations: confluent.catalogIntegrations.length,
    connectors: confluent.connectors.length,
    topics: confluent.topics.map((topic) => topic.name),
    subjects: [...confluent.subjects, ...confluent.deletedSubjects].map((subject) => subject.name),
    tables: databricks.tables.length,
    schemas: databricks.schemas.filter((schema) => schema.name === 'lkc-river1').length,
  };
}
const before = {
  tableflow: 0,
  integrations: 0,
  connectors: 0,
  topics: ['riverhotel.cdc.clickstream'],
  subjects: ['riverhotel.cdc.clickstream-value'],
  tables: 0,
  schemas: 0,
};

describe('taking back everything', () => {
  it('goes in the order of dependencies, deletes the files last but for what knows them, and keeps what others made', async () => {
    const { lab, simulator, changes } = await standingLab();
    const files = bucket();
    const paths = pathsOf(simulator);
    const { steps } = await tearDownLab3(lab, everything(files));
    expect(steps.map(({ name, outcome }) => `${name}: ${outcome}`)).toEqual([
      'disable Tableflow on riverhotel.public.hotel: deleted',
      'disable Tableflow on riverhotel.public.customer: deleted',
      'delete Unity Catalog integration: deleted',
      'delete PostgreSQL CDC connector: deleted',
      'delete subjects: deleted',
      'delete topics: deleted',
      'delete files of riverhotel.public.hotel: deleted',
      'delete files of riverhotel.public.customer: deleted',
      'delete Unity Catalog schema: deleted',
      'check for leftovers: clean',
    ]);
    expect(changes()).toEqual([
      `${tableflow}.hotel?${scope} → 204`,
      `${tableflow}.customer?${scope} → 204`,
      `DELETE /tableflow/v1/catalog-integrations/tci-001001?${scope} → 204`,
      'DELETE /connect/v1/environments/env-river1/clusters/lkc-river1/connectors/riverhotel-postgres-cdc → 200',
      ...subjects.map((subject) => `DELETE /subjects/${subject} → 200`),
      ...subjects.map((subject) => `DELETE /subjects/${subject}?permanent=true → 200`),
      `${topics}/riverhotel.public.customer → 204`,
      `${topics}/riverhotel.public.hotel → 204`,
      `${topics}/${heartbeatTopic} → 204`,
      `${table}_hotel → 200`,
      `${table}_customer → 200`,
      'DELETE /api/2.1/unity-catalog/schemas/river-hotels.lkc-river1 → 200',
    ]);
    expect(paths).toHaveLength(2);
    expect(files.deleted).toEqual(paths);
    expect(remainsOf(simulator)).toEqual(before);
  });

  it('a second time, or after a plain first time, finds what is left to delete', async () => {
    const { lab, simulator, changes } = await standingLab();
    await tearDownLab3(lab);
    const files = bucket();
    const rest = await tearDownLab3(lab, everything(files));
    expect(rest.steps.map((step) => step.outcome)).toEqual([
      ...Array(4).fill('unchanged'),
      'deleted',
      'deleted',
      'unchanged',
      'unchanged',
      'deleted',
      'clean',
    ]);
    // The catalog knows no place any more: files are deleted with the tables, or by hand.
    expect(files.deleted).toEqual([]);
    expect(remainsOf(simulator)).toEqual(before);
    changes();
    const again = await tearDownLab3(lab, everything(files));
    expect(again.steps.map((step) => step.outcome)).toEqual([...Array(9).fill('unchanged'), 'clean']);
    expect(changes()).toEqual([]);
  });

  it('keeps the key to the end, and a temporary one is released after it', async () => {
    const { simulator, clock } = await standingLab();
    const config = configWithoutKey();
    const shared = { fetch: simulator.fetch, clock };
    const { key, release } = await ensureTableflowKey(config, shared);
    const lab = await createLabContext(config, { ...shared, tableflowKey: key });
    await tearDownLab3(lab, everything(bucket()));
    const tableflow = createTableflowClient({ ...shared, credentials: key });
    expect((await tableflow.GET('/tableflow/v1/regions')).response.status).toBe(200);
    await release();
    const last = simulator.calls.filter((call) => call.method === 'DELETE').at(-1);
    expect(last?.path).toBe(`/iam/v2/api-keys/${key.id}`);
  });
});

describe('files', () => {
  it('are deleted nowhere but in the own path of a table', async () => {
    const { lab, simulator } = await standingLab();
    const files = bucket();
    for (const one of simulator.state.databricks.tables) one.storage_location = 's3://river-tableflow-bucket/precious';
    simulator.state.confluent.tableflowTopics = [];
    const error = await thrownBy(tearDownLab3(lab, everything(files)));
    expect(error.message).toBe(
      [
        'Could not take LAB 3 back: 2 steps failed.',
        ...['hotel', 'customer'].flatMap((table) => [
          `  - delete files of riverhotel.public.${table}: Could not delete the files of "riverhotel.public.${table}":`,
          '      - files: s3://river-tableflow-bucket/precious is not the path of a table that Tableflow made for this cluster. Check what is there, and delete by hand what is not needed.',
        ]),
      ].join('\n'),
    );
    expect(files.deleted).toEqual([]);
    expect(simulator.state.databricks.tables).toHaveLength(2);
  });
});

describe('the slot', () => {
  it('is waited for: a connector that is gone holds it a moment longer', async () => {
    const dropped: unknown[] = [];
    let checks = 0;
    const allSlots = () => (checks++ < 3 ? [slot('sa_river1_riverhotel_postgres_cdc_1xlimwq_slot')] : []);
    const source = sourceDouble({
      inspect: async () => inDepth({ allSlots: allSlots() }),
      dropReplication: async (names) => {
        dropped.push([checks, names.slotName]);
        return [`replication slot ${names.slotName}`];
      },
    });
    const { lab } = await standingLab({ source });
    checks = 0;
    await tearDownLab3(lab);
    expect(dropped).toEqual([[4, 'sa_river1_riverhotel_postgres_cdc_1xlimwq_slot']]);
  });

  it('that something else reads ends it by name', async () => {
    const source = sourceDouble({
      inspect: async () => inDepth({ allSlots: [slot('sa_river1_riverhotel_postgres_cdc_1xlimwq_slot')] }),
    });
    const { lab } = await standingLab({ source });
    expect((await thrownBy(tearDownLab3(lab))).message).toBe(
      'Waited for replication slot sa_river1_riverhotel_postgres_cdc_1xlimwq_slot to be free: still ACTIVE after 300 s. Something else reads it: SELECT * FROM pg_stat_replication shows what.',
    );
  });
});

describe('without its database', () => {
  it('goes on to the end, and says last what was not checked and what drops it', async () => {
    const { simulator, anotherLab } = await standingLab();
    const said = 'Could not inspect PostgreSQL: connect ECONNREFUSED 127.0.0.1:5432.';
    const unreachable = new SourceError(said, 'unreachable', { code: 'ECONNREFUSED' });
    const lab = await anotherLab({ source: sourceDouble({ inspect: () => Promise.reject(unreachable) }) });
    const { steps, unseen } = await tearDownLab3(lab, everything(bucket()));
    expect(steps.map((step) => step.outcome)).toEqual([...Array(9).fill('deleted'), 'clean']);
    expect(unseen).toEqual([
      {
        system: 'PostgreSQL',
        what: 'replication slot and publication',
        why: `${said} If they are still there, run: SELECT pg_drop_replication_slot('sa_river1_riverhotel_postgres_cdc_1xlimwq_slot'); DROP PUBLICATION IF EXISTS sa_river1_riverhotel_postgres_cdc_1xlimwq_pub;`,
      },
    ]);
    expect(remainsOf(simulator)).toEqual(before);
  });
});

describe('what survives', () => {
  it('fails the run, with what removes it', async () => {
    const { lab, simulator } = await standingLab();
    const guest = { name: 'riverhotel.public.guest', partitions: 1, configs: {} };
    simulator.state.confluent.topics.push(guest);
    const error = await thrownBy(tearDownLab3(lab, { deleteTopics: true }));
    expect(LeftoversError.isInstance(error) && error.leftovers.map(({ kind, name }) => [kind, name])).toEqual([
      ['topic', 'riverhotel.public.guest'],
    ]);
    expect(error.message).toBe(
      [
        'Could not tear down the whole lab: 1 thing is left.',
        '  - Confluent Cloud: topic riverhotel.public.guest: it is named like the topics of the connector',
        '    curl -X DELETE -u "$KAFKA_API_KEY:$KAFKA_API_SECRET" "https://pkc-river1.us-west-2.aws.confluent.cloud:443/kafka/v3/clusters/lkc-river1/topics/riverhotel.public.guest"',
      ].join('\n'),
    );
  });
});
