import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '@tableflow-workshop/client-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitDelta } from '../src/delta/commit-delta.ts';
import { createSqlEngine, type SqlEngine, type SqlStatement } from '../src/sql/sql-engine.ts';
import { SqlError } from '../src/sql/sql-error.ts';
import type { SqlOutcome } from '../src/sql/sql-outcome.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import { createTopicHarness, type TopicHarness } from './table-writer-harness.ts';

const decimal = { type: 'bytes', logicalType: 'decimal', precision: 38, scale: 4 };
const valueSchema = {
  type: 'record',
  name: 'Stay',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'guest', type: ['null', 'string'], default: null },
    { name: 'price', type: ['null', decimal], default: null },
    { name: 'arrival', type: { type: 'int', 'connect.name': 'io.debezium.time.Date' } },
    { name: 'at', type: { type: 'long', 'connect.name': 'io.debezium.time.MicroTimestamp' } },
    { name: 'score', type: 'double' },
    { name: 'ratio', type: 'float' },
    { name: 'vip', type: 'boolean' },
    { name: 'tags', type: { type: 'array', items: 'string' } },
    { name: 'extras', type: { type: 'map', values: 'long' } },
    {
      name: 'room',
      type: {
        type: 'record',
        name: 'Room',
        fields: [
          { name: 'no', type: 'long' },
          { name: 'seal', type: 'bytes' },
        ],
      },
    },
  ],
};
const stays = [
  {
    id: 9_223_372_036_854_775_807n,
    guest: "O'Hara",
    price: Buffer.from('4b3b4ca85a86c47a098a223fffffffff', 'hex'),
    arrival: 20_000,
    at: 1_700_000_000_123_456n,
    score: 2,
    ratio: 0.1,
    vip: true,
    tags: ['quiet', 'sea "view"'],
    extras: { towels: 9_007_199_254_740_993n },
    room: { no: 7n, seal: Buffer.from([1, 2]) },
  },
  {
    id: -1n,
    guest: null,
    price: Buffer.from([0xff]),
    arrival: -1,
    at: -1000n,
    score: 1e300,
    ratio: -2,
    vip: false,
    tags: [],
    extras: {},
    room: { no: 0n, seal: Buffer.alloc(0) },
  },
];

let harness: TopicHarness;
let emptyHarness: TopicHarness;
let engine: SqlEngine;

beforeAll(async () => {
  harness = await createTopicHarness();
  emptyHarness = await createTopicHarness();
  harness.register(valueSchema);
  emptyHarness.register(valueSchema);
  harness.append(...stays);
  const place = { catalog: 'river-hotels', schema: 'lkc-abc123' };
  engine = createSqlEngine({
    tables: () => [
      { ...place, name: 'stays', tableFolder: harness.options().tableFolder },
      { ...place, name: 'arrivals', tableFolder: emptyHarness.options().tableFolder },
      { ...place, name: 'unborn', tableFolder: '/nowhere/at/all' },
    ],
    catalogs: () => [
      { name: 'river-hotels', schemas: ['lkc-abc123', 'default'] },
      { name: 'main', schemas: [] },
    ],
  });
  await write(harness, 2);
  await write(emptyHarness, 0);
});

afterAll(async () => {
  await engine.close();
  for (const { options } of [harness, emptyHarness]) await rm(options().tableFolder, { recursive: true });
});

/** Lets a table writer run until the table has that many rows. */
async function write(topic: TopicHarness, rows: number): Promise<void> {
  const writer = startTableWriter(topic.options());
  await topic.eventWhere((event) => event.kind === 'running' && event.rows === rows);
  await writer.stop();
}

const run = (text: string, rest: Omit<SqlStatement, 'text'> = {}): Promise<SqlOutcome> =>
  engine.run({ text, catalog: 'river-hotels', schema: 'lkc-abc123', ...rest });
const rows = async (text: string, rest: Omit<SqlStatement, 'text'> = {}): Promise<SqlOutcome['rows']> =>
  (await run(text, rest)).rows;
const failure = async (text: string, rest: Omit<SqlStatement, 'text'> = {}): Promise<unknown> => {
  const error: unknown = await run(text, rest).catch((caught: unknown) => caught);
  if (!(error instanceof SqlError)) throw error;
  return [error.errorCode, error.sqlState, error.message];
};

