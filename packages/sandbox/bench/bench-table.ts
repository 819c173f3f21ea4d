import type pg from 'pg';
import type { RunningPostgres } from '../src/postgres/start-postgres.ts';
import { labConfig } from '../test/test-postgres.ts';

/** The table whose rows are drained: five columns, a thousand rows a transaction. */
export interface BenchTable {
  readonly postgres: RunningPostgres;
  readonly topic: string;
  readonly publication: string;
  readonly rows: number;
  /** The settings of a connector that captures it, by the cloud's keys. */
  connectorSettings(slot: string): Record<string, string>;
  /** One row, so that a first start has something to take a snapshot of. */
  addFirstRow(): Promise<void>;
  /** Writes the rows, and has PostgreSQL write its pages, so that it does not do so while somebody drains. */
  fill(): Promise<void>;
  /** Drops all slots and empties the table. */
  clear(): Promise<void>;
}

const rowsPerTransaction = 1_000;

export async function createBenchTable(postgres: RunningPostgres, rows: number): Promise<BenchTable> {
  const publication = 'bench';
  const run = (sql: string): Promise<pg.QueryResult> =>
    postgres.withClient((client) => client.query(sql), 'workshop') as Promise<pg.QueryResult>;
  await run(`CREATE TABLE bench (id int PRIMARY KEY, name text, note text, amount bigint, at timestamp);
    ALTER TABLE bench OWNER TO debezium; CREATE PUBLICATION ${publication} FOR TABLE bench;
    CREATE PROCEDURE fill(total int, step int) LANGUAGE plpgsql AS $$
    BEGIN
      FOR low IN 1..total BY step LOOP
        INSERT INTO bench SELECT n, 'guest ' || n, 'row ' || n || repeat('x', 40), n * 1000, now()
          FROM generate_series(low, low + step - 1) AS n;
        COMMIT;
      END LOOP;
    END $$`);
  return {
    postgres,
    topic: 'riverhotel.public.bench',
    publication,
    rows,
    connectorSettings: (slot) =>
      labConfig(postgres, {
        'table.include.list': 'public.bench',
        'publication.name': publication,
        'publication.autocreate.mode': 'disabled',
        'slot.name': slot,
      }),
    async addFirstRow() {
      await run("INSERT INTO bench VALUES (0, 'first', '', 0, now())");
    },
    async fill() {
      await run(`CALL fill(${rows}, ${rowsPerTransaction})`);
      await run('CHECKPOINT');
    },
    async clear() {
      // A program that has ended may have its slot a moment longer.
      await run('SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active');
      for (let left = 1; left > 0; ) {
        await run('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active');
        left = (await run('SELECT FROM pg_replication_slots')).rows.length;
      }
      await run('TRUNCATE bench');
    },
  };
}
