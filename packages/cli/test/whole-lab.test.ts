import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Receipt } from '../src/receipt.ts';
import { connectSource, selectRows } from './query-sandbox.ts';
import { runLab3 } from './run-lab3.ts';

// The whole job over real sockets: the built command, both clouds on ports, a real PostgreSQL, real Delta files.

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-test-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
});

afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const lab3 = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ReturnType<typeof runLab3> =>
  runLab3([...args, '--sandbox', sandbox.description.dataFolder], { cwd: folder, env });

/** Method and path of every call that may have changed something, but for what Tableflow itself does. */
const changes = (): readonly string[] =>
  sandbox.calls
    .filter((call) => call.method !== 'GET' && !call.isFromTableflow && !readOnly.has(call.operationId ?? ''))
    .map((call) => `${call.method} ${call.path}`);
const readOnly: ReadonlySet<string> = new Set([
  'createToken',
  'executeStatement',
  'queryMetrics',
  'validateConnectorConfig',
]);

describe('lab3 plan', () => {
  it('says what a first run would do, and changes nothing', async () => {
    sandbox.forgetCalls();
    const finished = await lab3(['plan']);
    expect(finished).toEqual({
      code: 0,
      stderr: '',
      stdout: `+ create Unity Catalog integration
    POST /tableflow/v1/catalog-integrations
+ create PostgreSQL CDC connector
    POST /connect/v1/environments/env-river1/clusters/lkc-river1/connectors
+ enable Tableflow on riverhotel.public.hotel
    POST /tableflow/v1/tableflow-topics
+ enable Tableflow on riverhotel.public.customer
    POST /tableflow/v1/tableflow-topics

Tables
  riverhotel.public.hotel → river-hotels.lkc-river1.riverhotel_public_hotel, APPEND: the connector will make the topic; cleanup.policy is "delete": every record is a row, so an update is one more
  riverhotel.public.customer → river-hotels.lkc-river1.riverhotel_public_customer, APPEND: the connector will make the topic; cleanup.policy is "delete": every record is a row, so an update is one more

Not to be undone
  Tableflow creates schema river-hotels.lkc-river1 if it is missing. It is kept until a teardown is asked to delete it.
  Replication slot sa_river1_postgres_cdc_18fr2om_slot holds back WAL on 127.0.0.1 for as long as it exists. A teardown drops it; deleting the connector in the console does not.
  Topics and their schemas are kept until a teardown is asked to delete them.
  Topic prefix, data formats and row shape are fixed: a change would reshape data that is already in the topics.
  Write mode APPEND and storage s3://river-tableflow-bucket/ of river-hotels.lkc-river1.riverhotel_public_hotel are fixed while Tableflow is enabled. When it is disabled and enabled again, the table starts at another path.
  The Delta files of river-hotels.lkc-river1.riverhotel_public_hotel are kept in the bucket until a teardown is asked to delete them.
  Write mode APPEND and storage s3://river-tableflow-bucket/ of river-hotels.lkc-river1.riverhotel_public_customer are fixed while Tableflow is enabled. When it is disabled and enabled again, the table starts at another path.
  The Delta files of river-hotels.lkc-river1.riverhotel_public_customer are kept in the bucket until a teardown is asked to delete them.

4 to create, 0 to update, 0 unchanged
`,
    });
    expect(changes()).toEqual([]);
  });
});