test('cells are exact text, whatever the type', async () => {
  const outcome = await run('SELECT * FROM stays');
  expect(outcome.columns.slice(0, 11).map(({ name, typeName, typeText }) => [name, typeName, typeText])).toEqual([
    ['id', 'LONG', 'BIGINT'],
    ['guest', 'STRING', 'STRING'],
    ['price', 'DECIMAL', 'DECIMAL(38,4)'],
    ['arrival', 'DATE', 'DATE'],
    ['at', 'TIMESTAMP', 'TIMESTAMP'],
    ['score', 'DOUBLE', 'DOUBLE'],
    ['ratio', 'FLOAT', 'FLOAT'],
    ['vip', 'BOOLEAN', 'BOOLEAN'],
    ['tags', 'ARRAY', 'ARRAY<STRING>'],
    ['extras', 'MAP', 'MAP<STRING, BIGINT>'],
    ['room', 'STRUCT', 'STRUCT<no: BIGINT, seal: BINARY>'],
  ]);
  expect(outcome.rows).toEqual([
    [
      '9223372036854775807',
      "O'Hara",
      '9999999999999999999999999999999999.9999',
      '2024-10-04',
      '2023-11-14T22:13:20.123456Z',
      '2.0',
      '0.1',
      'true',
      '["quiet","sea \\"view\\""]',
      '{"towels":9007199254740993}',
      '{"no":7,"seal":"AQI="}',
      'orders',
      '0',
      '{}',
      '0',
      '0',
      '2026-01-01T00:00:00.000Z',
      'CREATE_TIME',
    ],
    [
      '-1',
      null,
      '-0.0001',
      '1969-12-31',
      '1969-12-31T23:59:59.999Z',
      '1.0E300',
      '-2.0',
      'false',
      '[]',
      '{}',
      '{"no":0,"seal":""}',
      'orders',
      '0',
      '{}',
      '0',
      '1',
      '2026-01-01T00:00:00.000Z',
      'CREATE_TIME',
    ],
  ]);
});

test('names of one, two and three parts, with and without backquotes, in any case', async () => {
  for (const name of [
    '`river-hotels`.`lkc-abc123`.`stays`',
    '`RIVER-hotels`.`LKC-abc123`.Stays',
    '`lkc-abc123`.stays',
    'STAYS',
  ]) {
    expect(await rows(`SELECT Count(*) FROM ${name};`)).toEqual([['2']]);
  }
  expect((await run('SELECT COUNT(*) FROM stays')).columns).toEqual([
    { name: 'count(1)', typeName: 'LONG', typeText: 'BIGINT', type: 'long' },
  ]);
  const anywhere = engine.run({ text: 'SELECT max(`$$offset`) FROM `river-hotels`.`lkc-abc123`.stays' });
  expect((await anywhere).rows).toEqual([['1']]);
});

test('aliases, common table expressions and subqueries may have the name of a table', async () => {
  expect(await rows('WITH stays AS (SELECT 5 AS id) SELECT stays.id FROM stays')).toEqual([['5']]);
  expect(await rows('SELECT a.id FROM stays a JOIN arrivals b ON a.id = b.id')).toEqual([]);
  expect(await rows('SELECT guest FROM (SELECT * FROM stays WHERE vip) AS arrivals')).toEqual([["O'Hara"]]);
});

test('a column that is a word of DuckDB only, strings in double quotes, and everyday functions', async () => {
  expect(await rows('SELECT at FROM stays WHERE guest = "O\'Hara"')).toEqual([['2023-11-14T22:13:20.123456Z']]);
  expect(await rows("SELECT nvl(guest, 'nobody') FROM stays WHERE at < current_timestamp() ORDER BY guest")).toEqual([
    ['nobody'],
    ["O'Hara"],
  ]);
  expect(await rows('SELECT sum(id), cast(at AS DATE), room.no FROM stays WHERE id = -1 GROUP BY ALL')).toEqual([
    ['-1', '1969-12-31', '0'],
  ]);
});

test('counts of several tables in one statement, by partition, with a number in front', async () => {
  const counts = (part: number, table: string): string =>
    `SELECT '${part}' AS part, count(*) AS row_count, \`$$partition\` AS partition_id FROM ${table} GROUP BY \`$$partition\``;
  const columns = (part: number, table: string, column: string): string =>
    `SELECT '${part}' AS part, count(*) AS row_count FROM (SELECT id, ${column} FROM ${table} LIMIT 0)`;
  expect(await rows(`${counts(0, 'stays')} UNION ALL ${counts(1, 'stays')}`)).toEqual(
    ['0', '1'].map((part) => [part, String(stays.length), '0']),
  );
  expect(await rows(`${columns(0, 'stays', 'guest')} UNION ALL ${columns(1, 'stays', 'vip')}`)).toEqual([
    ['0', '0'],
    ['1', '0'],
  ]);
  expect(await failure(`${columns(0, 'stays', 'guest')} UNION ALL ${columns(1, 'stays', 'nobody')}`)).toMatchObject([
    'BAD_REQUEST',
    '42703',
    expect.stringContaining('UNRESOLVED_COLUMN'),
  ]);
});

