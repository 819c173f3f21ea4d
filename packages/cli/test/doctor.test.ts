import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecret } from '@tableflow-workshop/client-core';
import {
  createDoctorContext,
  type DoctorResult,
  doctor,
  type LabConfig,
  labConfigFromEnv,
} from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';
import { type Sandbox, startSandbox } from '@tableflow-workshop/sandbox';
import { Command } from 'commander';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDoctorCommand } from '../src/commands/doctor.ts';

// A real PostgreSQL with many faults at once: one run finds all of them, and what it prints mends them.

let sandbox: Sandbox;
let folder: string;
let admin: pg.Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab3-doctor-'));
  const dataFolder = join(folder, 'sandbox');
  sandbox = await startSandbox({ dataFolder, timeFactor: 300 });
  const { host, port, database } = sandbox.description.postgres;
  const password = (await readFile(join(dataFolder, 'postgres/superuser-password'), 'utf8')).trim();
  admin = new pg.Client({ host, port, database, user: 'postgres', password });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

type Change = (config: LabConfig) => LabConfig;

async function examine(change: Change = (config) => config): Promise<DoctorResult> {
  const given = labConfigFromEnv(sandbox.description.environment);
  const config = change({ ...given, connector: { ...given.connector, slotName: 'river_slot' } });
  const source = connectPostgres(config.source);
  try {
    return await doctor(await createDoctorContext(config, { source }));
  } finally {
    await source.close();
  }
}

