import { afterAll, expect, it } from 'vitest';
import { answerOf, createAnsweringEngine } from '../known-answer.ts';

const engine = createAnsweringEngine();
afterAll(() => engine.close());

it.each([
  // Order
  ['SELECT x FROM VALUES (1), (NULL), (3) AS t(x) ORDER BY x', [[null], ['1'], ['3']]],
  ['SELECT x FROM VALUES (1), (NULL), (3) AS t(x) ORDER BY x DESC', [['3'], ['1'], [null]]],
  ['SELECT x FROM VALUES (1), (NULL), (3) AS t(x) ORDER BY x NULLS LAST', [['1'], ['3'], [null]]],
  [
    'SELECT x, y FROM VALUES (2, 1), (1, 2) AS t(x, y) ORDER BY ALL',
    [
      ['1', '2'],
      ['2', '1'],
    ],
  ],
  ['SELECT x FROM VALUES (1), (2), (3) AS t(x) ORDER BY 1 LIMIT 1 OFFSET 1', '2'],
  ['SELECT x FROM VALUES (1) AS t(x) LIMIT -1', 'INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE 42K0E'],
  // Names
  ['SELECT ID FROM (SELECT 5 AS id)', '5'],
  ['SELECT `a b` FROM (SELECT 1 AS `a b`)', '1'],
  ['SELECT log FROM (SELECT 5 AS log)', '5'],
  ["SELECT m['k'] FROM (SELECT map('k', 1) AS m)", '1'],
  ['SELECT t.split FROM (SELECT 7 AS split) AS t', '7'],
  ['SELECT at, `from` FROM (SELECT 1 AS at, 2 AS `from`)', [['1', '2']]],
  ['SELECT col1, col2 FROM VALUES (1, 2)', [['1', '2']]],
  ['SELECT 1 AS a, a + 1 AS b', [['1', '2']]],
  ['SELECT * EXCEPT (y) FROM VALUES (1, 2) AS t(x, y)', '1'],
  ['SELECT x FROM VALUES (1) AS t(y)', 'UNRESOLVED_COLUMN.WITH_SUGGESTION 42703'],
  // Grouping
  [
    "SELECT x, sum(y) AS s FROM VALUES ('a', 1), ('b', 2), ('a', 3) AS t(x, y) GROUP BY x HAVING s > 2 ORDER BY x",
    [['a', '4']],
  ],
  ["SELECT upper(x), count(*) FROM VALUES ('a'), ('A') AS t(x) GROUP BY upper(x)", [['A', '2']]],
  [
    "SELECT x, count(*) FROM VALUES ('a'), ('b'), ('a') AS t(x) GROUP BY ALL ORDER BY 1",
    [
      ['a', '2'],
      ['b', '1'],
    ],
  ],
  [
    "SELECT x, count(*) FROM VALUES ('a'), ('a') AS t(x) GROUP BY x WITH ROLLUP ORDER BY x",
    [
      [null, '2'],
      ['a', '2'],
    ],
  ],
  [
    "SELECT x, y, count(*) FROM VALUES ('a', 'p') AS t(x, y) GROUP BY CUBE (x, y) ORDER BY x, y",
    [
      [null, null, '1'],
      [null, 'p', '1'],
      ['a', null, '1'],
      ['a', 'p', '1'],
    ],
  ],
  [
    "SELECT x, y, sum(z) FROM VALUES ('a', 'p', 1) AS t(x, y, z) GROUP BY GROUPING SETS ((x), (y)) ORDER BY x",
    [
      [null, 'p', '1'],
      ['a', null, '1'],
    ],
  ],
  ['SELECT x / 2, count(*) FROM VALUES (4), (4) AS t(x) GROUP BY x / 2', [['2.0', '2']]],
  // Aggregates
  [
    'SELECT count(x), count(*), count(DISTINCT x), sum(DISTINCT x) FROM VALUES (1), (1), (NULL) AS t(x)',
    [['2', '3', '1', '1']],
  ],
  ['SELECT count(x, y) FROM VALUES (1, 2), (1, NULL) AS t(x, y)', '1'],
  ['SELECT count_if(x > 1) FROM VALUES (1), (2), (NULL) AS t(x)', '1'],
  ['SELECT collect_list(x), collect_set(x) FROM VALUES (1), (NULL), (1) AS t(x)', [['[1,1]', '[1]']]],
  ['SELECT collect_list(x) FROM VALUES (1) AS t(x) WHERE x > 1', '[]'],
  ['SELECT sum(x), avg(x), max(x) FROM VALUES (1) AS t(x) WHERE x > 1', [[null, null, null]]],
  [
    'SELECT percentile(x, 0.5), median(x), percentile(x, array(0.25, 0.75)) FROM VALUES (0), (10) AS t(x)',
    [['5.0', '5.0', '[2.5,7.5]']],
  ],
  [
    'SELECT percentile_approx(x, 0.5), approx_percentile(x, 0.9) FROM VALUES (0), (1), (2), (10) AS t(x)',
    [['1', '10']],
  ],
  ['SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM VALUES (0), (10) AS t(x)', '5.0'],
  ['SELECT sum(x) FILTER (WHERE x > 1) FROM VALUES (1), (2), (3) AS t(x)', '5'],
  ["SELECT max_by(x, y), min_by(x, y) FROM VALUES ('a', 1), ('b', 2) AS t(x, y)", [['b', 'a']]],
  [
    'SELECT bool_and(x), bool_or(x), every(x), some(x) FROM VALUES (true), (false) AS t(x)',
    [['false', 'true', 'false', 'true']],
  ],
  ['SELECT stddev(x), var_pop(x), stddev_pop(x) FROM VALUES (1), (3) AS t(x)', [['1.4142135623730951', '1.0', '1.0']]],
  ['SELECT first(x), last(x), first(x, true) FROM VALUES (NULL), (2) AS t(x)', [[null, '2', '2']]],
  ["SELECT listagg(x, '-') WITHIN GROUP (ORDER BY x DESC) FROM VALUES ('a'), ('b') AS t(x)", 'b-a'],
  ['SELECT kurtosis(x) FROM VALUES (1) AS t(x)', 'UNSUPPORTED_FEATURE 0A000'],
  ['SELECT sum(x) FROM VALUES (9223372036854775807), (1) AS t(x)', 'ARITHMETIC_OVERFLOW 22003'],
  // Windows
  ['SELECT x FROM VALUES (1), (2), (3) AS t(x) QUALIFY row_number() OVER (ORDER BY x DESC) = 1', '3'],
  [
    'SELECT x, rank() OVER (ORDER BY x), dense_rank() OVER (ORDER BY x) FROM VALUES (1), (1), (2) AS t(x) ORDER BY 1, 2',
    [
      ['1', '1', '1'],
      ['1', '1', '1'],
      ['2', '3', '2'],
    ],
  ],
  [
    'SELECT x, lag(x) OVER (ORDER BY x), lead(x, 1, 0) OVER (ORDER BY x) FROM VALUES (1), (2) AS t(x) ORDER BY x',
    [
      ['1', null, '2'],
      ['2', '1', '0'],
    ],
  ],
  [
    'SELECT x, sum(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM VALUES (1), (2), (3) AS t(x) ORDER BY x',
    [
      ['1', '1'],
      ['2', '3'],
      ['3', '5'],
    ],
  ],
  [
    'SELECT x, sum(x) OVER w FROM VALUES (1), (2) AS t(x) WINDOW w AS (ORDER BY x) ORDER BY x',
    [
      ['1', '1'],
      ['2', '3'],
    ],
  ],
  [
    'SELECT ntile(2) OVER (ORDER BY x), first_value(x) OVER (ORDER BY x) FROM VALUES (1), (2) AS t(x) ORDER BY 1',
    [
      ['1', '1'],
      ['2', '1'],
    ],
  ],
  // Joins
  [
    "SELECT a.x, b.y FROM VALUES (1), (2) AS a(x) LEFT JOIN VALUES (1, 'q') AS b(x, y) ON a.x = b.x ORDER BY 1",
    [
      ['1', 'q'],
      ['2', null],
    ],
  ],
  ['SELECT * FROM VALUES (1), (2) AS a(x) LEFT ANTI JOIN VALUES (1) AS b(x) ON a.x = b.x', '2'],
  ['SELECT * FROM VALUES (1), (2) AS a(x) LEFT SEMI JOIN VALUES (1) AS b(x) ON a.x = b.x', '1'],
  ['SELECT * FROM VALUES (1) AS a(x) FULL OUTER JOIN VALUES (2) AS b(x) USING (x) ORDER BY x', [['1'], ['2']]],
  [
    'SELECT * FROM VALUES (1) AS a(x) CROSS JOIN VALUES (2), (3) AS b(y) ORDER BY y',
    [
      ['1', '2'],
      ['1', '3'],
    ],
  ],
  // Subqueries and sets
  ['WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT * FROM a, b', [['1', '2']]],
  ['WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT sum(n) FROM t', '15'],
  ['SELECT (SELECT max(x) FROM VALUES (1), (5) AS t(x)), EXISTS (SELECT 1), 1 IN (SELECT 2)', [['5', 'true', 'false']]],
  ['SELECT x FROM VALUES (1), (2) AS a(x) WHERE x > (SELECT avg(x) FROM VALUES (1), (2) AS b(x))', '2'],
  ['SELECT 1 UNION SELECT 1 UNION ALL SELECT 2 ORDER BY 1', [['1'], ['2']]],
  ['SELECT 1 EXCEPT SELECT 1', []],
  ['SELECT 1 INTERSECT SELECT 1', '1'],
  ['SELECT 1 MINUS SELECT 2', '1'],
  [
    'VALUES (1, 2), (3, 4)',
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ],
  ['SELECT DISTINCT x FROM VALUES (1), (1) AS t(x)', '1'],
  // Types that only DuckDB knows, one hanging on the other
  [
    "SELECT count(CASE WHEN newest <> 'true' THEN 1 END) FROM (SELECT max_by(coalesce(d, 'false'), o) AS newest FROM VALUES ('true', 1), (CAST(NULL AS STRING), 2) AS t(d, o))",
    '1',
  ],
  [
    'WITH a AS (SELECT if(x > 1, b, array()) AS c FROM VALUES (2, array(7)) AS t(x, b)) SELECT size(c), c[0] + 1, explode(c) FROM a',
    [['1', '8', '7']],
  ],
  [
    'SELECT array_distinct(reverse(a)), map_keys(m)[0] FROM (SELECT coalesce(x, array(1)) AS a, coalesce(y, map(1, 2)) AS m FROM VALUES (array(2, 2), map(3, 4)) AS t(x, y))',
    [['[2]', '3']],
  ],
  [
    'SELECT concat(a, a), b || 1 FROM (SELECT slice(x, 1, 1) AS a, nvl(y, 2) AS b FROM VALUES (array(1, 2), 5) AS t(x, y))',
    [['[1,1]', '51']],
  ],
  // Rows out of a row
  ['SELECT explode(array(1, 2))', [['1'], ['2']]],
  ["SELECT explode(map('k', 1))", [['k', '1']]],
  [
    "SELECT posexplode(array('a', 'b'))",
    [
      ['0', 'a'],
      ['1', 'b'],
    ],
  ],
  [
    "SELECT id, c FROM VALUES (1, array('x', 'y')), (2, array()) AS t(id, a) LATERAL VIEW explode(a) e AS c",
    [
      ['1', 'x'],
      ['1', 'y'],
    ],
  ],
  [
    "SELECT id, c FROM VALUES (1, array('x')), (2, CAST(NULL AS ARRAY<STRING>)) AS t(id, a) LATERAL VIEW OUTER explode(a) e AS c ORDER BY id",
    [
      ['1', 'x'],
      ['2', null],
    ],
  ],
  [
    'SELECT x, y FROM (SELECT 1) LATERAL VIEW explode(array(1, 2)) a AS x LATERAL VIEW explode(array(x * 10)) b AS y ORDER BY x',
    [
      ['1', '10'],
      ['2', '20'],
    ],
  ],
  ['SELECT * FROM explode(array(1, 2))', [['1'], ['2']]],
  [
    'SELECT a, col FROM VALUES (1, array(5, 6)) AS t(a, b), LATERAL explode(t.b) ORDER BY col',
    [
      ['1', '5'],
      ['1', '6'],
    ],
  ],
  [
    "SELECT stack(2, 1, 'a', 2, 'b')",
    [
      ['1', 'a'],
      ['2', 'b'],
    ],
  ],
  [
    "SELECT inline(array(struct(1 AS a, 'x' AS b), struct(2 AS a, 'y' AS b)))",
    [
      ['1', 'x'],
      ['2', 'y'],
    ],
  ],
  ['SELECT id FROM range(3)', [['0'], ['1'], ['2']]],
  ['SELECT id FROM range(5, 0, -2)', [['5'], ['3'], ['1']]],
  // Pivot
  [
    "SELECT * FROM (VALUES (1, 'a', 10), (1, 'b', 20), (2, 'a', 30) AS t(id, k, v)) PIVOT (sum(v) FOR k IN ('a', 'b')) ORDER BY id",
    [
      ['1', '10', '20'],
      ['2', '30', null],
    ],
  ],
  ["SELECT * FROM (VALUES ('a', 10) AS t(k, v)) PIVOT (count(v) FOR k IN ('a', 'c'))", [['1', null]]],
  [
    "SELECT x_s, b_s FROM (VALUES (1, 'a', 10), (1, 'b', 20) AS t(id, k, v)) PIVOT (sum(v) AS s, max(v) AS m FOR k IN ('a' AS x, 'b'))",
    [['10', '20']],
  ],
])('%s gives %j', async (text, expected) => {
  expect(await answerOf(engine, text)).toEqual(expected);
});
