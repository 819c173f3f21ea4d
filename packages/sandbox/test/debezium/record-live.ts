import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startTestPostgres } from '../test-postgres.ts';
import { common, configurations, sqlOf } from './configurations.ts';
import { writeEngineProperties } from './engine-properties.ts';

// Has Debezium record what it makes of the statements that the sandbox's connector is given, on the sandbox's own PostgreSQL.
// Arguments: the class path of Debezium, and the folder for the recordings.

const [, , classPath = '', folder = ''] = process.argv;
/** Its row says that there are no more. */
const lastTable = 'public.t_last_of_all';

const server = await startTestPostgres();
try {
  await mkdir(folder, { recursive: true });
  for (const [name, configuration] of Object.entries(configurations)) await record(name, configuration);
} finally {
  await server.remove();
}

async function record(name: string, configuration: Readonly<Record<string, string>>): Promise<void> {
  const { postgres } = server;
  await postgres.withClient((client) => client.query('CREATE DATABASE zoo'));
  await postgres.withClient(async (client) => {
    await client.query(await sqlOf('setup.sql'));
    await client.query(`CREATE TABLE ${lastTable} (id int PRIMARY KEY)`);
  }, 'zoo');
  const properties = join(folder, `${name}.properties`);
  await writeEngineProperties(properties, engineSettings(configuration));
  const program = [join(import.meta.dirname, 'Recorder.java'), properties, join(folder, `${name}.jsonl`)];
  const recorder = spawn('java', ['-cp', classPath, ...program, `zoo.${lastTable}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  recorder.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  let code: unknown;
  const exited = once(recorder, 'exit').then(([one]) => {
    code = one;
  });
  const isStreaming = new Promise<void>((resolve) => {
    recorder.stdout.on('data', (chunk) => {
      if (String(chunk).includes('streaming')) resolve();
    });
  });
  await Promise.race([isStreaming, exited]);
  await postgres.withClient(async (client) => {
    for (const statement of (await sqlOf('stream.sql')).split(';')) {
      // An update without a replica identity is an error, as it is meant to be.
      await client.query(statement).catch(() => undefined);
    }
    await client.query(`INSERT INTO ${lastTable} VALUES (1)`);
  }, 'zoo');
  await exited;
  if (code !== 0) throw new Error(`Debezium ended with ${code} in configuration ${name}.\n${said}`);
  // PostgreSQL may take a moment to see that the process is gone.
  await postgres.withClient((client) =>
    client.query('SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active'),
  );
  while (await hasSlot()) {
    await postgres.withClient((client) =>
      client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active'),
    );
  }
  await postgres.withClient((client) => client.query('DROP DATABASE zoo WITH (FORCE)'));
  process.stdout.write(`recorded Debezium in configuration ${name}\n`);
}

async function hasSlot(): Promise<boolean> {
  const { rows } = await server.postgres.withClient((client) => client.query('SELECT FROM pg_replication_slots'));
  return rows.length > 0;
}

function engineSettings(configuration: Readonly<Record<string, string>>): Record<string, string> {
  const { host, port, superuser } = server.postgres;
  return {
    'offset.storage': 'org.apache.kafka.connect.storage.MemoryOffsetBackingStore',
    'publication.autocreate.mode': 'filtered',
    'slot.name': 'debezium',
    'database.hostname': host,
    'database.port': String(port),
    'database.password': superuser.password.reveal(),
    'database.dbname': 'zoo',
    ...common,
    ...configuration,
  };
}
