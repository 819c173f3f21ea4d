import pg from 'pg';
import type { CaptureOptions } from './capture-options.ts';

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
  /** The settings that a session of this database needs; encryption is decided. */
  readonly clientConfig: pg.ClientConfig;
  /** A connected client that leaves every value as PostgreSQL's text. The caller ends it. */
  connect(session?: { replication: 'database' }): Promise<pg.Client>;
  /** Lends a client and ends it afterwards. */
  withClient<T>(run: (client: pg.Client) => Promise<T>): Promise<T>;
}

/**
 * Logs in to the source database once, to see that it can be done and whether with encryption.
 *
 * @param signal ends every session of this database, whatever it does
 */
export async function openDatabase(options: CaptureOptions, signal: AbortSignal): Promise<SourceDatabase> {
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
  const ssl = await negotiateSsl(options, (candidate) => connect({ ...config, ssl: candidate }, signal));
  const clientConfig = { ...config, ssl };
  const database: SourceDatabase = {
    clientConfig,
    connect: (session) => connect({ ...clientConfig, ...session }, signal),
    async withClient(run) {
      const client = await database.connect();
      try {
        return await run(client);
      } finally {
        await client.end();
      }
    },
  };
  return database;
}

type SslChoice = false | { rejectUnauthorized: false };
const encrypted: SslChoice = { rejectUnauthorized: false };

/** `prefer` takes encryption when the server offers it. None of the modes checks the server's certificate. */
async function negotiateSsl(
  { sslMode }: CaptureOptions,
  attempt: (ssl: SslChoice) => Promise<pg.Client>,
): Promise<SslChoice> {
  const first = sslMode === 'disable' ? false : encrypted;
  try {
    await (await attempt(first)).end();
    return first;
  } catch (error) {
    const isRefused = error instanceof Error && error.message.includes('does not support SSL');
    if (sslMode !== 'prefer' || !isRefused) throw error;
    await (await attempt(false)).end();
    return false;
  }
}

function connect(config: pg.ClientConfig, signal: AbortSignal): Promise<pg.Client> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const client = new pg.Client(config);
    const abort = (): void => {
      void client.end();
      reject(signal.reason);
    };
    const forget = (): void => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort, { once: true });
    client.once('end', forget);
    // A lost connection fails the query in progress; the event of an idle one must not end the process.
    client.on('error', () => undefined);
    client.connect().then(
      () => resolve(client),
      (error: unknown) => {
        forget();
        reject(error);
      },
    );
  });
}
