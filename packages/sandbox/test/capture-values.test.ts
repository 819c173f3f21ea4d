import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCapture } from '../src/capture/start-capture.ts';
import { createTestHost } from './test-host.ts';
import { labConfig, startTestPostgres, type TestPostgres } from './test-postgres.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await startTestPostgres();
  await sql(
    "CREATE TYPE mood AS ENUM ('calm', 'busy')",
    'CREATE DOMAIN cents AS bigint',
    `CREATE TABLE sample (
       id bigint PRIMARY KEY, small int2, whole int4, flag bool, ratio float4, exact float8,
       money numeric(20,4), anything numeric, also_anything numeric, label varchar(20), code char(4), big text, raw bytea,
       token uuid, doc jsonb, day date, moment timestamp, coarse timestamp(3), zoned timestamptz, clock time, feeling mood,
       price cents, tags text[], net inet, "odd name" int
     )`,
    'ALTER TABLE sample OWNER TO debezium',
    `INSERT INTO sample VALUES (
       9223372036854775807, -32768, 2147483647, true, 0.1, 0.1,
       1234567890123456.7891, -12345678901234567890.00000000001, 0, 'Zürich ✓', 'ab', 'text', '\\xdeadbeef',
       'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"b": 1, "a": [2]}', '1969-12-31', '1969-12-31 23:59:59.999999',
       '2026-01-02 03:04:05.678', '2026-01-02 03:04:05.123456+02', '23:59:59.999999', 'busy',
       -9007199254740993, '{a,"b c",NULL}', '10.0.0.1/8', 7)`,
    `INSERT INTO sample (id, day, moment, exact) VALUES (-9223372036854775808, '0044-03-15 BC', 'infinity', 'NaN')`,
    "INSERT INTO sample (id, money, ratio, exact) VALUES (0, -0.0001, '-Infinity', 1e300)",
  );
});

afterAll(() => server.remove());

async function sql(...statements: string[]): Promise<void> {
  await server.postgres.withClient(async (client) => {
    for (const statement of statements) await client.query(statement);
  }, 'workshop');
}

type Row = Record<string, unknown>;
const firstId = 9_223_372_036_854_775_807n;

/** Captures a table of three rows: the rows of the snapshot by id, the change of the first one, and the schema's fields. */
async function capture(
  changes: Record<string, string>,
  table = 'sample',
): Promise<{ first: Row; rowOf(id: bigint): Row; changed: Row; fields: Row }> {
  const host = await createTestHost();
  const topic = `riverhotel.public.${table}`;
  const config = labConfig(server.postgres, { 'table.include.list': `public.${table}`, ...changes });
  const running = startCapture({ name: 'pg', config, host });
  await host.records(topic, 3);
  await sql(`UPDATE ${table} SET id = id WHERE id = ${firstId}`);
  const rows = (await host.records(topic, 4)).map(({ value }) => value as Row);
  const [schema] = host.subjects.get(`${topic}-value`) ?? [];
  await running.stop();
  await sql('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots', 'DROP PUBLICATION dbz_publication');
  await host.remove();
  const { fields } = schema as { fields: { name: string; type: unknown }[] };
  const rowOf = (id: bigint): Row => rows.find((row) => row.id === id) ?? {};
  return {
    first: rowOf(firstId),
    rowOf,
    fields: Object.fromEntries(fields.map(({ name, type }) => [name, Array.isArray(type) ? type[1] : type])),
    changed: rows[3] ?? {},
  };
}

const plain = {
  id: 9_223_372_036_854_775_807n,
  small: -32_768,
  whole: 2_147_483_647,
  flag: true,
  ratio: Math.fround(0.1),
  exact: 0.1,
  label: 'Zürich ✓',
  code: 'ab  ',
  big: 'text',
  raw: Buffer.from('deadbeef', 'hex'),
  token: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  doc: '{"a": [2], "b": 1}',
  day: -1,
  coarse: 1_767_323_045_678n,
  zoned: '2026-01-02T01:04:05.123456Z',
  feeling: 'busy',
  price: -9_007_199_254_740_993n,
  tags: ['a', 'b c', null],
  net: '10.0.0.1/8',
  odd_name: 7,
  __deleted: 'false',
};

