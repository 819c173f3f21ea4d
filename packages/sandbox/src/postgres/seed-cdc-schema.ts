import type pg from 'pg';

const tables = `
  CREATE SCHEMA cdc;
  CREATE TABLE cdc.customer (
    email varchar(255) PRIMARY KEY,
    customer_id varchar(50) NOT NULL,
    first_name varchar(100),
    last_name varchar(100),
    birth_date text,
    rewards_points integer NOT NULL DEFAULT 0,
    created_at timestamp(3) NOT NULL DEFAULT now(),
    updated_at timestamp(3) NOT NULL DEFAULT now()
  );
  CREATE TABLE cdc.hotel (LIKE public.hotel INCLUDING ALL);
  CREATE TABLE cdc.bookings (
    booking_id varchar(50) PRIMARY KEY,
    customer_email varchar(255) NOT NULL,
    hotel_id varchar(50) NOT NULL,
    check_in timestamp(3) NOT NULL,
    check_out timestamp(3) NOT NULL,
    occupants integer NOT NULL,
    price numeric(10,2) NOT NULL,
    created_at timestamp(3) NOT NULL DEFAULT now()
  );
  CREATE TABLE cdc.clickstream (
    activity_id varchar(50) PRIMARY KEY,
    customer_email varchar(255) NOT NULL,
    hotel_id varchar(50) NOT NULL,
    action varchar(50) NOT NULL,
    event_duration integer NOT NULL,
    url varchar(255) NOT NULL,
    created_at timestamp(3) NOT NULL DEFAULT now()
  );
  CREATE TABLE cdc.reviews (
    review_id varchar(50) PRIMARY KEY,
    hotel_id varchar(50) NOT NULL,
    review_rating integer NOT NULL,
    review_text text NOT NULL,
    created_at timestamp(3) NOT NULL DEFAULT now()
  );`;

/** What happens at River Hotels: of twenty events fourteen are clicks, three bookings, two reviews and one is a reward. */
const events = `
  WITH chosen AS (
    SELECT (SELECT array_agg(email ORDER BY email) FROM cdc.customer) AS emails,
           (SELECT array_agg(hotel_id ORDER BY hotel_id) FROM cdc.hotel) AS hotels
  ), event AS (
    SELECT n, coalesce($3::timestamp + n * interval '1 minute', now()::timestamp) AS at,
           emails[1 + n * 7919 % cardinality(emails)] AS email, hotels[1 + n * 104729 % cardinality(hotels)] AS hotel_id
      FROM chosen, generate_series($1::bigint, $2::bigint) AS n
  ), clicked AS (
    INSERT INTO cdc.clickstream
    SELECT 'A' || n, email, hotel_id, (ARRAY['page-view', 'page-click', 'booking-click'])[1 + n % 3],
           20 + n * 31 % 400, 'https://riverhotels.example/hotels/' || hotel_id, at
      FROM event WHERE n % 20 < 14
  ), booked AS (
    INSERT INTO cdc.bookings
    SELECT 'B' || n, email, hotel_id, date_trunc('day', at) + (3 + n % 40) * interval '1 day',
           date_trunc('day', at) + (5 + n % 40 + n % 5) * interval '1 day', 1 + n % 4, 89.5 + n * 37 % 400, at
      FROM event WHERE n % 20 BETWEEN 14 AND 16
  ), reviewed AS (
    INSERT INTO cdc.reviews
    SELECT 'R' || n, hotel_id, 1 + n / 20 * 13 % 5,
           (ARRAY['Never again.', 'The lift was slow.', 'As expected.', 'Quiet and clean.', 'We will be back!'])[1 + n / 20 * 13 % 5], at
      FROM event WHERE n % 20 IN (17, 18)
  )
  UPDATE cdc.customer SET rewards_points = rewards_points + 50, updated_at = now()
   WHERE email IN (SELECT email FROM event WHERE n % 20 = 19)`;

const seededEvents = 2_000;

/**
 * The tables that the workshops capture, in schema `cdc`: the customers and hotels of the lab, and 2,000 events as bookings,
 * clicks and reviews. Written once.
 */
export async function seedCdcSchema(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ seeded: boolean }>("SELECT to_regclass('cdc.customer') IS NOT NULL AS seeded");
  if (rows[0]?.seeded) return;
  await client.query(tables);
  await client.query(
    `INSERT INTO cdc.customer SELECT email, customer_id, first_name, last_name, birth_date::text, rewards_points, created_at,
       updated_at FROM public.customer`,
  );
  await client.query('INSERT INTO cdc.hotel SELECT * FROM public.hotel');
  await client.query(events, [0, seededEvents - 1, '2025-11-01']);
  await client.query(`GRANT ALL ON SCHEMA cdc TO ${role}`);
  for (const table of ['customer', 'hotel', 'bookings', 'clickstream', 'reviews']) {
    await client.query(`ALTER TABLE cdc.${table} OWNER TO ${role}`);
  }
}

/** The number of the next event. */
export async function nextEvent(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ next: string }>(
    `SELECT 1 + max(substr(id, 2)::bigint) AS next FROM (
       SELECT activity_id AS id FROM cdc.clickstream UNION ALL SELECT booking_id FROM cdc.bookings
       UNION ALL SELECT review_id FROM cdc.reviews) AS events WHERE id ~ '^[ABR][0-9]{1,15}$'`,
  );
  return Number(rows[0]?.next ?? seededEvents);
}

/** Lets events happen now, from one number to another, in one transaction. */
export async function addEvents(client: pg.Client, from: number, to: number): Promise<void> {
  await client.query(events, [from, to, null]);
}
