import { randomBytes } from 'node:crypto';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Clock, createSecret, type Secret, systemClock } from '@tableflow-workshop/client-core';
import pg from 'pg';
import { clusterFolder } from './cluster-folder.ts';
import { freePort } from './free-port.ts';
import { initialiseCluster, superuserName } from './initialise-cluster.ts';
import { readLastRun, writeLastRun } from './last-run.ts';
import { endOrphan } from './postmaster.ts';
import { runServer, type ServerProcess } from './run-server.ts';
import { stageBinaries } from './stage-binaries.ts';

const host = '127.0.0.1';

/** What change capture needs, and what keeps a server on a laptop quiet and private. */
const defaultSettings: Readonly<Record<string, string>> = {
  wal_level: 'logical',
  max_replication_slots: '10',
  max_wal_senders: '10',
  max_connections: '50',
  fsync: 'on',
  listen_addresses: host,
  unix_socket_directories: '',
  timezone: 'UTC',
  log_checkpoints: 'off',
  // The text of a failed statement may hold a password.
  log_min_error_statement: 'panic',
};

export interface StartPostgresOptions {
  /** Keeps the cluster, the superuser's password and the port. Created when it is not there. */
  readonly dataFolder: string;
  /** Default: the port of the last start when it is free, else any free one. */
  readonly port?: number;
  /** Server settings that go before the default ones, e.g. `{ wal_level: 'replica' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Ends a start that is under way: it rejects with the signal's reason, and no process is left. */
  readonly signal?: AbortSignal | undefined;
}

/** A PostgreSQL server that accepts connections on the loopback address. */
export interface RunningPostgres {
  readonly host: string;
  readonly port: number;
  readonly superuser: { readonly user: string; readonly password: Secret };
  /** A connected client of the superuser. The caller ends it. */
  connect(database?: string): Promise<pg.Client>;
  /** Lends a client of the superuser and ends it afterwards. */
  withClient<T>(run: (client: pg.Client) => Promise<T>, database?: string): Promise<T>;
  /** Fast shutdown: sessions are ended, everything committed is on disk. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL, made for logical replication, in a folder. A server that a killed process of ours left
 * behind is ended first; the port stays the same where possible, so that clients find it again.
 *
 * @throws when the platform has no PostgreSQL package, when the folder is in use, or with the server's own words
 * @example const postgres = await startPostgres({ dataFolder: '.lab3/postgres' })
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { clock = systemClock, signal } = options;
  const dataFolder = resolve(options.dataFolder);
  const binaries = await stageBinaries(signal);
  const location = await clusterFolder(dataFolder);
  const cluster = join(await realpath(dirname(location)), 'cluster');
  const password = await keptPassword(dataFolder);
  const lastRun = await readLastRun(dataFolder);

  await endOrphan(cluster, lastRun.ownerPid, clock, signal);
  await initialiseCluster(binaries, cluster, password, signal);
  const start = async (port: number): Promise<{ port: number; server: ServerProcess }> => {
    await writeLastRun(dataFolder, { port, ownerPid: process.pid });
    const settings = { ...defaultSettings, ...options.settings, port: String(port) };
    return { port, server: await runServer(binaries.postgres, cluster, settings, clock, signal) };
  };
  const { port, server } = await (options.port === undefined
    ? // Between finding a port and using it, somebody else may take it.
      start(await freePort(host, lastRun.port)).catch(async (error: unknown) => {
        if (String(error).includes('Address already in use')) return start(await freePort(host));
        throw error;
      })
    : start(options.port));

  const connect = async (database = 'postgres'): Promise<pg.Client> => {
    const secret = (): string => password.reveal();
    const client = new pg.Client({ host, port, user: superuserName, password: secret, database, ssl: false });
    // A server that stops tells its idle clients: not an event that may end the process.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  return {
    host,
    port,
    superuser: { user: superuserName, password },
    connect,
    async withClient(run, database) {
      const client = await connect(database);
      try {
        return await run(client);
      } finally {
        await client.end();
      }
    },
    stop: () => server.stop(),
  };
}

/** The superuser's password: made once, readable by us alone, needed at every later start. */
async function keptPassword(dataFolder: string): Promise<Secret> {
  const file = join(dataFolder, 'superuser-password');
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known !== '') return createSecret(known);
  const password = randomBytes(24).toString('hex');
  await writeFile(file, password, { mode: 0o600 });
  return createSecret(password);
}