test('typed parameters', async () => {
  const parameters = [
    { name: 'id', value: '9223372036854775807', type: 'BIGINT' },
    { name: 'guest', value: "O'Hara" },
    { name: 'since', value: '2023-11-14 22:13:20.123456', type: 'TIMESTAMP' },
    { name: 'nothing', value: null },
    { name: 'few', value: '1', type: 'INT' },
  ];
  const text =
    'SELECT vip, :nothing FROM stays WHERE id = :id AND guest = :guest AND at >= :since AND price > 0 LIMIT :few';
  expect(await rows(text, { parameters })).toEqual([['true', null]]);
  expect(await failure('SELECT :id', { parameters: [{ name: 'id', value: 'x', type: 'INT' }] })).toEqual([
    'BAD_REQUEST',
    '22018',
    '[CAST_INVALID_INPUT] The value \'x\' of the type "STRING" cannot be cast to "INT" because it is malformed. Use try_cast to get NULL instead. SQLSTATE: 22018',
  ]);
});

test('a table without rows has its columns', async () => {
  const outcome = await run('SELECT id, at, `$$headers` FROM arrivals');
  expect(outcome.columns.map(({ typeText }) => typeText)).toEqual(['BIGINT', 'TIMESTAMP', 'MAP<STRING, BINARY>']);
  expect(outcome.rows).toEqual([]);
  expect(await rows('SELECT count(*) FROM arrivals')).toEqual([['0']]);
});

test('every statement sees the newest version, and rows of before a new column have null in it', async () => {
  const topic = await createTopicHarness();
  topic.register({ type: 'record', name: 'R', fields: [{ name: 'a', type: 'int' }] });
  topic.append({ a: 1 });
  await write(topic, 1);
  const table = { catalog: 'main', schema: 'main', name: 't', tableFolder: topic.options().tableFolder };
  const live = createSqlEngine({ tables: () => [table], catalogs: () => [] });
  expect((await live.run({ text: 'SELECT a FROM main.main.t' })).rows).toEqual([['1']]);
  const fields = [
    { name: 'a', type: 'int' },
    { name: 'b', type: ['null', { type: 'record', name: 'B', fields: [{ name: 'x', type: 'string' }] }] },
  ];
  topic.register({ type: 'record', name: 'R', fields });
  topic.append({ a: 2, b: { x: 'new' } });
  await write(topic, 2);
  expect((await live.run({ text: 'SELECT a, b, b.x FROM main.main.t ORDER BY a' })).rows).toEqual([
    ['1', null, null],
    ['2', '{"x":"new"}', 'new'],
  ]);
  const place = { catalog: 'main', schema: 'main' };
  const text = 'SELECT main.main.t.a, current_catalog(), current_database() FROM main.t LIMIT 1';
  expect((await live.run({ ...place, text })).rows).toEqual([['1', 'main', 'main']]);
  await live.close();
  await rm(table.tableFolder, { recursive: true });
});

test('what the caller may not see does not exist for them', async () => {
  const isVisible = (name: readonly string[]): boolean => !name.includes('main') && !name.includes('arrivals');
  expect(await rows('SHOW CATALOGS', { isVisible })).toEqual([['river-hotels']]);
  expect((await rows('SHOW TABLES', { isVisible })).map(([, name]) => name)).toEqual(['stays', 'unborn']);
  const hidden = (name: readonly string[]): boolean => !name.includes('default');
  expect(await rows('SHOW SCHEMAS', { isVisible: hidden })).toEqual([['lkc-abc123']]);
  expect(await failure('SELECT * FROM arrivals', { isVisible })).toEqual([
    'BAD_REQUEST',
    '42P01',
    '[TABLE_OR_VIEW_NOT_FOUND] There is no table or view `arrivals`. SQLSTATE: 42P01',
  ]);
});

test("a table that cannot be read is in nobody else's way", async () => {
  expect(await rows('SELECT unborn.x FROM (SELECT 1 AS x) AS unborn')).toEqual([['1']]);
});

