import type { Secret } from '@tableflow-workshop/client-core';
import pg from 'pg';
import { customerRows, hotelRows } from './river-hotel-rows.ts';
import { seedCdcSchema } from './seed-cdc-schema.ts';
import type { RunningPostgres } from './start-postgres.ts';

export interface SeedOptions {
  /** Default `workshop`. */
  readonly databaseName?: string;
  /** The role that change capture logs in with, default `debezium`. */
  readonly user?: string;
  /** That role's password. */
  readonly password: Secret;
}

const createTables = `
  CREATE TABLE public.customer (
    customer_id varchar(50) PRIMARY KEY,
    email varchar(255) NOT NULL UNIQUE,
    first_name varchar(100),
    last_name varchar(100),
    birth_date date,
    rewards_points integer NOT NULL DEFAULT 0,
    created_at timestamp(3) NOT NULL DEFAULT now(),
    updated_at timestamp(3) NOT NULL DEFAULT now()
  );
  CREATE TABLE public.hotel (
    hotel_id varchar(50) PRIMARY KEY,
    name varchar(255) NOT NULL,
    category varchar(50),
    description text,
    city varchar(100),
    country varchar(100),
    room_capacity integer,
    available_rooms integer,
    created_at timestamp(3) NOT NULL DEFAULT now(),
    updated_at timestamp(3) NOT NULL DEFAULT now()
  );`;

/**
 * The River Hotels lab data: a database with 1,000 customers and 30 hotels, the same with bookings, clicks and reviews in
 * schema `cdc`, and a role with what change capture needs.
 * May run at every start: rows are written once, the role's password every time.
 *
 * @example await seedRiverHotels(postgres, { password: createSecret('…') })
 */
export async function seedRiverHotels(postgres: RunningPostgres, options: SeedOptions): Promise<void> {
  const { databaseName = 'workshop', user = 'debezium', password } = options;
  const [database, role] = [pg.escapeIdentifier(databaseName), pg.escapeIdentifier(user)];
  await postgres.withClient(async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  });
  await postgres.withClient(async (client) => {
    await client.query('BEGIN');
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [user]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
    await client.query(`ALTER ROLE ${role} LOGIN REPLICATION PASSWORD ${pg.escapeLiteral(password.reveal())}`);
    await client.query(`GRANT CONNECT, CREATE ON DATABASE ${database} TO ${role}`);
    await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
    const { rows } = await client.query<{ seeded: boolean }>(
      "SELECT to_regclass('public.customer') IS NOT NULL AS seeded",
    );
    if (!rows[0]?.seeded) await createAndFill(client, role);
    await seedCdcSchema(client, role);
    await client.query('COMMIT');
  }, databaseName);
}

async function createAndFill(client: pg.Client, role: string): Promise<void> {
  await client.query(createTables);
  await fill(client, 'public.customer', customerRows());
  await fill(client, 'public.hotel', hotelRows());
  for (const table of ['public.customer', 'public.hotel']) {
    await client.query(`GRANT SELECT ON ${table} TO ${role}`);
    // A publication of chosen tables may only be made by their owner.
    await client.query(`ALTER TABLE ${table} OWNER TO ${role}`);
  }
}

async function fill(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  await client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
    JSON.stringify(rows),
  ]);
}
