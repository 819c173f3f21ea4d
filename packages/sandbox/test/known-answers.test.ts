import { afterAll, expect, it } from 'vitest';
import { createSqlEngine } from '../src/sql/sql-engine.ts';
import { SqlError } from '../src/sql/sql-error.ts';

// Statements whose answer a warehouse of Databricks is known to give (ANSI mode, time zone UTC). Each gives the same here,
// or says that it is not supported; none gives something else.

const engine = createSqlEngine({ tables: () => [], catalogs: () => [] });
afterAll(() => engine.close());

const caller = 'river@example.com';

async function answer(text: string): Promise<unknown> {
  try {
    const { rows } = await engine.run({ text, caller });
    return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
  } catch (error) {
    if (error instanceof SqlError) return `${error.errorClass} ${error.sqlState}`;
    throw error;
  }
}

it.each([
  // Division
  ['SELECT 3 / 2', '1.5'],
  ['SELECT 1 / 0', 'DIVIDE_BY_ZERO 22012'],
  ['SELECT 1.5 / 0', 'DIVIDE_BY_ZERO 22012'],
  ['SELECT 7 % 3', '1'],
  ['SELECT -7 % 3', '-1'],
  ['SELECT 7 % 0', 'REMAINDER_BY_ZERO 22012'],
  ['SELECT try_divide(1, 0)', null],
  ['SELECT try_divide(3, 2)', '1.5'],
  ['SELECT sum(x) / count(*) FROM VALUES (1), (2) AS t(x)', '1.5'],
  // Arrays and maps
  ["SELECT split('a1b2c', '[0-9]')", '["a","b","c"]'],
  ["SELECT split('a,b', ',')[0]", 'a'],
  ["SELECT split('a,b', ',')[1]", 'b'],
  ["SELECT split('a,b', ',')[-1]", 'INVALID_ARRAY_INDEX 22003'],
  ["SELECT split('a,b', ',')[1 - 1]", 'UNSUPPORTED_FEATURE 0A000'],
  ["SELECT element_at(split('a,b', ','), 1)", 'a'],
  // Dates
  ["SELECT dayofweek(DATE '2026-11-28')", '7'],
  ["SELECT dayofweek('2026-11-29')", '1'],
  ["SELECT weekday(DATE '2026-11-28')", '5'],
  ["SELECT date_add(DATE '2026-01-31', 1)", '2026-02-01'],
  ["SELECT date_sub('2026-01-01', 1)", '2025-12-31'],
  ["SELECT datediff(DATE '2026-01-03', DATE '2026-01-01')", '2'],
  ["SELECT DATE '2026-01-31' + 1", '2026-02-01'],
  // Numbers
  ['SELECT log(1)', '0.0'],
  ['SELECT round(log(100), 6)', '4.60517'],
  ['SELECT log(10, 100)', '2.0'],
  ['SELECT round(2.5)', '3'],
  ['SELECT 2147483647L + 1', '2147483648'],
  // Texts
  ["SELECT concat('a', NULL)", null],
  ["SELECT concat('a', 'b', 'c')", 'abc'],
  ["SELECT concat('a', 1)", 'a1'],
  ["SELECT 'a' || NULL", null],
  ["SELECT 'a_b' LIKE 'a\\\\_b'", 'true'],
  ["SELECT 'axb' LIKE 'a\\\\_b'", 'false'],
  ["SELECT nvl(NULL, 'x')", 'x'],
  // Types
  ['SELECT typeof(1)', 'int'],
  ['SELECT typeof(1L)', 'bigint'],
  ["SELECT typeof('a')", 'string'],
  ['SELECT typeof(1.5)', 'decimal(2,1)'],
  ["SELECT typeof(DATE '2026-01-01')", 'date'],
  ['SELECT typeof(TRUE)', 'boolean'],
  ['SELECT typeof(NULL)', 'void'],
  ["SELECT typeof(split('a', ','))", 'UNSUPPORTED_FEATURE 0A000'],
  // The session
  ['SELECT current_user()', caller],
  ['SELECT current_user', caller],
  ['SELECT session_user()', caller],
  // What is not there says so
  ["SELECT CAST('abc' AS INT)", 'CAST_INVALID_INPUT 22018'],
  ['SELECT no_such_function(1)', 'UNRESOLVED_ROUTINE 42883'],
  ['OPTIMIZE t', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT * FROM information_schema.tables', 'UNSUPPORTED_FEATURE 0A000'],
  ['DESCRIBE HISTORY t', 'UNSUPPORTED_FEATURE 0A000'],
  ['DESCRIBE DETAIL `a`.`b`.t', 'UNSUPPORTED_FEATURE 0A000'],
  ['DESCRIBE history', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['SHOW TBLPROPERTIES t', 'UNSUPPORTED_FEATURE 0A000'],
  ['SHOW GRANTS ON TABLE t', 'UNSUPPORTED_FEATURE 0A000'],
  ['SHOW CREATE TABLE t', 'UNSUPPORTED_FEATURE 0A000'],
  ['SHOW NONSENSE', 'PARSE_SYNTAX_ERROR 42601'],
  ['SELECT * FROM t VERSION AS OF 0', 'UNSUPPORTED_FEATURE 0A000'],
  ["SELECT * FROM t TIMESTAMP AS OF '2026-01-01'", 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT a FROM t LATERAL VIEW explode(b) AS a', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT a FROM t SORT BY a', 'UNSUPPORTED_FEATURE 0A000'],
])('%s gives %j', async (text, expected) => {
  expect(await answer(text)).toEqual(expected);
});

it.each([
  ["SELECT dayofweek('2026-01-01')", "dayofweek('2026-01-01')"],
  ['SELECT current_user()', 'current_user()'],
  ['SELECT 3 / 2', '(3 / 2)'],
  ['SELECT COUNT(*)', 'count(1)'],
])('the column of %s is named %s', async (text, name) => {
  expect((await engine.run({ text, caller })).columns.map((column) => column.name)).toEqual([name]);
});

it('a name that only looks like a function stays what it is', async () => {
  expect(await answer('SELECT log FROM (SELECT 5 AS log)')).toBe('5');
  expect(await answer("SELECT m['k'] FROM (SELECT map(['k'], [1]) AS m)")).toBe('1');
  expect(await answer('SELECT t.split FROM (SELECT 7 AS split) AS t')).toBe('7');
});