test('SHOW and DESCRIBE', async () => {
  expect(await run('SHOW CATALOGS')).toEqual({
    columns: [{ name: 'catalog', typeName: 'STRING', typeText: 'STRING' }],
    rows: [['main'], ['river-hotels']],
    truncated: false,
  });
  expect(await rows("SHOW CATALOGS LIKE 'river*'")).toEqual([['river-hotels']]);
  expect(await rows('SHOW SCHEMAS IN `river-hotels`')).toEqual([['default'], ['lkc-abc123']]);
  expect(await rows('SHOW DATABASES', { catalog: 'main' })).toEqual([]);
  expect(await rows('show tables in `river-hotels`.`lkc-abc123`')).toEqual([
    ['lkc-abc123', 'arrivals', 'false'],
    ['lkc-abc123', 'stays', 'false'],
    ['lkc-abc123', 'unborn', 'false'],
  ]);
  expect((await run("SHOW TABLES LIKE 'st*|x'", { rowLimit: 1 })).rows).toEqual([['lkc-abc123', 'stays', 'false']]);
  const described = await run('DESCRIBE TABLE `lkc-abc123`.stays', { rowLimit: 5 });
  expect(described.columns.map(({ name }) => name)).toEqual(['col_name', 'data_type', 'comment']);
  expect(described.rows).toEqual([
    ['id', 'bigint', null],
    ['guest', 'string', null],
    ['price', 'decimal(38,4)', null],
    ['arrival', 'date', null],
    ['at', 'timestamp', null],
  ]);
  expect(described.truncated).toBe(true);
  expect((await rows('DESC EXTENDED stays')).slice(-5)).toEqual([
    ['Catalog', 'river-hotels', ''],
    ['Database', 'lkc-abc123', ''],
    ['Table', 'stays', ''],
    ['Type', 'EXTERNAL', ''],
    ['Provider', 'delta', ''],
  ]);
});

test.each([
  [
    'SELECT * FROM `river-hotels`.`lkc-abc123`.nope',
    '42P01',
    '[TABLE_OR_VIEW_NOT_FOUND] There is no table or view `river-hotels`.`lkc-abc123`.`nope`. SQLSTATE: 42P01',
  ],
  [
    'SELECT * FROM a.b.stays',
    '42P01',
    '[TABLE_OR_VIEW_NOT_FOUND] There is no table or view `a`.`b`.`stays`. SQLSTATE: 42P01',
  ],
  [
    'DESCRIBE nope',
    '42P01',
    '[TABLE_OR_VIEW_NOT_FOUND] There is no table or view `river-hotels`.`lkc-abc123`.`nope`. SQLSTATE: 42P01',
  ],
  [
    'SELECT * FROM unborn',
    '42P01',
    '[DELTA_TABLE_NOT_FOUND] Table `river-hotels`.`lkc-abc123`.`unborn` is registered, but its storage holds no Delta table. SQLSTATE: 42P01',
  ],
  [
    'SELECT gest FROM stays',
    '42703',
    '[UNRESOLVED_COLUMN.WITH_SUGGESTION] There is no column `gest` here. Near names: [`guest`, `extras`, `$$timestamp`, `$$timestamp-type`, `tags`]. SQLSTATE: 42703',
  ],
  [
    'SELECT x FROM (SELECT 1)',
    '42703',
    '[UNRESOLVED_COLUMN.WITH_SUGGESTION] There is no column `x` here. Near names: [`1`]. SQLSTATE: 42703',
  ],
  ['SELECT frobnicate(1)', '42883', '[UNRESOLVED_ROUTINE] There is no function `frobnicate`. SQLSTATE: 42883'],
  ['SELEC 1', '42601', "[PARSE_SYNTAX_ERROR] The statement cannot be read near 'SELEC'. SQLSTATE: 42601"],
  ['SELECT * FORM stays', '42601', "[PARSE_SYNTAX_ERROR] The statement cannot be read near 'stays'. SQLSTATE: 42601"],
  [
    'SELECT 1 FROM',
    '42601',
    '[PARSE_SYNTAX_ERROR] The statement cannot be read at the end of the statement. SQLSTATE: 42601',
  ],
  ['', '42601', '[PARSE_SYNTAX_ERROR] The statement cannot be read at the end of the statement. SQLSTATE: 42601'],
  ['SELECT 1; SELECT 2', '42601', "[PARSE_SYNTAX_ERROR] The statement cannot be read near ';'. SQLSTATE: 42601"],
  [
    'SHOW TABLES IN `river-hotels`.nope',
    '42704',
    '[SCHEMA_NOT_FOUND] There is no schema `river-hotels`.`nope`. SQLSTATE: 42704',
  ],
  ['SHOW SCHEMAS IN nope', '42704', '[NO_SUCH_CATALOG_EXCEPTION] There is no catalog `nope`. SQLSTATE: 42704'],
  [
    'SELECT * FROM river-hotels.lkc-abc123.stays',
    '42602',
    '[INVALID_IDENTIFIER] The name river-hotels has a hyphen and needs backquotes: `river-hotels`. SQLSTATE: 42602',
  ],
])('%s fails with %s', async (text, sqlState, message) => {
  expect(await failure(text)).toEqual(['BAD_REQUEST', sqlState, message]);
});

