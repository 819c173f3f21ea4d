import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLabContext, labConfigFromEnv, setUpLab3, tearDownLab3 } from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { riverHotels, type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../src/receipt.ts';
import { connectSource, selectRows } from './query-sandbox.ts';
import { runLab3 } from './run-lab3.ts';
import { applyWorkshop, workshopTables } from './terraform-calls.ts';

// The workshop as it is since 2026, over real sockets and a real PostgreSQL: Terraform made everything before, and an
// attendee shares the database with others.

let sandbox: Sandbox;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-test-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), timeFactor: 300 });
  await writeFile(join(folder, 'terraform.tfvars'), 'prefix = "wp001"\n');
});

afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const lab3 = (command: string): ReturnType<typeof runLab3> =>
  runLab3([command, '--sandbox', sandbox.description.dataFolder, '--tfvars', 'terraform.tfvars'], { cwd: folder });

/** What was made, changed or deleted by somebody else than Tableflow. */
const changes = (): readonly string[] =>
  sandbox.calls
    .filter(
      ({ method, path, isFromTableflow }) => method !== 'GET' && !isFromTableflow && !/sql|metrics|oidc/.test(path),
    )
    .map(({ method, path }) => `${method} ${path}`);

it('what Terraform made is planned without a problem, adopted, verified, and kept by down', async () => {
  await applyWorkshop(sandbox.description, 'wp001');
  sandbox.forgetCalls();

  const plan = await lab3('plan');
  expect([plan.code, plan.stderr]).toEqual([0, '']);
  expect(plan.stdout).toContain('0 to create, 0 to update, 0 unchanged, 7 adopted');

  const up = await lab3('up');
  expect([up.code, up.stderr]).toEqual([0, '']);
  const receipt = JSON.parse(await readFile(join(folder, '.lab3/receipt.json'), 'utf8')) as Receipt;
  expect(receipt.verdict).toBe('complete');
  expect(
    receipt.tables.map(({ topic, sourceRows, deltaRows, verdict }) => [topic, verdict, deltaRows === sourceRows]),
  ).toEqual(workshopTables.map((table) => [`riverhotel.${table}`, 'complete', true]));

  const verify = await lab3('verify');
  expect([verify.code, verify.stderr]).toEqual([0, '']);

  const down = await lab3('down');
  expect([down.code, down.stderr]).toEqual([0, '']);
  expect(down.stdout).toContain('wp001-postgres-cdc-source');
  expect(changes()).toEqual([]);

  const again = await lab3('plan');
  expect(again.stdout).toContain('7 adopted');
});

it('two attendees with clusters of their own and one PostgreSQL are both complete, and one leaves without the other', async () => {
  const other = await startSandbox({
    dataFolder: join(folder, 'other'),
    timeFactor: 300,
    allowOtherDatabases: true,
    world: {
      ...riverHotels,
      kafkaCluster: { ...riverHotels.kafkaCluster, id: 'lkc-river2' },
      serviceAccount: { ...riverHotels.serviceAccount, id: 'sa-river2' },
    },
  });
  try {
    const database = Object.entries(sandbox.description.environment).filter(([name]) => /^LAB3_DATABASE/.test(name));
    const labs = await Promise.all(
      [sandbox, other].map(async ({ description }) => {
        // Those of Terraform are left alone: the attendee asks for a connector of her own.
        const own = { LAB3_CONNECTOR_NAME: `${description.ids.serviceAccountId}-source`, LAB3_TOPIC_PREFIX: 'mine' };
        const config = labConfigFromEnv({
          ...description.environment,
          ...Object.fromEntries(database),
          ...own,
        });
        return createLabContext(config, { source: connectPostgres(config.source) });
      }),
    );
    const [first, second] = labs;
    if (!first || !second) throw new Error('two labs were wanted');
    const ups = await Promise.all(labs.map((lab) => setUpLab3(lab)));
    expect(ups.map(({ verdict, tables }) => [verdict, tables.map(({ deltaRows }) => deltaRows)])).toEqual([
      ['complete', [30, 1_000]],
      ['complete', [30, 1_000]],
    ]);

    const postgres = await connectSource(sandbox.description);
    const slots = async (): Promise<readonly string[]> => {
      const { rows } = await postgres.query<{ name: string }>(
        "SELECT slot_name AS name FROM pg_replication_slots WHERE slot_name LIKE 'sa_river%' ORDER BY 1",
      );
      return rows.map(({ name }) => name);
    };
    const both = await slots();
    expect(both.map((name) => /^sa_river\d/.exec(name)?.[0])).toEqual(['sa_river1', 'sa_river2']);
    await tearDownLab3(second);
    expect(await slots()).toEqual(both.slice(0, 1));
    await postgres.end();
    for (const { source } of labs) await source?.close();
  } finally {
    await other.stop({ deleteData: true });
  }
});

it('OPTIMIZE by a person succeeds, stops Tableflow at its next commit, and diagnose says why', async () => {
  const { description } = sandbox;
  const table = '`river-hotels`.`lkc-river1`.`riverhotel_cdc_hotel`';
  const count = async (): Promise<unknown> => selectRows(description, `SELECT count(*) FROM ${table}`);
  expect(await count()).toEqual([['30']]);
  await selectRows(description, `OPTIMIZE ${table}`);
  const postgres = await connectSource(description);
  await postgres.query('UPDATE cdc.hotel SET available_rooms = available_rooms + 1');
  await postgres.end();
  const diagnose = (): ReturnType<typeof runLab3> =>
    runLab3(['diagnose', 'riverhotel.cdc.hotel', '--sandbox', description.dataFolder, '--tfvars', 'terraform.tfvars'], {
      cwd: folder,
    });
  let said = await diagnose();
  while (said.code === 0) said = await diagnose();
  expect(said.stdout).toContain('may have been modified outside of Tableflow');
  expect(await count()).toEqual([['30']]);
});
