import { expect, test } from 'vitest';
import { customers, hotels, until, useCaptureLab } from './capture-lab.ts';

const lab = useCaptureLab();

test('the snapshot holds every row, then every change follows as a row', async () => {
  lab.start();
  const snapshot = await lab.host.records(customers, 1_000);
  expect(await lab.host.records(hotels, 30)).toHaveLength(30);

  await lab.sql(
    "INSERT INTO hotel VALUES ('H1', 'River Test Inn', 'Economy', NULL, 'Basel', 'Switzerland', 10, 4, '2026-01-02 03:04:05.678', '2026-01-02')",
    "UPDATE hotel SET available_rooms = 3 WHERE hotel_id = 'H1'",
    "DELETE FROM hotel WHERE hotel_id = 'H1'",
  );
  const changes = (await lab.host.records(hotels, 34)).slice(30);

  expect(snapshot[0]).toEqual({
    key: { customer_id: 'C310000000' },
    value: {
      customer_id: 'C310000000',
      email: 'ada.adams.0@example.com',
      first_name: 'Ada',
      last_name: 'Adams',
      birth_date: -8_813,
      rewards_points: 6_650,
      created_at: 1_761_336_469_490n,
      updated_at: 1_761_409_902_315n,
      __deleted: 'false',
    },
  });
  const row = {
    hotel_id: 'H1',
    name: 'River Test Inn',
    category: 'Economy',
    description: null,
    city: 'Basel',
    country: 'Switzerland',
    room_capacity: 10,
    available_rooms: 4,
    created_at: 1_767_323_045_678n,
    updated_at: 1_767_312_000_000n,
    __deleted: 'false',
  };
  // What the old row's key does not say: null, or the nearest to nothing that a NOT NULL column can hold.
  const unknown = Object.fromEntries(Object.keys(row).map((name) => [name, null]));
  const nothing = { ...unknown, name: '', created_at: 0n, updated_at: 0n };
  expect(changes).toEqual([
    { key: { hotel_id: 'H1' }, value: row },
    { key: { hotel_id: 'H1' }, value: { ...row, available_rooms: 3 } },
    { key: { hotel_id: 'H1' }, value: { ...nothing, hotel_id: 'H1', __deleted: 'true' } },
    { key: { hotel_id: 'H1' }, value: null },
  ]);
  expect(lab.host.statuses).toEqual([{ state: 'RUNNING' }]);
});

test('a changed key is a delete of the old row and an insert of the new one', async () => {
  await lab.sql('CREATE TABLE room (hotel text, number int, beds int NOT NULL, PRIMARY KEY (number, hotel))');
  await lab.sql('ALTER TABLE room OWNER TO debezium', "INSERT INTO room VALUES ('H1', 7, 2)");
  lab.start({ 'table.include.list': 'public.room' });
  await lab.host.records('riverhotel.public.room', 1);

  await lab.sql('UPDATE room SET number = 8');
  const records = await lab.host.records('riverhotel.public.room', 4);
  await lab.sql('DROP TABLE room');

  expect(records).toEqual([
    { key: { number: 7, hotel: 'H1' }, value: { hotel: 'H1', number: 7, beds: 2, __deleted: 'false' } },
    { key: { number: 7, hotel: 'H1' }, value: { hotel: 'H1', number: 7, beds: 0, __deleted: 'true' } },
    { key: { number: 7, hotel: 'H1' }, value: null },
    { key: { number: 8, hotel: 'H1' }, value: { hotel: 'H1', number: 8, beds: 2, __deleted: 'false' } },
  ]);
});

test('after.state.only=false gives envelopes; tombstones can be left out', async () => {
  await lab.sql('CREATE TABLE note (id int PRIMARY KEY, body text)', 'ALTER TABLE note OWNER TO debezium');
  await lab.sql('ALTER TABLE note REPLICA IDENTITY FULL', "INSERT INTO note VALUES (1, 'one')");
  const topic = 'riverhotel.public.note';
  lab.start({ 'table.include.list': 'public.note', 'after.state.only': 'false', 'tombstones.on.delete': 'false' });
  await lab.host.records(topic, 1);

  await lab.sql(
    "INSERT INTO note VALUES (2, 'two')",
    "UPDATE note SET body = 'TWO' WHERE id = 2",
    'DELETE FROM note WHERE id = 2',
  );
  const records = await lab.host.records(topic, 4);
  await lab.sql('DROP TABLE note');

  expect(records.map(({ value }) => value)).toMatchObject([
    { op: 'r', before: null, after: { id: 1, body: 'one' }, source: { snapshot: 'last', txId: expect.any(BigInt) } },
    { op: 'c', before: null, after: { id: 2, body: 'two' } },
    { op: 'u', before: { id: 2, body: 'two' }, after: { id: 2, body: 'TWO' } },
    { op: 'd', before: { id: 2, body: 'TWO' }, after: null },
  ]);
  expect(records[1]?.value).toEqual({
    before: null,
    after: { id: 2, body: 'two' },
    source: {
      version: 'sandbox',
      connector: 'postgresql',
      name: 'riverhotel',
      ts_ms: expect.any(BigInt),
      snapshot: 'false',
      db: 'workshop',
      sequence: expect.stringMatching(/^\[null,"\d+"\]$/),
      ts_us: expect.any(BigInt),
      ts_ns: expect.any(BigInt),
      schema: 'public',
      table: 'note',
      txId: expect.any(BigInt),
      lsn: expect.any(BigInt),
      xmin: null,
      origin: null,
      origin_lsn: null,
    },
    transaction: null,
    op: 'c',
    ts_ms: expect.any(BigInt),
    ts_us: expect.any(BigInt),
    ts_ns: expect.any(BigInt),
  });
});

