import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDoctorContext,
  type DoctorResult,
  doctor,
  environmentSource,
  resolveLabConfig,
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
}, 60_000);

afterAll(async () => {
  await admin?.end();
  await sandbox?.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function examine(): Promise<DoctorResult> {
  const given = resolveLabConfig([environmentSource(sandbox.description.environment)]);
  const config = { ...given, connector: { ...given.connector, slotName: 'river_slot' } };
  const source = connectPostgres(config.source);
  try {
    return await doctor(await createDoctorContext(config, { source }));
  } finally {
    await source.close();
  }
}

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
      program.parseAsync(['node', 'lab3', 'doctor', '--sandbox', sandbox.description.confluent.baseUrl, ...args]);
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
    const since = sandbox.calls.length;
    const result = await examine();
    expect(brief(result)).toEqual(notes);
    expect(result.verdict).toBe('healthy');
    const posts = sandbox.calls.slice(since).filter((call) => call.method !== 'GET');
    expect(posts.map((call) => call.operationId)).toEqual(['createToken']);
  });

  it('finds many faults in one run, and its SQL makes the next run clean', async () => {
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

    const ill = await examine();
    expect(brief(ill)).toEqual([
      'error replication-right: role debezium',
      'error publication-create: role debezium',
      'error table-privilege: table public.customer',
      'error publication-owner: table public.customer',
      'error no-primary-key: table public.hotel',
      'warning slot-leftover: replication slot river_slot',
      'warning toast-columns: table public.customer',
      'note wal-retention: database workshop',
    ]);

    const statements = ill.findings
      .filter((one) => one.severity !== 'note')
      .flatMap(({ remedy }) => [...remedy.matchAll(/(?:GRANT|ALTER|SELECT pg_drop)[^;…]*;/g)].map(([sql]) => sql));
    expect(statements).toEqual([
      'ALTER ROLE debezium REPLICATION;',
      'GRANT CREATE ON DATABASE workshop TO debezium;',
      'GRANT SELECT ON public.customer TO debezium;',
      'ALTER TABLE public.customer OWNER TO debezium;',
      'ALTER TABLE public.hotel REPLICA IDENTITY FULL;',
      "SELECT pg_drop_replication_slot('river_slot');",
      'ALTER TABLE public.customer REPLICA IDENTITY FULL;',
    ]);
    for (const statement of statements) await admin.query(statement);
    expect(brief(await examine())).toEqual(['note wal-retention: database workshop']);
  });
});
