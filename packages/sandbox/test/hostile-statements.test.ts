import { access } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createSqlEngine } from '../src/sql/sql-engine.ts';
import { SqlError } from '../src/sql/sql-error.ts';

// What a statement must not do to the sandbox: hang it, end it, read or write beside the tables of the lab, or grow
// without bound. The process that runs statements may be lost; the sandbox may not.

const catalogs = () => [{ name: 'river', schemas: ['default'] }];
const engine = createSqlEngine({ tables: () => [], catalogs });
const impatient = createSqlEngine({ tables: () => [], catalogs, timeLimitMs: 400 });
afterAll(async () => {
  await Promise.all([engine.close(), impatient.close()]);
});

/** The rows, or the class of the error. Anything but a `SqlError` is a fault of ours, and fails the test. */
async function result(text: string, by = engine): Promise<unknown> {
  try {
    return (await by.run({ text, catalog: 'river' })).rows;
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    return error.errorClass;
  }
}

const again = (text: string, times: number): string => text.repeat(times);

describe('a statement of absurd form', () => {
  it.each([
    ['parentheses, 100,000 deep', `SELECT ${again('(', 100_000)}1`, 'UNSUPPORTED_FEATURE'],
    ['parentheses, 10,000 deep', `SELECT ${again('(', 10_000)}1${again(')', 10_000)}`, 'PARSE_SYNTAX_ERROR'],
    ['functions, 5,000 deep', `SELECT ${again('abs(', 5_000)}1${again(')', 5_000)}`, 'PARSE_SYNTAX_ERROR'],
    ['lists, 10,000 deep', `SELECT ${again('[', 10_000)}1${again(']', 10_000)}`, 'PARSE_SYNTAX_ERROR'],
    ['subqueries, 3,000 deep', `${again('SELECT (', 3_000)}SELECT 1${again(')', 3_000)}`, 'PARSE_SYNTAX_ERROR'],
    [
      'cases, 2,000 deep',
      `SELECT ${again('CASE WHEN true THEN ', 2_000)}1${again(' END', 2_000)}`,
      'PARSE_SYNTAX_ERROR',
    ],
    ['NOT, 19,000 times', `SELECT ${again('NOT ', 19_000)}true`, 'PARSE_SYNTAX_ERROR'],
    ['AND, 100,000 times', `SELECT true${again(' AND true', 100_000)}`, 'UNSUPPORTED_FEATURE'],
    ['AND, 9,000 times', `SELECT 1 FROM range(2) WHERE true${again(' AND true', 9_000)}`, [['1'], ['1']]],
    ['UNION, 20,000 times', `SELECT 1${again(' UNION ALL SELECT 1', 20_000)}`, 'UNSUPPORTED_FEATURE'],
    ['a list of 500,000', `SELECT 1 IN (${again('1,', 500_000)}1)`, 'UNSUPPORTED_FEATURE'],
    ['only semicolons', again(';', 30_000), 'PARSE_SYNTAX_ERROR'],
    ['a quote without an end', `SELECT '${again('x', 1_000_000)}`, 'PARSE_SYNTAX_ERROR'],
    ['backslashes and no end', `SELECT '${again('\\', 1_000_001)}`, 'PARSE_SYNTAX_ERROR'],
    ['backquotes and no end', `SELECT ${again('`', 1_000_001)}`, 'PARSE_SYNTAX_ERROR'],
    ['a comment without an end', `SELECT 1 /*${again('x', 1_000_000)}`, 'PARSE_SYNTAX_ERROR'],
    ['a name of 1 MB', `SELECT \`${again('x', 1_000_000)}\``, 'UNRESOLVED_COLUMN.WITHOUT_SUGGESTION'],
    ['a literal of 1 MB', `SELECT length('${again('x', 1_000_000)}')`, [['1000000']]],
    ['5 MB of space', `SELECT ${again(' ', 5_000_000)}1`, [['1']]],
    ['a hyphenated name of 10,000 parts', `SELECT ${again('a-', 10_000)}a.b`, 'INVALID_IDENTIFIER'],
    ['nothing', '', 'PARSE_SYNTAX_ERROR'],
    ['a comment alone', '-- SELECT 1', 'PARSE_SYNTAX_ERROR'],
    ['a NUL and a second statement', 'SELECT 1\0; SELECT 2', 'PARSE_SYNTAX_ERROR'],
    ['a NUL in a name', 'SELECT `a\0b`', 'PARSE_SYNTAX_ERROR'],
    ['a NUL in a string', "SELECT 'a\0b', 'a\\0b'", [['a\0b', 'a\0b']]],
    ['full-width letters', 'ＳＥＬＥＣＴ 1', 'PARSE_SYNTAX_ERROR'],
    ['a word with an invisible space', 'SE\u200bLECT 1', 'PARSE_SYNTAX_ERROR'],
    ['a reversed column', 'SELECT \u202e1', 'UNRESOLVED_COLUMN.WITHOUT_SUGGESTION'],
    ['half a character', "SELECT '\ud800'", [['\ufffd']]],
    ['a pattern of 50,000 stars', `SHOW TABLES LIKE '${again('*', 50_000)}b'`, []],
  ])('%s', async (_what, text, expected) => {
    expect(await result(text)).toEqual(expected);
  });
});

describe('a statement that reaches out', () => {
  it.each([
    ["COPY (SELECT 1) TO '/tmp/hostile.csv'", 'UNSUPPORTED_FEATURE'],
    ["(COPY x TO '/tmp/hostile.csv')", 'PARSE_SYNTAX_ERROR'],
    ["ATTACH '/tmp/hostile.db' AS x", 'PARSE_SYNTAX_ERROR'],
    ["EXPORT DATABASE '/tmp/hostile'", 'PARSE_SYNTAX_ERROR'],
    ['INSTALL httpfs', 'PARSE_SYNTAX_ERROR'],
    ['LOAD httpfs', 'PARSE_SYNTAX_ERROR'],
    ['SET enable_external_access = true', 'UNSUPPORTED_FEATURE'],
    ['PRAGMA database_list', 'PARSE_SYNTAX_ERROR'],
    ['SELECT 1; DROP TABLE x', 'PARSE_SYNTAX_ERROR'],
    ['WITH a AS (SELECT 1) DELETE FROM x', 'UNSUPPORTED_FEATURE'],
    ['EXPLAIN ANALYZE SELECT 1', 'UNSUPPORTED_FEATURE'],
    ["SELECT * FROM read_csv('/etc/passwd')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM `read_text`('/etc/passwd')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM main.read_blob('/etc/*')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM READ_JSON_AUTO /* here */ ('/etc/passwd')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM read_csv('http://127.0.0.1:1/x')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM parquet_metadata('/etc/passwd')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM sqlite_scan('/tmp/x.db', 't')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM glob('/etc/*')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT * FROM query('SELECT 1')", 'INSUFFICIENT_PERMISSIONS'],
    ["SELECT getenv('PATH')", 'INSUFFICIENT_PERMISSIONS'],
    ['SELECT * FROM duckdb_settings()', 'INSUFFICIENT_PERMISSIONS'],
    ['SELECT * FROM duckdb_tables', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['SELECT * FROM pg_catalog.pg_tables', 'TABLE_OR_VIEW_NOT_FOUND'],
    ["SELECT * FROM '/etc/passwd'", 'TABLE_OR_VIEW_NOT_FOUND'],
    ['SELECT * FROM `/etc/passwd.csv`', 'INSUFFICIENT_PERMISSIONS'],
  ])('%s', async (text, expected) => {
    expect(await result(text)).toEqual(expected);
    await expect(access('/tmp/hostile.csv')).rejects.toThrow();
  });
});

describe('a statement that never ends, or takes all there is', () => {
  it.each([
    'SELECT count(*) FROM range(1000000000000) WHERE md5(string(id)) = "x"',
    'SELECT count(*) FROM range(1000000) a, range(1000000) b, range(1000000) c WHERE a.id + b.id = c.id - 1',
    'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t',
    "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) SELECT * FROM t",
    'SELECT * FROM range(100000000000) ORDER BY rand()',
    'SELECT id, count(*) FROM range(100000000000) GROUP BY 1',
    'SELECT collect_list(id) FROM range(100000000000)',
    'SELECT sequence(1, 10000000000)',
    'SELECT sum(cast(string(id) AS DOUBLE) / 3) FROM range(100000000000)',
    "SELECT max(date_format(timestamp_seconds(id), 'yyyy')) FROM range(100000000000)",
    "SELECT repeat('x', 2000000000)",
    "SELECT sum(length(repeat('x', 100000000))) FROM range(1000000)",
    `SELECT 1${again(' + id', 700)} FROM range(10)`,
  ])('%s', async (text) => {
    // A list that is too long is refused at once, unless the time is over before that.
    const expected = ['STATEMENT_TIMEOUT', 'OUT_OF_MEMORY', 'ANALYSIS_ERROR', 'INVALID_PARAMETER_VALUE'];
    expect(expected).toContain(await result(text, impatient));
  });

  it('leaves the next one alone', async () => {
    expect(await result('SELECT 1')).toEqual([['1']]);
  });
});

describe('a statement that is no longer wanted', () => {
  const endless = 'SELECT count(*) FROM range(1000000000000)';

  it('stops when it is cancelled, with the reason of who cancelled it', async () => {
    const cancel = new AbortController();
    const running = engine.run({ text: endless }, cancel.signal);
    await engine.run({ text: 'SELECT 1' });
    cancel.abort(new Error('no longer wanted'));
    await expect(running).rejects.toThrow('no longer wanted');
  });

  it('runs beside one other at most; more wait, and none is lost', async () => {
    const narrow = createSqlEngine({ tables: () => [], catalogs, maxRunning: 1 });
    const cancel = new AbortController();
    const first = narrow.run({ text: endless }, cancel.signal);
    let isSecondDone = false;
    const second = narrow.run({ text: 'SELECT 2' }).then((outcome) => {
      isSecondDone = true;
      return outcome.rows;
    });
    await engine.run({ text: 'SELECT 1' });
    expect(isSecondDone).toBe(false);
    cancel.abort();
    await expect(first).rejects.toThrow();
    expect(await second).toEqual([['2']]);
    await narrow.close();
  });
});
