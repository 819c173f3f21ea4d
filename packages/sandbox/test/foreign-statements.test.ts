import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CatalogWriter } from '../src/sql/catalog-writer.ts';
import { createSqlEngine, type SqlEngine } from '../src/sql/sql-engine.ts';
import { startTableWriter } from '../src/tableflow/table-writer.ts';
import { createTopicHarness, type TopicHarness } from './table-writer-harness.ts';

// Statements on a table of Tableflow do what they do, and Tableflow stops at the version that they make.

const caller = 'river@example.com';
const mayEverything: CatalogWriter = {
  refuseWriting: () => undefined,
  refuseReplacing: () => undefined,
  refuseCreating: () => undefined,
  newPlace: () => {
    throw new Error('Nothing is made here');
  },
  put: async () => undefined,
  drop: async () => undefined,
};

let harness: TopicHarness;
let writer: { stop(): Promise<void> };
let engine: SqlEngine;
beforeEach(async () => {
  harness = await createTopicHarness();
  const { tableFolder } = harness.options();
  const table = { catalog: 'main', schema: 'lkc-1', name: 'orders', tableFolder };
  engine = createSqlEngine({
    tables: () => [table],
    catalogs: () => [{ name: 'main', schemas: ['lkc-1'] }],
    catalog: mayEverything,
  });
  harness.register({
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'long' },
      { name: 'guest', type: ['null', 'string'], default: null },
    ],
  });
  harness.append({ id: 1n, guest: 'Ada' }, { id: 2n, guest: 'Bob' }, { id: 3n, guest: null });
  writer = startTableWriter(harness.options());
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 3);
});
afterEach(async () => {
  await writer.stop();
  await engine.close();
  await rm(harness.options().tableFolder, { recursive: true });
});

async function rowsOf(text: string): Promise<readonly (readonly (string | null)[])[]> {
  return (await engine.run({ text, caller, catalog: 'main', schema: 'lkc-1' })).rows;
}

test.each([
  ["INSERT INTO orders (id, guest) VALUES (4, 'Dan')", 1, '1 Ada, 2 Bob, 3 null, 4 Dan'],
  ['INSERT OVERWRITE orders BY NAME SELECT 9 AS id', 1, '9 null'],
  ["DELETE FROM orders WHERE guest = 'Bob'", 1, '1 Ada, 3 null'],
  ["DELETE FROM `main`.`lkc-1`.orders AS o WHERE o.guest <> 'Ada' OR o.id > 2", 2, '1 Ada'],
  ['DELETE FROM orders', 3, ''],
  ["UPDATE orders SET guest = concat(guest, '!') WHERE id < 3", 2, '1 Ada!, 2 Bob!, 3 null'],
  ["UPDATE orders o SET o.guest = 'x', id = o.id + 10 WHERE guest IS NULL", 1, '1 Ada, 2 Bob, 13 x'],
  ['UPDATE orders SET guest = NULL', 3, '1 null, 2 null, 3 null'],
  ["UPDATE orders SET guest = 'x', id = 7 WHERE 1 = 1", 3, '7 x, 7 x, 7 x'],
  ['UPDATE orders SET id = -id', 3, '-1 Ada, -2 Bob, -3 null'],
  [
    'DELETE FROM orders WHERE id IN (SELECT max(id) FROM orders) OR EXISTS (SELECT 1 FROM orders AS p WHERE p.id = orders.id + 2)',
    2,
    '2 Bob',
  ],
])('%s', async (statement, affected, left) => {
  expect((await rowsOf(statement))[0]?.[0]).toBe(String(affected));
  const rows = await rowsOf('SELECT id, guest FROM orders ORDER BY abs(id)');
  expect(rows.map(([id, guest]) => `${id} ${guest}`).join(', ')).toBe(left);
  expect(await rowsOf('SELECT count(*) FROM orders VERSION AS OF 1')).toEqual([['3']]);
  harness.append({ id: 5n, guest: null });
  const failed = await harness.eventWhere((event) => event.kind === 'failed');
  expect(failed).toMatchObject({
    message: expect.stringContaining('did not write _delta_log/00000000000000000002.json'),
  });
});

