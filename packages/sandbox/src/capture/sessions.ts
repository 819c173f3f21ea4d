import { type Clock, sleep } from '@tableflow-workshop/client-core';
import pg from 'pg';
import { orAborted } from '../or-aborted.ts';
import { within } from '../within.ts';

/** How long a session gets to end by itself, before another one asks the server to end it. */
const politeEndMs = 1_000;
/** How long the server gets for that, before the line is cut. */
const forcedEndMs = 2_000;
const pollIntervalMs = 10;

/** The sessions that a connector has at its database. */
export interface Sessions {
  /** A connected client. Rejects with the signal's reason as soon as that aborts. */
  open(config: pg.ClientConfig): Promise<pg.Client>;
  /** Ends a session, whatever it does. Resolves when the server has let go of it. */
  end(client: pg.Client): Promise<void>;
  /** Ends all of them. */
  endAll(): Promise<void>;
}

interface Session {
  readonly client: pg.Client;
  readonly config: pg.ClientConfig;
  /** Settles when it is known whether the client is connected: it cannot say goodbye before. */
  readonly opening: Promise<unknown>;
  readonly closed: Promise<void>;
}

/**
 * Sessions that end within a few seconds, however far they are, and have ended for the server too.
 *
 * `pg` never settles the `connect()` of a client that is ended in the meantime, and of a client with a query in progress
 * it cuts the line: the server goes on for a while, and keeps the replication slot. Here the server is told, and closes
 * the line itself; its process does that last of all, after it has let go of everything.
 *
 * @param signal ends every session as soon as it aborts
 */
export function createSessions(signal: AbortSignal, clock: Clock): Sessions {
  const open = new Map<pg.Client, Session>();

  const connect = (config: pg.ClientConfig): Session => {
    const client = new pg.Client(config);
    // A lost connection fails the query in progress; the event of an idle one must not end the process.
    client.on('error', () => undefined);
    const closed = new Promise<void>((resolve) => client.connection.once('end', resolve));
    const opening = client.connect();
    const session: Session = { client, config, opening, closed };
    open.set(client, session);
    opening.catch(() => client.connection.stream.destroy());
    void closed.then(() => open.delete(client));
    return session;
  };

  const end = async (session: Session): Promise<void> => {
    await within(clock, politeEndMs, sayGoodbye(session));
    if (open.has(session.client)) await within(clock, forcedEndMs, terminate(session));
    session.client.connection.stream.destroy();
    await session.closed;
  };

  /** A server process that is busy does not listen; it ends when another session of its role asks for that. */
  const terminate = async ({ client, config }: Session): Promise<void> => {
    const { processID } = client as { processID?: number | null };
    if (!processID) return;
    const { replication: _, ...ordinary } = config as pg.ClientConfig & { replication?: string };
    const helper = connect(ordinary);
    try {
      await helper.opening;
      await helper.client.query('SELECT pg_terminate_backend($1)', [processID]);
      const isThere = 'SELECT FROM pg_stat_activity WHERE pid = $1';
      while ((await helper.client.query(isThere, [processID])).rowCount !== 0) await sleep(clock, pollIntervalMs);
    } finally {
      helper.client.connection.stream.destroy();
    }
  };

  return {
    async open(config) {
      signal.throwIfAborted();
      const { client, opening } = connect(config);
      await orAborted(opening, signal);
      return client;
    },
    async end(client) {
      const session = open.get(client);
      if (session) await end(session);
    },
    async endAll() {
      await Promise.all([...open.values()].map(end));
    },
  };
}

async function sayGoodbye({ client, opening, closed }: Session): Promise<void> {
  await opening;
  const { connection } = client;
  // What still comes is of no interest, but has to be taken off the line before its end can be seen.
  connection.removeAllListeners('copyData');
  connection.stream.resume();
  connection.end();
  await closed;
}
