import type { Clock } from '@tableflow-workshop/client-core';
import type pg from 'pg';
import type { CaptureOptions } from './capture-options.ts';
import { createSessions } from './sessions.ts';

const connectTimeoutMs = 10_000;

/** How values are written as text: fixed, so that a snapshot and the stream write the same value the same way. */
const sessionSettings = {
  datestyle: 'ISO',
  timezone: 'UTC',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
};

/** The source database of a connector. */
export interface SourceDatabase {
  /** Logs in once, to see that it can be done and whether with encryption. Comes before everything else. */
  open(): Promise<void>;
  /** A connected client that leaves every value as PostgreSQL's text. The caller ends it with `end`. */
  connect(session?: { replication: 'database' }): Promise<pg.Client>;
  /** Ends a client. Resolves when the server has let go of its session. */
  end(client: pg.Client): Promise<void>;
  /** Lends a client and ends it afterwards. */
  withClient<T>(run: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Ends every session, whatever it does, within a few seconds. */
  close(): Promise<void>;
}

/**
 * The source database, with sessions that a stop can end.
 *
 * @param signal fails whatever waits for a connection
 */
export function createSourceDatabase(options: CaptureOptions, signal: AbortSignal, clock: Clock): SourceDatabase {
  const sessions = createSessions(signal, clock);
  let ssl: SslChoice = false;
  const config: pg.ClientConfig = {
    host: options.host,
    port: options.port,
    user: options.user,
    password: () => options.password.reveal(),
    database: options.database,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'Debezium',
    // Every value stays text: a JavaScript Date or number would lose digits.
    types: { getTypeParser: () => (text: string) => text },
    options: Object.entries(sessionSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  };
  const database: SourceDatabase = {
    async open() {
      ssl = await negotiateSsl(options, async (candidate) => {
        await sessions.end(await sessions.open({ ...config, ssl: candidate }));
      });
    },
    connect: (session) => sessions.open({ ...config, ...session, ssl }),
    end: sessions.end,
    async withClient(run) {
      const client = await database.connect();
      try {
        return await run(client);
      } finally {
        await database.end(client);
      }
    },
    close: sessions.endAll,
  };
  return database;
}

type SslChoice = false | { rejectUnauthorized: false };
const encrypted: SslChoice = { rejectUnauthorized: false };

/** `prefer` takes encryption when the server offers it. None of the modes checks the server's certificate. */
async function negotiateSsl(
  { sslMode }: CaptureOptions,
  attempt: (ssl: SslChoice) => Promise<void>,
): Promise<SslChoice> {
  const first = sslMode === 'disable' ? false : encrypted;
  try {
    await attempt(first);
    return first;
  } catch (error) {
    const isRefused = error instanceof Error && error.message.includes('does not support SSL');
    if (sslMode !== 'prefer' || !isRefused) throw error;
    await attempt(false);
    return false;
  }
}
