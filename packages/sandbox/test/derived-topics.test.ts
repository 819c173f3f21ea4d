import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { avroType } from '../src/avro/avro-type.ts';
import { encodeAvro } from '../src/avro/encode-avro.ts';
import { type DerivedTopics, startDerivedTopics } from '../src/derived/start-derived-topics.ts';
import { until, useCaptureLab } from './capture-lab.ts';
import { readTable } from './read-table.ts';
import type { DecodedRecord } from './test-host.ts';
import { writeTableUntil } from './write-table-until.ts';

const lab = useCaptureLab();
const bookings = 'denormalized_hotel_bookings';
const reviews = 'reviews_with_sentiment';
const tables = { 'table.include.list': 'cdc.customer, cdc.hotel, cdc.bookings, cdc.reviews' };

let problems: string[];
let jobs: DerivedTopics | undefined;
const startJobs = (): void => {
  jobs = startDerivedTopics({ ...lab.host, onProblem: (text) => problems.push(text) });
};
beforeEach(() => {
  problems = [];
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
});

/** What a booking and its joined rows are in SQL; times are milliseconds. */
const joined = `SELECT b.booking_id, extract(epoch FROM b.check_in)::bigint * 1000 AS check_in,
    extract(epoch FROM b.check_out)::bigint * 1000 AS check_out, b.occupants, b.price::float AS price,
    (extract(epoch FROM b.created_at) * 1000)::bigint AS created_at, c.email AS customer_email,
    c.first_name AS customer_first_name, c.last_name AS customer_last_name, h.hotel_id, h.name AS hotel_name,
    h.category AS hotel_category, h.city AS hotel_city, h.country AS hotel_country
  FROM cdc.bookings b JOIN cdc.customer c ON c.email = b.customer_email JOIN cdc.hotel h USING (hotel_id)`;

function byId(records: readonly DecodedRecord[], column: string): ReadonlyMap<string, Record<string, unknown>> {
  const values = records.map(({ value }) => value as Record<string, unknown>);
  return new Map(values.map((value) => [String(value[column]), value]));
}

test('each booking is a record with its customer and hotel, in the order of the bookings', async () => {
  startJobs();
  lab.start(tables);
  const records = await lab.host.records(bookings, 300);
  const rows = await lab.sql(joined);
  const found = byId(records, 'booking_id');
  expect(rows).toHaveLength(300);
  for (const row of rows) {
    const { check_in, check_out, created_at, ...plain } = row;
    const times = { check_in: BigInt(String(check_in)), check_out: BigInt(String(check_out)) };
    expect(found.get(String(row.booking_id))).toEqual({ ...plain, ...times, created_at: BigInt(String(created_at)) });
  }
  const sources = await lab.host.records('riverhotel.cdc.bookings', 300);
  expect(records.map(({ key }) => key)).toEqual(sources.map(({ key }) => key));
  expect(found.get('B14')).toEqual({
    booking_id: 'B14',
    check_in: 1763424000000n,
    check_out: 1763942400000n,
    occupants: 3,
    price: 207.5,
    created_at: 1761956040000n,
    customer_email: 'vera.murphy.274@example.com',
    customer_first_name: 'Vera',
    customer_last_name: 'Murphy',
    hotel_id: 'H21000016',
    hotel_name: 'River Lyon Suites',
    hotel_category: 'Extended Stay',
    hotel_city: 'Lyon',
    hotel_country: 'France',
  });
  expect(problems).toEqual([]);
});

test('each review is a record with its sentiment', async () => {
  lab.start(tables);
  await lab.host.reaches('riverhotel.cdc.reviews', 200);
  startJobs();
  const records = await lab.host.records(reviews, 200);
  expect(byId(records, 'review_id').get('R37')).toEqual({
    review_id: 'R37',
    hotel_id: 'H21000023',
    review_rating: 4,
    review_text: 'Quiet and clean.',
    created_at: 1761957420000n,
    sentiment: 'positive',
  });
  const sentiments = new Map(
    records.map(({ value }) => {
      const { review_text: text, sentiment } = value as { review_text: string; sentiment: string };
      return [text, sentiment];
    }),
  );
  expect(Object.fromEntries(sentiments)).toEqual({
    'Never again.': 'negative',
    'The lift was slow.': 'negative',
    'As expected.': 'neutral',
    'Quiet and clean.': 'positive',
    'We will be back!': 'positive',
  });
});