test('a transaction over two tables is one append; a rolled back one is none; a truncate is skipped', async () => {
  lab.start();
  await lab.host.records(hotels, 30);
  const appends: string[][] = [];
  lab.host.broker.onAppend((topics) => appends.push([...topics].sort()));

  await lab.sql(
    'BEGIN',
    "UPDATE hotel SET city = 'Bern' WHERE hotel_id = 'H21000000'",
    "UPDATE customer SET rewards_points = 1 WHERE customer_id = 'C310000000'",
    'COMMIT',
  );
  await lab.host.records(customers, 1_001);
  await lab.sql(
    'BEGIN',
    "UPDATE hotel SET city = 'Lost'",
    'ROLLBACK',
    'CREATE TABLE t (id int PRIMARY KEY)',
    'TRUNCATE t',
    'DROP TABLE t',
  );
  await lab.sql("UPDATE hotel SET city = 'Chur' WHERE hotel_id = 'H21000000'");
  const records = await lab.host.records(hotels, 32);

  expect(records.slice(30).map(({ value }) => value)).toMatchObject([{ city: 'Bern' }, { city: 'Chur' }]);
  expect(appends).toEqual([[customers, hotels], [hotels]]);
});

test('a new column is a new version of the schema', async () => {
  await lab.sql('CREATE TABLE menu (id int PRIMARY KEY, dish text)', 'ALTER TABLE menu OWNER TO debezium');
  await lab.sql("INSERT INTO menu VALUES (1, 'soup')");
  const topic = 'riverhotel.public.menu';
  lab.start({ 'table.include.list': 'public.menu' });
  await lab.host.records(topic, 1);

  await lab.sql(
    "INSERT INTO menu VALUES (2, 'pie')",
    'ALTER TABLE menu ADD COLUMN price numeric(6,2)',
    "INSERT INTO menu VALUES (3, 'tea', 2.50)",
  );
  const records = await lab.host.records(topic, 3);
  await lab.sql('DROP TABLE menu');

  expect(records.map(({ value }) => value)).toEqual([
    { id: 1, dish: 'soup', __deleted: 'false' },
    { id: 2, dish: 'pie', __deleted: 'false' },
    { id: 3, dish: 'tea', price: 2.5, __deleted: 'false' },
  ]);
  expect(lab.host.subjects.get(`${topic}-value`)).toHaveLength(2);
  expect(lab.host.subjects.get(`${topic}-key`)).toHaveLength(1);
});

test('snapshot.mode=no_data writes changes only', async () => {
  lab.start({ 'snapshot.mode': 'no_data' });
  await lab.host.status('RUNNING');

  await lab.sql("UPDATE hotel SET city = 'First' WHERE hotel_id = 'H21000004'");
  const records = await lab.host.records(hotels, 1);

  expect(records.map(({ value }) => value)).toMatchObject([{ hotel_id: 'H21000004', city: 'First' }]);
  expect(lab.host.broker.endOffset(customers)).toBe(0);
});

test('a heartbeat is written, and the slot of idle tables moves on', async () => {
  lab.start({ 'heartbeat.interval.ms': '20' });
  await lab.host.records(hotels, 30);
  const [before] = await lab.sql('SELECT pg_current_wal_insert_lsn() AS lsn');

  await lab.sql('CREATE TABLE elsewhere AS SELECT generate_series(1, 1000) AS id', 'DROP TABLE elsewhere');
  const [beat] = await lab.host.records('__debezium-heartbeat.riverhotel', 1);
  await until(async () => {
    const [slot] = await lab.sql(`SELECT confirmed_flush_lsn > '${before?.lsn}' AS moved FROM pg_replication_slots`);
    return slot?.moved === true;
  });

  expect(beat).toEqual({ key: { serverName: 'riverhotel' }, value: { ts_ms: expect.any(BigInt) } });
});

test('a delete that names the row by another index than its key is written with an empty key, and the connector goes on', async () => {
  await lab.sql(
    'CREATE TABLE coded (id int PRIMARY KEY, code text NOT NULL UNIQUE, v int)',
    'ALTER TABLE coded REPLICA IDENTITY USING INDEX coded_code_key',
    'ALTER TABLE coded OWNER TO debezium',
    "INSERT INTO coded VALUES (7, 'seven', 1)",
  );
  lab.start({ 'table.include.list': 'public.coded' });
  const topic = 'riverhotel.public.coded';
  await lab.host.records(topic, 1);

  await lab.sql('DELETE FROM coded', "INSERT INTO coded VALUES (8, 'eight', 2)");
  const records = await lab.host.records(topic, 4);
  await lab.sql('DROP TABLE coded');

  expect(records.map(({ key }) => key)).toEqual([{ id: 7 }, { id: 0 }, { id: 0 }, { id: 8 }]);
  expect(records.slice(1, 3).map(({ value }) => value)).toEqual([
    { id: 0, code: 'seven', v: null, __deleted: 'true' },
    null,
  ]);
  expect(lab.host.statuses).toEqual([{ state: 'RUNNING' }]);
});
