import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { hotels, useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();
let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'traffic-'));
  sandbox = await startSandbox({ dataFolder: join(folder, 'sandbox'), eventsPerMinute: 60_000 });
});
afterAll(async () => {
  await sandbox.stop({ deleteData: true });
  await rm(folder, { recursive: true, force: true });
});

const tables = ['customer', 'hotel', 'bookings', 'clickstream', 'reviews'];
const counts = `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM cdc.${table}) AS ${table}`).join(', ')}`;

test('schema cdc has what the workshops capture, the same in every sandbox', async () => {
  expect(await lab.sql(counts)).toEqual([
    { customer: 1_000, hotel: 30, bookings: 300, clickstream: 1_400, reviews: 200 },
  ]);
  expect(await lab.sql("SELECT * FROM cdc.bookings WHERE booking_id = 'B14'")).toEqual([
    expect.objectContaining({ hotel_id: 'H21000016', occupants: 3, price: '207.50' }),
  ]);
});

test('its tables are captured under their own names', async () => {
  lab.start({ 'table.include.list': tables.map((table) => `cdc.${table}`).join(', ') });
  await lab.host.reaches('riverhotel.cdc.clickstream', 1_400);
  const ends = tables.map((table) => [table, lab.host.broker.endOffset(`riverhotel.cdc.${table}`)]);
  expect(ends).toEqual([
    ['customer', 1_000],
    ['hotel', 30],
    ['bookings', 300],
    ['clickstream', 1_400],
    ['reviews', 200],
  ]);
  expect(lab.host.broker.endOffset(hotels)).toBe(0);
});

test('traffic brings clicks, bookings, reviews and rewards', async () => {
  const { host, port, database, user, password } = sandbox.description.postgres;
  const client = new pg.Client({ host, port, database, user, password });
  await client.connect();
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await client.query<Record<string, number>>(counts);
        expect(rows[0]?.clickstream).toBeGreaterThan(1_400);
        expect(rows[0]?.bookings).toBeGreaterThan(300);
        expect(rows[0]?.reviews).toBeGreaterThan(200);
        expect(rows[0]?.customer).toBe(1_000);
      },
      { timeout: 60_000, interval: 200 },
    );
  } finally {
    await client.end();
  }
});

test('a number of events that makes no sense is refused', async () => {
  const wrong = startSandbox({ dataFolder: join(folder, 'other'), eventsPerMinute: 0.5 });
  await expect(wrong).rejects.toThrow('eventsPerMinute: must be a whole number from 1 to 600,000.');
});