const customer = (email: string, firstName: string): string =>
  `INSERT INTO cdc.customer VALUES ('${email}', 'C-${email}', '${firstName}', 'Brook', '1990-01-01')`;
const booking = (id: string, email: string, price: number): string =>
  `INSERT INTO cdc.bookings VALUES ('${id}', '${email}', 'H21000016', '2026-01-02', '2026-01-05', 2, ${price}, '2026-01-01')`;
const cells = (records: readonly DecodedRecord[], ...names: string[]): unknown[] =>
  records.map(({ value }) => names.map((name) => (value as Record<string, unknown>)[name]));

test('a booking has the customer of its time, and waits for one who is missing, also over a stop', async () => {
  lab.start(tables);
  startJobs();
  await lab.host.reaches(bookings, 300);
  await lab.sql(customer('ann@example.com', 'Ann'), booking('S1', 'ann@example.com', 10));
  await lab.host.reaches(bookings, 301);
  await lab.sql("UPDATE cdc.customer SET first_name = 'Anna' WHERE email = 'ann@example.com'");
  // Nobody with this address yet: the one after it does not wait.
  await lab.sql(booking('S2', 'bob@example.com', 20), booking('S3', 'ann@example.com', 30));
  await lab.host.reaches(bookings, 302);
  await jobs?.stop();
  await lab.sql("UPDATE cdc.bookings SET price = 31.5 WHERE booking_id = 'S3'");
  await lab.sql("DELETE FROM cdc.bookings WHERE booking_id = 'S1'", customer('bob@example.com', 'Bob'));
  await lab.host.reaches('riverhotel.cdc.customer', 1_003);
  startJobs();
  const records = (await lab.host.records(bookings, 304)).slice(300);
  expect(cells(records, 'booking_id', 'customer_first_name', 'customer_last_name', 'price', 'hotel_name')).toEqual([
    ['S1', 'Ann', 'Brook', 10, 'River Lyon Suites'],
    ['S3', 'Anna', 'Brook', 30, 'River Lyon Suites'],
    ['S2', 'Bob', 'Brook', 20, 'River Lyon Suites'],
    ['S3', 'Anna', 'Brook', 31.5, 'River Lyon Suites'],
  ]);
  expect(records.map(({ key }) => key)).toEqual(['S1', 'S3', 'S2', 'S3'].map((id) => ({ booking_id: id })));
  expect(problems).toEqual([]);
});

test('the envelope and exact decimals are understood, and the columns are of the same types', async () => {
  lab.start({ ...tables, 'after.state.only': 'false', 'decimal.handling.mode': 'precise' });
  startJobs();
  const found = byId(await lab.host.records(bookings, 300), 'booking_id').get('B14');
  expect(found).toMatchObject({ price: Buffer.from([0x51, 0x0e]), customer_first_name: 'Vera' });
  const { fields = [] } = (lab.host.subjects.get(`${bookings}-value`)?.at(-1) ?? {}) as { fields?: object[] };
  expect(fields).toContainEqual({
    name: 'price',
    type: expect.objectContaining({ type: 'bytes', logicalType: 'decimal', precision: 10, scale: 2 }),
  });
});

test('a topic that was deleted and made again is read from its beginning, and a derived one goes on', async () => {
  const { broker } = lab.host;
  const capture = lab.start(tables);
  startJobs();
  await lab.host.reaches(reviews, 200);
  await capture.stop();
  for (const topic of ['riverhotel.cdc.reviews', reviews]) {
    await broker.deleteTopic(topic);
    await jobs?.forget(topic);
  }
  await broker.forgetSource('pg');
  await lab.sql('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots');
  lab.start(tables);
  const records = await lab.host.records(reviews, 200);
  expect(new Set(cells(records, 'review_id').flat()).size).toBe(200);
  expect(broker.endOffset(reviews)).toBe(200);
});