test.each([
  ['DELETE FROM orders WHERE id > 3', []],
  ["UPDATE orders SET guest = 'x' WHERE NULL", []],
])('%s meets nothing, and makes no version', async (statement) => {
  expect(await rowsOf(statement)).toEqual([['0']]);
  harness.append({ id: 5n, guest: null });
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 4);
});

test.each([
  ['UPDATE orders SET nope = 1', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
  ['UPDATE orders SET guest = 1, guest = 2', 'COLUMN_ALREADY_EXISTS'],
  ["UPDATE orders SET id = 'x'", 'CAST_INVALID_INPUT'],
  ["UPDATE orders SET guest = nope('x') WHERE false", 'UNRESOLVED_ROUTINE'],
  ['UPDATE orders SET', 'PARSE_SYNTAX_ERROR'],
  ['UPDATE orders WHERE id = 1', 'PARSE_SYNTAX_ERROR'],
  ['UPDATE nope SET id = 1', 'TABLE_OR_VIEW_NOT_FOUND'],
  ['DELETE orders', 'PARSE_SYNTAX_ERROR'],
  ['DELETE FROM orders WHERE', 'PARSE_SYNTAX_ERROR'],
  ['DELETE FROM orders WHERE nope = 1', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
  ['DELETE FROM orders VERSION AS OF 1', 'PARSE_SYNTAX_ERROR'],
  ["COMMENT ON COLUMN orders.nope IS 'x'", 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
  ['COMMENT ON TABLE orders', 'PARSE_SYNTAX_ERROR'],
  ['CREATE OR REPLACE TABLE orders (a INT)', 'UNSUPPORTED_FEATURE'],
  ['DROP TABLE orders', 'UNSUPPORTED_FEATURE'],
])('%s is refused with %s, and makes no version', async (statement, errorClass) => {
  await expect(rowsOf(statement)).rejects.toThrow(`[${errorClass}]`);
  expect(await rowsOf('SELECT count(*) FROM orders')).toEqual([['3']]);
  harness.append({ id: 5n, guest: null });
  await harness.eventWhere((event) => event.kind === 'running' && event.rows === 4);
});

test('what they did is in the history of the table', async () => {
  await rowsOf('DELETE FROM orders WHERE id  = 1');
  await rowsOf("UPDATE orders SET guest = 'x' WHERE id = 2");
  const history = await rowsOf('DESCRIBE HISTORY orders LIMIT 2');
  expect(history.map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
    ['3', caller, 'UPDATE', '{"predicate":"[\\"id = 2\\"]"}'],
    ['2', caller, 'DELETE', '{"predicate":"[\\"id  = 1\\"]"}'],
  ]);
  expect(history.map((row) => JSON.parse(row[12] ?? ''))).toEqual([
    { numUpdatedRows: '1', numCopiedRows: '1', numRemovedFiles: '1' },
    { numDeletedRows: '1', numCopiedRows: '2', numRemovedFiles: '1' },
  ]);
});

test('comments are kept, and shown by DESCRIBE, and stop Tableflow', async () => {
  await rowsOf("COMMENT ON TABLE orders IS 'What guests ordered'");
  await rowsOf("COMMENT ON COLUMN `main`.`lkc-1`.orders.Guest IS 'Their first name'");
  const described = await rowsOf('DESCRIBE EXTENDED orders');
  expect(described.slice(0, 2)).toEqual([
    ['id', 'bigint', null],
    ['guest', 'string', 'Their first name'],
  ]);
  expect(described.find(([head]) => head === 'Comment')).toEqual(['Comment', 'What guests ordered', '']);
  expect(await rowsOf('SELECT id FROM orders ORDER BY id')).toEqual([['1'], ['2'], ['3']]);
  await rowsOf('COMMENT ON TABLE orders IS NULL');
  await rowsOf('COMMENT ON COLUMN orders.guest IS NULL');
  const without = await rowsOf('DESCRIBE EXTENDED orders');
  expect(without[1]).toEqual(['guest', 'string', null]);
  expect(without.find(([head]) => head === 'Comment')).toBe(undefined);
  harness.append({ id: 5n, guest: null });
  await harness.eventWhere((event) => event.kind === 'failed');
});
