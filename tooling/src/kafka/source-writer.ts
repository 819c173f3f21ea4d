import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { SandboxValues } from './killed-sandbox.ts';

/** Changes customers and hotels for as long as it runs. */
export interface SourceWriter {
  /** How many transactions PostgreSQL has said it committed. */
  committed(): number;
  stop(): Promise<void>;
  /** What PostgreSQL has: how many customers, and the versions of all hotels together. */
  read(): Promise<{ readonly customers: number; readonly newest: number }>;
}

const hotels = 30;

/**
 * Inserts customers, and counts up the rooms of hotels, so that each change of a hotel has a number that is one more than that of
 * the change before. PostgreSQL may be killed at any time; the writer goes on when it is there again.
 */
export function startWriter(database: SandboxValues['postgres']): SourceWriter {
  let committed = 0;
  let isStopped = false;
  let customer = 0;
  const run = async (): Promise<void> => {
    while (!isStopped) {
      try {
        await withClient(async (client) => {
          while (!isStopped) {
            await transaction(client);
            committed += 1;
            await pause(10);
          }
        });
      } catch {
        await pause(200);
      }
    }
  };
  const transaction = async (client: pg.Client): Promise<void> => {
    const count = 1 + Math.floor(Math.random() * 40);
    await client.query('BEGIN');
    for (let change = 0; change < count; change += 1) {
      customer += 1;
      await client.query('INSERT INTO customer (customer_id, email) VALUES ($1, $1)', [`kill-${customer}`]);
      const row = 'SELECT hotel_id FROM hotel ORDER BY hotel_id OFFSET $1 LIMIT 1';
      await client.query(`UPDATE hotel SET available_rooms = available_rooms + 1 WHERE hotel_id = (${row})`, [
        Math.floor(Math.random() * hotels),
      ]);
    }
    await client.query('COMMIT');
  };
  const withClient = async <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => {
    const { host, port, user, password, database: name } = database;
    const client = new pg.Client({ host, port, user, password, database: name });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await use(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const running = run();
  return {
    committed: () => committed,
    async stop() {
      isStopped = true;
      await running;
    },
    read: () =>
      withClient(async (client) => {
        const { rows } = await client.query<{ customers: string; newest: string }>(
          'SELECT (SELECT count(*) FROM customer) AS customers, (SELECT sum(available_rooms) FROM hotel) AS newest',
        );
        return { customers: Number(rows[0]?.customers), newest: Number(rows[0]?.newest) };
      }),
  };
}
