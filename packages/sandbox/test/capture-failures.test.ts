import { type Clock, systemClock } from '@tableflow-workshop/client-core';
import { expect, test } from 'vitest';
import { startCapture } from '../src/capture/start-capture.ts';
import { startPostgres } from '../src/postgres/start-postgres.ts';
import { hotels, until, useCaptureLab } from './capture-lab.ts';
import { createTestHost } from './test-host.ts';
import { debeziumPassword, labConfig } from './test-postgres.ts';

const lab = useCaptureLab();

/** Waits between attempts pass at once. */
const hastyClock: Clock = { ...systemClock, setTimer: (_delayMs, run) => systemClock.setTimer(1, run) };

/** The trace that a connector with these settings fails with. */
async function traceOf(changes: Record<string, string>): Promise<string> {
  const failed = { ...(await createTestHost()), clock: hastyClock };
  const capture = startCapture({ name: 'failing', config: labConfig(lab.server.postgres, changes), host: failed });
  const { trace = '' } = await failed.status('FAILED');
  await capture.stop();
  expect(failed.statuses.map(({ state }) => state)).toEqual(['FAILED']);
  expect(failed.broker.topics()).toEqual([]);
  await failed.remove();
  return trace;
}

test('a wrong password', async () => {
  expect(await traceOf({ 'database.password': 'not-the-password' })).toBe(
    'org.postgresql.util.PSQLException: FATAL: password authentication failed for user "debezium"',
  );
});

test('a host that nobody knows, and a port where nobody listens', async () => {
  expect(await traceOf({ 'database.hostname': 'no-such-lab.host.invalid' })).toBe(
    'org.postgresql.util.PSQLException: The connection attempt failed.\n' +
      'Caused by: java.net.UnknownHostException: no-such-lab.host.invalid',
  );
  expect(await traceOf({ 'database.port': '1' })).toBe(
    'org.postgresql.util.PSQLException: Connection to 127.0.0.1:1 refused. ' +
      'Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.',
  );
});

test('a database that is not there', async () => {
  expect(await traceOf({ 'database.dbname': 'nowhere' })).toBe(
    'org.postgresql.util.PSQLException: FATAL: database "nowhere" does not exist',
  );
});

test('encryption demanded from a server that has none; preferred, it is done without', async () => {
  expect(await traceOf({ 'database.sslmode': 'require' })).toBe(
    'org.postgresql.util.PSQLException: The server does not support SSL.',
  );
  lab.start({ 'database.sslmode': 'prefer' });
  expect(await lab.host.records(hotels, 30)).toHaveLength(30);
});

test('a server whose log is not made for change capture', async () => {
  await lab.server.postgres.stop();
  lab.server.postgres = await startPostgres({ dataFolder: lab.server.folder, settings: { wal_level: 'replica' } });
  const trace = await traceOf({});
  await lab.server.postgres.stop();
  lab.server.postgres = await startPostgres({ dataFolder: lab.server.folder });

  expect(trace).toBe(
    "io.debezium.DebeziumException: Postgres server wal_level property must be 'logical' but is: 'replica'",
  );
});

test('a role without the right to replicate', async () => {
  await lab.sql('ALTER ROLE debezium NOREPLICATION');
  const trace = await traceOf({});
  await lab.sql('ALTER ROLE debezium REPLICATION');

  expect(trace).toBe(
    'io.debezium.DebeziumException: Postgres roles LOGIN and REPLICATION are not assigned to user: debezium',
  );
});

test('a slot that another connector streams from', async () => {
  lab.start();
  await lab.host.records(hotels, 30);
  // Between its snapshot and its stream nobody has the slot.
  await until(async () => (await lab.sql('SELECT active FROM pg_replication_slots'))[0]?.active === true);

  expect(await traceOf({})).toMatch(
    /^io\.debezium\.DebeziumException: Failed to start replication stream; when setting up multiple connectors for the same database host, please make sure to use a distinct replication slot name for each\.\nCaused by: org\.postgresql\.util\.PSQLException: ERROR: replication slot "debezium" is active for PID \d+$/,
  );
});

test('all slots taken', async () => {
  await lab.sql("SELECT pg_create_physical_replication_slot('taken_' || n) FROM generate_series(1, 10) AS n");

  expect(await traceOf({})).toBe(
    'io.debezium.DebeziumException: Creation of replication slot failed\n' +
      'Caused by: org.postgresql.util.PSQLException: ERROR: all replication slots are in use\n' +
      '  Hint: Free one or increase "max_replication_slots".',
  );
});