test('a record that cannot be read is left out, and said once', async () => {
  startJobs();
  const { broker } = lab.host;
  await broker.createTopic('reviews');
  const broken = { topic: 'reviews', key: null, value: Buffer.from('plain'), timestampMs: 0 };
  const schema = {
    type: 'record',
    name: 'Review',
    fields: ['review_id', 'review_text'].map((name) => ({ name, type: 'string' })),
  };
  const id = await lab.host.registerSchema('reviews-value', schema);
  const good = { ...broken, value: encodeAvro(id, avroType(schema), { review_id: '1', review_text: 'Great!' }) };
  await broker.append({ records: [broken, good, broken, { ...good, value: null }] });
  expect(cells(await lab.host.records(reviews, 1), 'review_id', 'review_text', 'sentiment')).toEqual([
    ['1', 'Great!', 'positive'],
  ]);
  expect(problems).toEqual([
    'The derived topic reviews_with_sentiment leaves out a record of reviews: The message is not in the wire format of the ' +
      'schema registry: it does not begin with a zero byte',
  ]);
});

test('so many bookings wait, and then no more are read before one of them has its customer', async () => {
  startJobs();
  const { broker } = lab.host;
  const written = async (topic: string, fields: readonly string[], rows: readonly object[]): Promise<void> => {
    const schema = { type: 'record', name: topic, fields: fields.map((name) => ({ name, type: 'string' })) };
    const id = await lab.host.registerSchema(`${topic}-value`, schema);
    const values = rows.map((row) => encodeAvro(id, avroType(schema), row));
    await broker.createTopic(topic);
    await broker.append({ records: values.map((value) => ({ topic, key: null, value, timestampMs: 0 })) });
  };
  const wanted = Array.from({ length: 11_500 }, (_, index) => ({
    booking_id: String(index),
    customer_email: index < 11_499 ? 'ann@example.com' : 'bob@example.com',
    hotel_id: 'H1',
  }));
  await written('hotel', ['hotel_id'], [{ hotel_id: 'H1' }]);
  await written('customer', ['email'], [{ email: 'bob@example.com' }]);
  await written('bookings', ['booking_id', 'customer_email', 'hotel_id'], wanted);
  await until(async () => problems.length > 0);
  expect(problems).toEqual([
    'The derived topic denormalized_hotel_bookings waits: 10000 rows of bookings have nothing to be joined with.',
  ]);
  expect(broker.endOffset(bookings)).toBe(0);
  await written('customer', ['email'], [{ email: 'ann@example.com' }]);
  const records = await lab.host.records(bookings, 11_500);
  expect(cells(records, 'booking_id').flat()).toEqual(wanted.map((one) => one.booking_id));
});

test('they become tables as other topics do', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'derived-topics-'));
  lab.start(tables);
  startJobs();
  const [{ count } = { count: 0 }] = await lab.sql(`SELECT count(*)::int AS count FROM (${joined}) AS joined`);
  await lab.host.reaches(bookings, Number(count));
  await lab.host.reaches(reviews, 200);
  const rowsOf = async (topic: string, count: number): Promise<Record<string, unknown>[]> => {
    const tableFolder = join(folder, topic);
    await writeTableUntil(lab.host, { topic, tableFolder }, count);
    return readTable(tableFolder);
  };
  const booked = await rowsOf(bookings, Number(count));
  expect(booked).toHaveLength(Number(count));
  expect(booked.find((row) => row.booking_id === 'B14')).toMatchObject({
    check_in: new Date('2025-11-18T00:00:00Z'),
    check_out: new Date('2025-11-24T00:00:00Z'),
    occupants: 3,
    price: 207.5,
    created_at: new Date('2025-11-01T00:14:00Z'),
    customer_email: 'vera.murphy.274@example.com',
    customer_first_name: 'Vera',
    customer_last_name: 'Murphy',
    hotel_id: 'H21000016',
    hotel_name: 'River Lyon Suites',
    hotel_category: 'Extended Stay',
    hotel_city: 'Lyon',
    hotel_country: 'France',
  });
  const reviewed = await rowsOf(reviews, 200);
  expect(reviewed).toHaveLength(200);
  expect(reviewed.find((row) => row.review_id === 'R37')).toMatchObject({
    hotel_id: 'H21000023',
    review_rating: 4,
    review_text: 'Quiet and clean.',
    created_at: new Date('2025-11-01T00:37:00Z'),
    sentiment: 'positive',
  });
  await rm(folder, { recursive: true });
});