/** What an administrator of the workspace does. */
async function changeGrants(
  kind: 'catalog' | 'external_location',
  name: string,
  change: 'add' | 'remove',
  privileges: readonly string[],
): Promise<void> {
  const { databricks, credentials } = sandbox.description;
  const answer = await fetch(`${databricks.workspaceUrl}/api/2.1/unity-catalog/permissions/${kind}/${name}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${credentials.databricksAdmin.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ changes: [{ principal: credentials.databricks.clientId, [change]: privileges }] }),
  });
  expect(answer.status).toBe(200);
}

/** Runs a statement where it belongs: the grants of Unity Catalog, and everything else in PostgreSQL. */
async function apply(statement: string): Promise<void> {
  const grant = /^GRANT ([A-Z ]+) ON (CATALOG|EXTERNAL LOCATION) `(.+)` TO `.+`;$/.exec(statement);
  const [, privilege = '', kind, name = ''] = grant ?? [];
  if (!grant) await admin.query(statement);
  else
    await changeGrants(kind === 'CATALOG' ? 'catalog' : 'external_location', name, 'add', [
      privilege.replaceAll(' ', '_'),
    ]);
}

const wrongKey = { id: 'RIVERWRONGKEY001', secret: createSecret('river-wrong') };
const withWrongSettings: Change = (config) => ({
  ...config,
  serviceAccountId: 'sa-other',
  storage: { ...config.storage, providerIntegrationId: 'cspi-other' },
  confluent: {
    ...config.confluent,
    tableflowKey: wrongKey,
    kafka: { ...config.confluent.kafka, key: wrongKey },
    schemaRegistry: { ...config.confluent.schemaRegistry, key: wrongKey },
  },
  databricks: { ...config.databricks, warehouseId: 'ffff' },
  connector: { ...config.connector, tableIncludeList: [...config.connector.tableIncludeList, 'public.room'] },
});

const brief = (result: DoctorResult): readonly string[] =>
  result.findings.map(({ severity, ruleId, subject }) => `${severity} ${ruleId}: ${subject}`);

/** What a healthy lab on a laptop has: good to know, nothing to do. */
const notes = [
  'note wal-retention: database workshop',
  'note toast-columns: table public.customer',
  'note toast-columns: table public.hotel',
];

describe('lab3 doctor', () => {
  it('prints what it found and exits with 0 on a healthy lab', async () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const program = new Command('lab3');
    addDoctorCommand(program);
    const run = (...args: readonly string[]) =>
      program.parseAsync(['node', 'lab3', 'doctor', '--sandbox', sandbox.description.dataFolder, ...args]);
    await run();
    await run('--json');
    const [text, json] = printed.mock.calls.map(([first]) => String(first));
    expect(text).toMatch(/^✓ source database\n✓ Confluent Cloud\n✓ Databricks\n\n· database workshop\n/);
    expect(text).toMatch(/\n\nhealthy: 0 errors, 0 warnings, 3 notes$/);
    expect(JSON.parse(json ?? '')).toMatchObject({ verdict: 'healthy', findings: { length: 3 } });
    expect(process.exitCode).toBeUndefined();
  });
});

describe('the doctor on a real database', () => {
  it('finds nothing above a note on a healthy lab', async () => {
    sandbox.forgetCalls();
    const result = await examine();
    expect(brief(result)).toEqual(notes);
    expect(result.verdict).toBe('healthy');
    const posts = sandbox.calls.filter((call) => call.method !== 'GET');
    expect(posts.map((call) => call.operationId)).toEqual(['createToken']);
  });

  it('finds 21 faults in one run, and what it prints makes the next run clean', async () => {
    await admin.query(`
      CREATE ROLE somebody;
      ALTER ROLE debezium NOREPLICATION;
      REVOKE CREATE ON DATABASE workshop FROM debezium;
      ALTER TABLE public.customer OWNER TO somebody;
      REVOKE ALL ON public.customer FROM debezium;
      ALTER TABLE public.hotel DROP CONSTRAINT hotel_pkey;
      ALTER TABLE public.hotel ALTER COLUMN description SET STORAGE EXTERNAL;
      UPDATE public.hotel SET description = repeat('river ', 2000);
      ALTER TABLE public.customer ALTER COLUMN first_name TYPE text;
      ALTER TABLE public.customer ALTER COLUMN first_name SET STORAGE EXTERNAL;
      UPDATE public.customer SET first_name = repeat('river ', 2000) WHERE customer_id = (SELECT min(customer_id) FROM public.customer);
    `);
    await admin.query(`SELECT pg_create_logical_replication_slot('river_slot', 'pgoutput')`);
    await changeGrants('catalog', 'river-hotels', 'remove', [
      'ALL_PRIVILEGES',
      'USE_SCHEMA',
      'CREATE_SCHEMA',
      'CREATE_TABLE',
      'EXTERNAL_USE_SCHEMA',
    ]);
    await changeGrants('external_location', 'river-external-location', 'remove', [
      'ALL_PRIVILEGES',
      'CREATE_EXTERNAL_TABLE',
      'WRITE_FILES',
      'EXTERNAL_USE_LOCATION',
    ]);
    sandbox.forgetCalls();

    const ill = await examine(withWrongSettings);
    expect(brief(ill)).toEqual([
      'error replication-right: role debezium',
      'error publication-create: role debezium',
      'error table-missing: table public.room',
      'error table-privilege: table public.customer',
      'error publication-owner: table public.customer',
      'error no-primary-key: table public.hotel',
      'error service-account-missing: service account sa-other',
      'error provider-integration-missing: provider integration cspi-other',
      'error key-refused: Tableflow key RIVERWRONGKEY001',
      'error key-refused: Kafka key RIVERWRONGKEY001',
      'error key-refused: Schema Registry key RIVERWRONGKEY001',
      'error use-schema: catalog river-hotels',
      'error create-schema: catalog river-hotels',
      'error create-table: catalog river-hotels',
      'error external-use-schema: catalog river-hotels',
      'error create-external-table: external location river-external-location',
      'error write-files: external location river-external-location',
      'error external-use-location: external location river-external-location',
      'error warehouse-missing: SQL warehouse ffff',
      'warning slot-leftover: replication slot river_slot',
      'warning toast-columns: table public.customer',
      'note wal-retention: database workshop',
    ]);
    const posts = sandbox.calls.filter((call) => call.method !== 'GET');
    expect(posts.map((call) => call.operationId)).toEqual(['createToken']);

    const { clientId } = sandbox.description.credentials.databricks;
    const onCatalog = `ON CATALOG \`river-hotels\` TO \`${clientId}\``;
    const onLocation = `ON EXTERNAL LOCATION \`river-external-location\` TO \`${clientId}\``;
    const statements = ill.findings
      .filter((one) => one.severity !== 'note')
      .flatMap(({ remedy }) => [...remedy.matchAll(/(?:GRANT|ALTER|SELECT pg_drop)[^;…]*;/g)].map(([sql]) => sql));
    expect(statements).toEqual([
      'ALTER ROLE debezium REPLICATION;',
      'GRANT CREATE ON DATABASE workshop TO debezium;',
      'GRANT SELECT ON public.customer TO debezium;',
      'ALTER TABLE public.customer OWNER TO debezium;',
      'ALTER TABLE public.hotel REPLICA IDENTITY FULL;',
      `GRANT USE SCHEMA ${onCatalog};`,
      `GRANT CREATE SCHEMA ${onCatalog};`,
      `GRANT CREATE TABLE ${onCatalog};`,
      `GRANT EXTERNAL USE SCHEMA ${onCatalog};`,
      `GRANT CREATE EXTERNAL TABLE ${onLocation};`,
      `GRANT WRITE FILES ${onLocation};`,
      `GRANT EXTERNAL USE LOCATION ${onLocation};`,
      "SELECT pg_drop_replication_slot('river_slot');",
      'ALTER TABLE public.customer REPLICA IDENTITY FULL;',
    ]);
    for (const statement of statements) await apply(statement);
    expect(brief(await examine())).toEqual(['note wal-retention: database workshop']);
  });
});