describe('lab3 up', () => {
  it('performs the lab and proves that the rows arrived', async () => {
    const finished = await lab3(['up']);
    expect(finished.stderr).toBe('');
    expect(finished.code).toBe(0);
    const receipt = JSON.parse(await readFile(join(folder, '.lab3/receipt.json'), 'utf8')) as Receipt;
    expect(receipt.verdict).toBe('complete');
    expect(receipt).toMatchObject({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      environmentId: 'env-river1',
      kafkaClusterId: 'lkc-river1',
      topicPrefix: 'riverhotel',
      catalogName: 'river-hotels',
      versions: { lab3: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.versions.node },
    });
    const figures = { slotLagBytes: expect.any(Number), freshnessMs: expect.any(Number) };
    const proof = { ...figures, partitions: 1, restsOn: ['offsets', 'keys', 'slot'], notes: [] };
    expect(receipt.tables).toMatchObject([
      {
        ...proof,
        liveKeys: 30,
        tableOffsets: 30,
        topic: 'riverhotel.public.hotel',
        fullTableName: 'river-hotels.lkc-river1.riverhotel_public_hotel',
        sourceRows: 30,
        topicRecords: 30,
        deltaRows: 30,
        verdict: 'complete',
        reason: 'all 30 records are rows of the table',
      },
      {
        ...proof,
        liveKeys: 1_000,
        tableOffsets: 1_000,
        topic: 'riverhotel.public.customer',
        fullTableName: 'river-hotels.lkc-river1.riverhotel_public_customer',
        sourceRows: 1_000,
        topicRecords: 1_000,
        deltaRows: 1_000,
        verdict: 'complete',
        reason: 'all 1000 records are rows of the table',
      },
    ]);
    // Which table is the first to run is decided by the machine, and with it the order of what follows.
    expect(receipt.steps.map(({ name, outcome }) => `${name}: ${outcome}`).sort()).toEqual([
      'check Unity Catalog access: passed',
      'check source database: passed',
      'connect Unity Catalog integration: connected',
      'create PostgreSQL CDC connector: created',
      'create Unity Catalog integration: created',
      'enable Tableflow on riverhotel.public.customer: created',
      'enable Tableflow on riverhotel.public.hotel: created',
      'publish riverhotel.public.customer: published',
      'publish riverhotel.public.hotel: published',
      'run PostgreSQL CDC connector: running',
      'verify tables: complete',
      'watch PostgreSQL CDC connector: running',
    ]);
  });

  it('leaves nothing for a plan to do', async () => {
    const { code, stdout } = await lab3(['plan', '--json']);
    const { steps, problems } = JSON.parse(stdout) as { steps: { outcome: string; calls: [] }[]; problems: [] };
    expect([code, problems, steps.flatMap((step) => step.calls)]).toEqual([0, [], []]);
    expect(steps.map((step) => step.outcome)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged']);
  });

  it('a second time changes nothing and says so', async () => {
    sandbox.forgetCalls();
    const finished = await lab3(['up', '--json']);
    expect(finished.code).toBe(0);
    const receipt = JSON.parse(finished.stdout) as Receipt;
    const changed = receipt.steps.filter(({ outcome }) => ['created', 'updated'].includes(outcome));
    expect(changed).toEqual([]);
    expect(changes()).toEqual([]);
  });
});

describe('what happens in PostgreSQL', () => {
  it('appears in the Delta table, row by row, and SQL returns it', async () => {
    const client = await connectSource(sandbox.description);
    await client.query(
      `INSERT INTO hotel (hotel_id, name, city, room_capacity, available_rooms) VALUES ('H-new', 'Fjord', 'Oslo', 10, 5)`,
    );
    await client.query(`UPDATE hotel SET available_rooms = 4 WHERE hotel_id = 'H-new'`);
    await client.query(`DELETE FROM hotel WHERE hotel_id = 'H-new'`);
    await client.end();
    const statement = `SELECT name, available_rooms, __deleted FROM \`river-hotels\`.\`lkc-river1\`.riverhotel_public_hotel WHERE hotel_id = 'H-new' ORDER BY \`$$offset\``;
    await vi.waitFor(
      async () =>
        expect(await selectRows(sandbox.description, statement)).toEqual([
          ['Fjord', '5', 'false'],
          ['Fjord', '4', 'false'],
          ['', null, 'true'],
        ]),
      {
        timeout: 120_000,
        interval: 200,
      },
    );
  });

  it('is what lab3 verify counts', async () => {
    const finished = await lab3(['verify', '--json']);
    expect(finished.code).toBe(0);
    const { tables } = JSON.parse(finished.stdout) as Receipt;
    expect(
      tables.map(({ topic, sourceRows, topicRecords, deltaRows }) => ({ topic, sourceRows, topicRecords, deltaRows })),
    ).toEqual([
      { topic: 'riverhotel.public.hotel', sourceRows: 30, topicRecords: 33, deltaRows: 33 },
      { topic: 'riverhotel.public.customer', sourceRows: 1_000, topicRecords: 1_000, deltaRows: 1_000 },
    ]);
  });
});

describe('without a Tableflow key', () => {
  it('works with one of its own, says so, and leaves none behind', async () => {
    const { TABLEFLOW_API_KEY: _id, TABLEFLOW_API_SECRET: _secret, ...env } = sandbox.description.environment;
    sandbox.forgetCalls();
    const finished = await runLab3(['verify', '--json'], { cwd: folder, env });
    expect(finished.code).toBe(0);
    const { id } = /temporary key (?<id>\w+)/.exec(finished.stderr)?.groups ?? {};
    expect(finished.stderr).toBe(
      `note: no Tableflow key is given; made the temporary key ${id} for sa-river1\nnote: removed the temporary key ${id}\n`,
    );
    expect(changes()).toEqual(['POST /iam/v2/api-keys', `DELETE /iam/v2/api-keys/${id}`]);
  });
});

describe('lab3 down', () => {
  it('takes back what up made, and a second time finds nothing', async () => {
    const first = await lab3(['down', '--json']);
    expect(first.code).toBe(0);
    expect(outcomes(first.stdout)).toEqual([
      'disable Tableflow on riverhotel.public.hotel: deleted',
      'disable Tableflow on riverhotel.public.customer: deleted',
      'delete Unity Catalog integration: deleted',
      'delete PostgreSQL CDC connector: deleted',
      'check for leftovers: clean',
    ]);
    expect((JSON.parse(first.stdout) as { unseen: unknown }).unseen).toEqual([]);
    sandbox.forgetCalls();
    const second = await lab3(['down', '--json']);
    expect(outcomes(second.stdout).map((line) => line.split(': ')[1])).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
      'clean',
    ]);
    expect(changes()).toEqual([]);

    const client = await connectSource(sandbox.description);
    expect((await client.query('SELECT slot_name FROM pg_replication_slots')).rows).toEqual([]);
    expect((await client.query('SELECT pubname FROM pg_publication')).rows).toEqual([]);
    await client.end();
  });

  it('says what it keeps', async () => {
    const { code, stdout } = await lab3(['down']);
    expect([code, stdout.split('\n').slice(-2)]).toEqual([
      0,
      [
        'done; kept: topics, subjects and schema of the tables (--topics, --subjects and --schema delete them), and the Delta files',
        '',
      ],
    ]);
  });

  it('finishes without its database, and says what it did not check', async () => {
    const env = { ...sandbox.description.environment, LAB3_DATABASE_PORT: '1' };
    const { code, stdout } = await runLab3(['down', '--json'], { cwd: folder, env });
    const { unseen } = JSON.parse(stdout) as { unseen: unknown };
    expect([code, unseen]).toEqual([
      0,
      [
        {
          system: 'PostgreSQL',
          what: 'replication slot and publication',
          why: "Could not inspect PostgreSQL 127.0.0.1:1/workshop as debezium: connect ECONNREFUSED 127.0.0.1:1. If they are still there, run: SELECT pg_drop_replication_slot('sa_river1_postgres_cdc_18fr2om_slot'); DROP PUBLICATION IF EXISTS sa_river1_postgres_cdc_18fr2om_pub;",
        },
      ],
    ]);
  });

  const all = ['down', '--subjects', '--topics', '--schema'];

  it('fails while something is left, with the command that removes it', async () => {
    const created = await kafka('POST', '/topics', { topic_name: 'riverhotel.public.guest' });
    expect(created.status).toBe(201);
    const failed = await lab3(all);
    expect(failed.code).toBe(1);
    const { KAFKA_REST_ENDPOINT: url } = sandbox.description.environment;
    expect(failed.stderr).toBe(
      [
        '',
        '✗ Could not tear down the whole lab: 1 thing is left.',
        '  - Confluent Cloud: topic riverhotel.public.guest: it is named like the topics of the connector',
        `    curl -X DELETE -u "$KAFKA_API_KEY:$KAFKA_API_SECRET" "${url}/kafka/v3/clusters/lkc-river1/topics/riverhotel.public.guest"`,
        '',
      ].join('\n'),
    );
    expect((await kafka('DELETE', '/topics/riverhotel.public.guest')).status).toBe(204);
  });

  it('has deleted what it was asked to, and the lab can be made again', async () => {
    sandbox.forgetCalls();
    const again = await lab3([...all, '--json']);
    expect(outcomes(again.stdout)).toEqual([
      'disable Tableflow on riverhotel.public.hotel: unchanged',
      'disable Tableflow on riverhotel.public.customer: unchanged',
      'delete Unity Catalog integration: unchanged',
      'delete PostgreSQL CDC connector: unchanged',
      'delete subjects: unchanged',
      'delete topics: unchanged',
      'delete Unity Catalog schema: unchanged',
      'check for leftovers: clean',
    ]);
    expect(changes()).toEqual([]);
    const up = await lab3(['up', '--json']);
    expect((JSON.parse(up.stdout) as Receipt).verdict).toBe('complete');
  });
});

/** A call to the cluster, as curl would make it. */
function kafka(method: string, path: string, body?: object): Promise<Response> {
  const { KAFKA_REST_ENDPOINT: url, KAFKA_API_KEY: key, KAFKA_API_SECRET: secret } = sandbox.description.environment;
  return fetch(`${url}/kafka/v3/clusters/lkc-river1${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

function outcomes(stdout: string): readonly string[] {
  return (JSON.parse(stdout) as Pick<Receipt, 'steps'>).steps.map(({ name, outcome }) => `${name}: ${outcome}`);
}