test.each([
  'INSERT INTO stays VALUES (1)',
  'CREATE TABLE t (a INT)',
  'COMMENT ON TABLE stays IS "x"',
  'ALTER TABLE stays ADD COLUMN x INT',
  'OPTIMIZE stays',
  'WITH a AS (SELECT 1) DELETE FROM stays',
  'SET threads = 1',
  'SELECT * FROM information_schema.routines',
  "COPY stays TO '/tmp/stolen.csv'",
])('%s is refused', async (text) => {
  const [errorCode] = [await failure(text)].flat();
  expect(errorCode).toBe('BAD_REQUEST');
});

test.each([
  "SELECT * FROM read_csv('/etc/passwd')",
  "SELECT * FROM read_text('/etc/passwd')",
  "SELECT * FROM read_blob('/etc/passwd'), stays",
  "SELECT * FROM glob('/etc/*')",
  "SELECT * FROM '/etc/passwd.csv'",
  'SELECT * FROM `/etc/passwd.parquet`',
  "SELECT * FROM read_parquet('https://example.com/x.parquet')",
])('%s reaches nothing', async (text) => {
  expect([await failure(text)].flat()[1]).toMatch(/^42501$|^42P01$/);
});

test('a Delta log that names a file outside of its table reaches nothing', async () => {
  const tableFolder = await mkdtemp(path.join(tmpdir(), 'sql-engine-test-'));
  await commitDelta(tableFolder, 0, [
    { protocol: { minReaderVersion: 1, minWriterVersion: 2 } },
    {
      metaData: {
        id: 'x',
        format: { provider: 'parquet', options: {} },
        schemaString: '{"type":"struct","fields":[]}',
        partitionColumns: [],
        configuration: {},
      },
    },
    { add: { path: '..%2Fother.parquet', partitionValues: {}, size: 1, modificationTime: 0, dataChange: true } },
  ]);
  const crafted = createSqlEngine({
    tables: () => [{ catalog: 'c', schema: 's', name: 't', tableFolder }],
    catalogs: () => [],
  });
  await expect(crafted.run({ text: 'SELECT * FROM c.s.t' })).rejects.toThrow('names a file outside of the table');
  await crafted.close();
  await rm(tableFolder, { recursive: true });
});

test('the row limit, and results that are too large', async () => {
  expect(await run('SELECT id FROM stays ORDER BY id', { rowLimit: 1 })).toMatchObject({
    rows: [['-1']],
    truncated: true,
  });
  expect(await run('SELECT id FROM stays ORDER BY id', { rowLimit: 2 })).toMatchObject({ truncated: false });
  expect(await failure("SELECT repeat('x', 1000000) FROM range(30)")).toEqual([
    'BAD_REQUEST',
    '54000',
    '[INLINE_RESULT_TOO_LARGE] The result is larger than 25 MiB; read fewer rows or columns. SQLSTATE: 54000',
  ]);
});

test('a running statement ends when its signal aborts, and when the engine closes', async () => {
  const endless = 'SELECT count(*) FROM range(1000000000000) a WHERE md5(string(a.id)) = "x"';
  const cancelled = new AbortController();
  const cancel = systemClock.setTimer(200, () => cancelled.abort(new Error('cancelled')));
  await expect(engine.run({ text: endless }, cancelled.signal)).rejects.toThrow('cancelled');
  cancel();

  const closing = createSqlEngine({ tables: () => [], catalogs: () => [] });
  const running = closing.run({ text: endless }).catch((error: unknown) => error);
  await closing.close();
  expect(await running).toMatchObject({ name: 'AbortError' });
});