test('the precise and adaptive modes lose no digit, in snapshot and stream alike', async () => {
  const { first, rowOf, fields, changed } = await capture({
    'decimal.handling.mode': 'precise',
    'time.precision.mode': 'adaptive',
  });

  expect(first).toEqual({
    ...plain,
    money: Buffer.from('00ab54a98ceb1f0ad3', 'hex'),
    anything: {
      scale: 11,
      value: Buffer.from((-1234567890123456789000000000001n & (2n ** 104n - 1n)).toString(16), 'hex'),
    },
    also_anything: { scale: 0, value: Buffer.from([0]) },
    moment: -1n,
    clock: 86_399_999_999n,
  });
  expect(changed).toEqual(first);
  expect(rowOf(-9_223_372_036_854_775_808n)).toMatchObject({
    id: -9_223_372_036_854_775_808n,
    day: -735_160,
    moment: 9_223_372_036_825_200_000n,
    exact: Number.NaN,
    label: null,
  });
  expect(rowOf(0n)).toMatchObject({ money: Buffer.from([0xff]), ratio: Number.NEGATIVE_INFINITY, exact: 1e300 });
  expect(fields).toMatchObject({
    id: 'long',
    money: { type: 'bytes', logicalType: 'decimal', precision: 20, scale: 4 },
    anything: { type: 'record', name: 'VariableScaleDecimal' },
    also_anything: 'io.debezium.data.VariableScaleDecimal',
    day: { type: 'int', 'connect.name': 'io.debezium.time.Date' },
    moment: { type: 'long', 'connect.name': 'io.debezium.time.MicroTimestamp' },
    coarse: { type: 'long', 'connect.name': 'io.debezium.time.Timestamp' },
    zoned: { type: 'string', 'connect.name': 'io.debezium.time.ZonedTimestamp' },
  });
});

test('the connect mode has milliseconds and logical types, the double mode numbers', async () => {
  const { first, fields, changed } = await capture({
    'decimal.handling.mode': 'double',
    'time.precision.mode': 'connect',
  });

  expect(first).toEqual({
    ...plain,
    money: 1_234_567_890_123_456.8,
    anything: -12_345_678_901_234_567_000,
    also_anything: 0,
    moment: -1n,
    clock: 86_399_999,
  });
  expect(changed).toEqual(first);
  expect(fields).toMatchObject({
    money: 'double',
    day: { type: 'int', logicalType: 'date' },
    moment: { type: 'long', logicalType: 'timestamp-millis' },
    clock: { type: 'int', logicalType: 'time-millis' },
  });
});

test('the string mode keeps every digit of a decimal; excluded columns are left out', async () => {
  const { first } = await capture({
    'decimal.handling.mode': 'string',
    'column.exclude.list': 'public.sample.(big|raw)',
  });

  expect(first).toMatchObject({ money: '1234567890123456.7891', anything: '-12345678901234567890.00000000001' });
  expect(Object.keys(first)).not.toContain('big');
  expect(Object.keys(first)).not.toContain('raw');
});

test('a large value that an update does not touch is the placeholder, or the value with full identity', async () => {
  const large = "(SELECT string_agg(md5(n::text), '') FROM generate_series(1, 2000) AS n)";
  await sql(
    'CREATE TABLE toast (id bigint PRIMARY KEY, n int, big text, raw bytea, small text)',
    'ALTER TABLE toast OWNER TO debezium',
    `INSERT INTO toast VALUES (9223372036854775807, 1, ${large}, ${large}::bytea, 's'), (1, 1, NULL, NULL, NULL), (2, 1, NULL, NULL, NULL)`,
  );

  const sparse = await capture({}, 'toast');
  await sql('ALTER TABLE toast REPLICA IDENTITY FULL');
  const full = await capture({}, 'toast');

  expect(sparse.changed).toEqual({
    id: 9_223_372_036_854_775_807n,
    n: 1,
    big: '__debezium_unavailable_value',
    raw: Buffer.from('__debezium_unavailable_value'),
    small: 's',
    __deleted: 'false',
  });
  expect(String(full.changed.big)).toHaveLength(64_000);
  expect(full.changed.big === full.first.big && full.changed.raw instanceof Buffer).toBe(true);
});

test('a decimal that has no exact form is left out, and nothing else is', async () => {
  await sql(
    'CREATE TABLE odd (id int PRIMARY KEY, n numeric(5,2), t text)',
    'ALTER TABLE odd OWNER TO debezium',
    "INSERT INTO odd VALUES (1, 'NaN', 'a')",
  );
  const host = await createTestHost();
  const config = labConfig(server.postgres, { 'table.include.list': 'public.odd', 'decimal.handling.mode': 'precise' });
  const running = startCapture({ name: 'pg', config, host });

  await host.records('riverhotel.public.odd', 1);
  await sql("INSERT INTO odd VALUES (2, 'NaN', 'b'), (3, 1.5, 'c')");
  const records = await host.records('riverhotel.public.odd', 3);
  await running.stop();
  await sql('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots', 'DROP PUBLICATION dbz_publication');
  await host.remove();

  expect(records.map(({ value }) => value)).toEqual([
    { id: 1, n: null, t: 'a', __deleted: 'false' },
    { id: 2, n: null, t: 'b', __deleted: 'false' },
    { id: 3, n: Buffer.from([0, 150]), t: 'c', __deleted: 'false' },
  ]);
  expect(host.statuses).toEqual([{ state: 'RUNNING' }]);
});
