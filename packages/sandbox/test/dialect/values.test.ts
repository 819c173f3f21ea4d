import { afterAll, expect, it } from 'vitest';
import { answerOf, caller, columnsOf, createAnsweringEngine } from '../known-answer.ts';

const engine = createAnsweringEngine();
afterAll(() => engine.close());

it.each([
  // Arrays and maps
  ["SELECT split('a,b', ',')[0]", 'a'],
  ["SELECT split('a,b', ',')[1 - 1]", 'a'],
  ["SELECT split('a,b', ',')[-1]", 'INVALID_ARRAY_INDEX 22003'],
  ["SELECT split('a,b', ',')[2]", 'INVALID_ARRAY_INDEX 22003'],
  ['SELECT array(1, 2, 3)[x] FROM VALUES (0), (2) AS t(x)', [['1'], ['3']]],
  ['SELECT get(array(1), 3)', null],
  ['SELECT element_at(array(1, 2), 1), element_at(array(1, 2), -1)', [['1', '2']]],
  ['SELECT element_at(array(1, 2), 3)', 'INVALID_ARRAY_INDEX_IN_ELEMENT_AT 22003'],
  ['SELECT element_at(array(1, 2), 0)', 'INVALID_INDEX_OF_ZERO 22003'],
  ['SELECT try_element_at(array(1), 5)', null],
  ["SELECT map('a', 1)['a'], map('a', 1)['b'], element_at(map('a', 1), 'a')", [['1', null, '1']]],
  ["SELECT named_struct('a', 1, 'b', 'x').b", 'x'],
  ["SELECT s.a.b FROM (SELECT named_struct('a', named_struct('b', 7)) AS s)", '7'],
  ['SELECT array(1, 2.5)', '[1.0,2.5]'],
  ['SELECT size(array(1, 2)), size(map(1, 2)), size(NULL)', [['2', '1', null]]],
  [
    'SELECT sort_array(array(3, NULL, 1)), sort_array(array(3, NULL, 1), false), array_sort(array(3, NULL, 1))',
    [['[null,1,3]', '[3,1,null]', '[1,3,null]']],
  ],
  ['SELECT array_contains(array(1, 2), 2), array_contains(array(1, NULL), 2)', [['true', null]]],
  [
    'SELECT array_distinct(array(2, 1, 2)), array_union(array(1, 2), array(2, 3)), array_except(array(1, 2), array(2)), array_intersect(array(1, 2), array(2))',
    [['[2,1]', '[1,2,3]', '[1]', '[2]']],
  ],
  ["SELECT array_join(array('a', NULL, 'b'), ','), array_join(array('a', NULL), ',', '?')", [['a,b', 'a,?']]],
  ['SELECT array_position(array(3, 2, 1), 1), array_position(array(1), 5)', [['3', '0']]],
  ['SELECT slice(array(1, 2, 3, 4), 2, 2), slice(array(1, 2, 3, 4), -2, 2)', [['[2,3]', '[3,4]']]],
  [
    'SELECT flatten(array(array(1, 2), array(3))), array_max(array(1, 5)), array_min(array(1, 5)), array_repeat(1, 2)',
    [['[1,2,3]', '5', '1', '[1,1]']],
  ],
  ['SELECT sequence(1, 5), sequence(5, 1), sequence(1, 5, 2)', [['[1,2,3,4,5]', '[5,4,3,2,1]', '[1,3,5]']]],
  [
    "SELECT map_keys(map('a', 1)), map_values(map('a', 1)), map_from_arrays(array('a'), array(1)), str_to_map('a:1,b:2')",
    [['["a"]', '[1]', '{"a":1}', '{"a":"1","b":"2"}']],
  ],
  ["SELECT array(1, 'a')", 'UNSUPPORTED_FEATURE 0A000'],
  // Lambdas
  ['SELECT transform(array(1, 2), x -> x + 1), transform(array(10, 20), (x, i) -> x + i)', [['[2,3]', '[10,21]']]],
  ['SELECT filter(array(1, 2, 3), x -> x % 2 = 1)', '[1,3]'],
  ['SELECT exists(array(1, 2), x -> x > 1), forall(array(1, 2), x -> x > 1)', [['true', 'false']]],
  [
    'SELECT aggregate(array(1, 2, 3), 0, (acc, x) -> acc + x), reduce(array(1, 2, 3), 0, (acc, x) -> acc + x, acc -> acc * 10)',
    [['6', '60']],
  ],
  ["SELECT transform(split('a,b', ','), x -> upper(x))", '["A","B"]'],
  ['SELECT transform(array(array(1, 2), array(3)), a -> transform(a, x -> x / 2))', '[[0.5,1.0],[1.5]]'],
  // Casts
  ["SELECT CAST('abc' AS INT)", 'CAST_INVALID_INPUT 22018'],
  ["SELECT CAST('1.5' AS INT)", 'CAST_INVALID_INPUT 22018'],
  ["SELECT CAST(' 12 ' AS INT), '12'::int, int('12')", [['12', '12', '12']]],
  ['SELECT CAST(2.7 AS INT), CAST(-2.7D AS INT)', [['2', '-2']]],
  ['SELECT CAST(300 AS TINYINT)', 'CAST_OVERFLOW 22003'],
  ["SELECT CAST('300' AS TINYINT)", 'CAST_INVALID_INPUT 22018'],
  ['SELECT CAST(1e20 AS INT)', 'CAST_OVERFLOW 22003'],
  ["SELECT try_cast('abc' AS INT), try_cast(300 AS TINYINT), try_cast('x' AS DATE)", [[null, null, null]]],
  ["SELECT CAST('yes' AS BOOLEAN), CAST('F' AS BOOLEAN), CAST(0 AS BOOLEAN)", [['true', 'false', 'false']]],
  ["SELECT CAST('maybe' AS BOOLEAN)", 'CAST_INVALID_INPUT 22018'],
  ['SELECT CAST(true AS INT), CAST(true AS STRING)', [['1', 'true']]],
  ["SELECT CAST(DATE '2026-01-01' AS INT)", 'DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION 42K09'],
  [
    'SELECT CAST(1e10 AS STRING), CAST(1.0 AS STRING), CAST(1.50 AS STRING), string(1)',
    [['1.0E10', '1.0', '1.50', '1']],
  ],
  [
    "SELECT CAST(array(1, NULL) AS STRING), CAST(map('a', 1) AS STRING), CAST(struct(1, 'x') AS STRING)",
    [['[1, null]', '{a -> 1}', '{1, x}']],
  ],
  ['SELECT CAST(1 AS VARIANT)', 'UNSUPPORTED_FEATURE 0A000'],
  // Types
  [
    "SELECT typeof(1), typeof(1L), typeof('a'), typeof(1.5), typeof(1e3), typeof(TRUE), typeof(NULL)",
    [['int', 'bigint', 'string', 'decimal(2,1)', 'double', 'boolean', 'void']],
  ],
  ["SELECT typeof(DATE '2026-01-01'), typeof(current_timestamp()), typeof(X'00')", [['date', 'timestamp', 'binary']]],
  [
    "SELECT typeof(split('a', ',')), typeof(map('a', array(1))), typeof(named_struct('a', 1, 'b', 'x'))",
    [['array<string>', 'map<string,array<int>>', 'struct<a:int,b:string>']],
  ],
  // Comparison and logic
  ["SELECT '1' = 1, '10' > 9, 1 = 1.0, 'a' < 'b'", [['true', 'true', 'true', 'true']]],
  ["SELECT 'a' = 1", 'CAST_INVALID_INPUT 22018'],
  ['SELECT true = 1', 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES 42K09'],
  ['SELECT NULL = NULL, NULL <=> NULL, 1 <=> NULL, 1 IS DISTINCT FROM NULL', [[null, 'true', 'false', 'true']]],
  ['SELECT true AND NULL, false AND NULL, true OR NULL, NOT NULL', [[null, 'false', 'true', null]]],
  [
    'SELECT 5 BETWEEN 1 AND 10, 3 IN (1, 2), 3 NOT IN (1, NULL), 1 == 1, 1 != 2',
    [['true', 'false', null, 'true', 'true']],
  ],
  ["SELECT '2' IN (1, 2, 3)", 'true'],
  ["SELECT double('NaN') = double('NaN'), double('NaN') > 1e300", [['true', 'true']]],
  // Choice
  [
    "SELECT nvl(NULL, 'x'), ifnull(1, 2), coalesce(NULL, NULL, 3), nullif(1, 1), nvl2(NULL, 1, 2)",
    [['x', '1', '3', null, '2']],
  ],
  ["SELECT if(1 > 2, 'a', 'b'), if(NULL, 1, 2), iff(true, 1, 2)", [['b', '2', '1']]],
  ["SELECT CASE WHEN false THEN 'a' END, CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END", [[null, 'b']]],
  ["SELECT coalesce(1, 'x')", 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT isnull(NULL), isnotnull(1)', [['true', 'true']]],
  ["SELECT raise_error('no')", 'USER_RAISED_EXCEPTION P0001'],
  // The session
  ['SELECT current_user(), current_user, session_user(), user()', [[caller, caller, caller, caller]]],
  ['SELECT current_catalog(), current_database(), current_schema()', [['main', 'default', 'default']]],
  // What is not there says so
  ['SELECT no_such_function(1)', 'UNRESOLVED_ROUTINE 42883'],
  ['OPTIMIZE t', 'UNSUPPORTED_FEATURE 0A000'],
  ['MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT * FROM information_schema.routines', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT count(*) FROM information_schema.tables', '0'],
  ['DESCRIBE HISTORY t', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['DESCRIBE DETAIL `a`.`b`.t', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['DESCRIBE history', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['DESCRIBE FUNCTION upper', 'UNSUPPORTED_FEATURE 0A000'],
  ['SHOW TBLPROPERTIES t', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['SHOW CREATE TABLE t', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['SHOW FUNCTIONS', 'UNSUPPORTED_FEATURE 0A000'],
  ['SHOW NONSENSE', 'PARSE_SYNTAX_ERROR 42601'],
  ['SELECT * FROM t VERSION AS OF 0', 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ["SELECT * FROM t TIMESTAMP AS OF '2026-01-01'", 'TABLE_OR_VIEW_NOT_FOUND 42P01'],
  ['SELECT a FROM t SORT BY a', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT a FROM VALUES (1) AS t(a) TABLESAMPLE (10 PERCENT)', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT payload:id FROM (SELECT 1 AS payload)', 'UNSUPPORTED_FEATURE 0A000'],
])('%s gives %j', async (text, expected) => {
  expect(await answerOf(engine, text)).toEqual(expected);
});

it.each([
  ["SELECT dayofweek('2026-01-01'), upper('ab')", ['dayofweek(2026-01-01)', 'upper(ab)']],
  ['SELECT current_user(), current_date', ['current_user()', 'current_date()']],
  ['SELECT 3 / 2, -1, 1 + 2 * 3, NOT true', ['(3 / 2)', '-1', '(1 + (2 * 3))', '(NOT true)']],
  ['SELECT COUNT(*), SUM(x), count(DISTINCT x) FROM VALUES (1) AS t(x)', ['count(1)', 'sum(x)', 'count(DISTINCT x)']],
  ['SELECT t.x, X FROM VALUES (1) AS t(x)', ['x', 'X']],
  [
    "SELECT CAST('1' AS INT), '1'::int, try_cast('1' AS INT)",
    ['CAST(1 AS INT)', 'CAST(1 AS INT)', 'TRY_CAST(1 AS INT)'],
  ],
  ['SELECT 1 AS `a b`, 2 c', ['a b', 'c']],
  [
    "SELECT split('a,b', ',')[0], array(1, 2), map('a', 1)['a']",
    ['split(a,b, ,, -1)[0]', 'array(1, 2)', 'map(a, 1)[a]'],
  ],
  [
    "SELECT 'a' || 'b', 1 = 2, NULL IS NULL, 1 IN (1, 2), 'a' LIKE 'b'",
    ['concat(a, b)', '(1 = 2)', '(NULL IS NULL)', '(1 IN (1, 2))', 'a LIKE b'],
  ],
  ['SELECT CASE WHEN true THEN 1 ELSE 2 END, if(true, 1, 2)', ['CASE WHEN true THEN 1 ELSE 2 END', '(IF(true, 1, 2))']],
  [
    "SELECT round(2.5), ceil(1.5), log(1), substring('ab', 1)",
    ['round(2.5, 0)', 'CEIL(1.5)', 'LOG(E(), 1)', 'substring(ab, 1, 2147483647)'],
  ],
  ['SELECT explode(array(1))', ['col']],
  ["SELECT (SELECT 1), named_struct('a', 1).a", ['scalarsubquery()', 'a']],
])('the columns of %s are named %j', async (text, names) => {
  expect(await columnsOf(engine, text, 'name')).toEqual(names);
});