test('a publication that is not there and may not be made', async () => {
  expect(await traceOf({ 'publication.autocreate.mode': 'disabled' })).toBe(
    'org.apache.kafka.connect.errors.ConnectException: ' +
      'Publication autocreation is disabled, please create one and restart the connector.',
  );
});

test('a publication that the role cannot make', async () => {
  await lab.sql('ALTER TABLE hotel OWNER TO postgres');
  const notOwner = await traceOf({});
  await lab.sql('ALTER TABLE hotel OWNER TO debezium', 'REVOKE CREATE ON DATABASE workshop FROM debezium');
  const noCreate = await traceOf({});
  await lab.sql('GRANT CREATE ON DATABASE workshop TO debezium');

  const attempt =
    'org.apache.kafka.connect.errors.ConnectException: ' +
    'Unable to create filtered publication dbz_publication for "public"."customer", "public"."hotel"\n' +
    'Caused by: org.postgresql.util.PSQLException: ERROR: ';
  expect(notOwner).toBe(`${attempt}must be owner of table hotel`);
  expect(noCreate).toBe(`${attempt}permission denied for database workshop`);
  expect(await traceOf({ 'publication.autocreate.mode': 'all_tables' })).toMatch(
    /ERROR: must be superuser to create (a )?FOR ALL TABLES publication/,
  );
});

test('no table that the include list names', async () => {
  expect(await traceOf({ 'table.include.list': 'elsewhere.customer' })).toBe(
    'org.apache.kafka.connect.errors.ConnectException: ' +
      'Unable to create filtered publication dbz_publication for \n' +
      'Caused by: io.debezium.DebeziumException: No table filters found for filtered publication dbz_publication',
  );
});

test('a slot that was dropped behind a connector that has a position', async () => {
  const first = lab.start();
  await lab.host.records(hotels, 30);
  await first.stop();
  await lab.sql("SELECT pg_drop_replication_slot('debezium')");

  lab.start();
  const { trace } = await lab.host.status('FAILED');

  expect(trace).toContain('but this is no longer available on the server');
  lab.start({ 'snapshot.mode': 'when_needed' });
  expect(await lab.host.records(hotels, 60)).toHaveLength(60);
});

test('a configuration that makes no sense', async () => {
  const exception = 'org.apache.kafka.common.config.ConfigException: ';
  expect(await traceOf({ 'topic.prefix': '' })).toBe(
    `${exception}Missing required configuration "topic.prefix" which has no default value.`,
  );
  expect(await traceOf({ 'output.data.format': 'JSON' })).toBe(
    `${exception}Invalid value JSON for configuration output.data.format: the sandbox honours AVRO only`,
  );
  expect(await traceOf({ 'snapshot.mode': 'sometimes' })).toBe(
    `${exception}Invalid value sometimes for configuration snapshot.mode: ` +
      'Value must be one of initial, initial_only, when_needed, no_data, never',
  );
  expect(await traceOf({ 'table.include.list': 'public.(' })).toBe(
    `${exception}Invalid value public.( for configuration table.include.list: ` +
      'A comma-separated list of valid regular expressions is expected',
  );
});

test('a password that PostgreSQL would repeat does not reach the trace', async () => {
  const trace = await traceOf({
    'database.password': debeziumPassword,
    'publication.name': debeziumPassword,
    'table.include.list': 'none',
  });

  expect(trace).not.toContain(debeziumPassword);
  expect(trace).toContain('No table filters found for filtered publication ****************');
});

test('a path in place of a host name, which would be a socket of this machine', async () => {
  expect(await traceOf({ 'database.hostname': '/var/run/postgresql' })).toBe(
    'org.apache.kafka.common.config.ConfigException: Invalid value /var/run/postgresql for configuration ' +
      'database.hostname: Not a host name or an address',
  );
});

test('a database that is not the one of the sandbox', async () => {
  const host = await createTestHost();
  const asked: unknown[] = [];
  const alone: typeof host = {
    ...host,
    allowsDatabase(hostname, port) {
      asked.push([hostname, port]);
      return false;
    },
  };
  const config = labConfig(lab.server.postgres, { 'database.hostname': 'db.example.com', 'database.port': '5432' });
  const capture = startCapture({ name: 'pg', config, host: alone });
  const { trace } = await host.status('FAILED');
  await capture.stop();
  await host.remove();

  expect(asked).toEqual([['db.example.com', 5432]]);
  expect(trace).toBe(
    'org.apache.kafka.connect.errors.ConnectException: Unable to connect: db.example.com:5432 is not the database of ' +
      'this sandbox, and its connectors reach no other. `lab3 sandbox --any-database` starts one whose connectors may.',
  );
});
