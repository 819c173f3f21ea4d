import { expect, test } from 'vitest';
import { bindParameters, type SqlParameter } from './parameters.ts';
import { tokenize } from './tokenize.ts';
import { translate } from './translate.ts';

const translated = (statement: string, parameters: readonly SqlParameter[] = []): string =>
  translate(tokenize(statement), bindParameters(parameters));

test.each([
  ['SELECT `a b`.`c``d`, `e"f` FROM t', 'SELECT "a b"."c`d", "e""f" FROM t'],
  ["SELECT '`x` :y' FROM t", "SELECT '`x` :y' FROM t"],
  ['SELECT "it\'s `x`"', "SELECT 'it''s `x`'"],
  ["SELECT 'a\\'b', 'c''d', 'e\\\\', '\\t', '100\\%'", "SELECT 'a''b', 'c''d', 'e\\', '\t', '100\\%'"],
  ["SELECT r'\\n'", "SELECT '\\n'"],
  ['SELECT 1 -- `x` :y\n, 2 /* `x` :y */', 'SELECT 1  \n, 2  '],
  ['SELECT a::STRING, payload:id', 'SELECT a::STRING, payload:id'],
  ['SELECT 5L, 1e3, 2.5', 'SELECT 5::BIGINT, 1e3, 2.5'],
  ['SELECT at, t.at FROM t', 'SELECT "at", t."at" FROM t'],
])('%s', (statement, expected) => {
  expect(translated(statement)).toBe(expected);
});

test('a catalog gets the name that it is attached as, where three parts name it', () => {
  const tables = [{ catalog: 'Main', schema: 's' }];
  const statement = 'SELECT main.x, t.main.y FROM `main` . S . t JOIN main.other.t JOIN main.s';
  expect(translate(tokenize(statement), bindParameters([]), tables)).toBe(
    'SELECT main.x, t.main.y FROM "catalog main" . S . t JOIN main.other.t JOIN main.s',
  );
});

test('parameters become typed values, numbered in the order of their first use', () => {
  const parameters = bindParameters([
    { name: 'name', value: 'Ada' },
    { name: 'low', value: '5', type: 'INT' },
    { name: 'price', value: null, type: 'decimal(18, 2)' },
    { name: 'unused', value: 'x' },
  ]);
  const tokens = tokenize('WHERE id > :low AND name = :name AND price < :price OR id = :low');
  expect(translate(tokens, parameters)).toBe(
    'WHERE id > CAST($1 AS INTEGER) AND name = CAST($2 AS VARCHAR) AND price < CAST($3 AS DECIMAL(18,2)) OR id = CAST($1 AS INTEGER)',
  );
  expect(parameters.values()).toEqual(['5', 'Ada', null]);
});

test('a parameter without a value, or of a type that is none', () => {
  expect(() => translated('SELECT :x')).toThrow('[UNBOUND_SQL_PARAMETER] Parameter `x` has no value. SQLSTATE: 42P02');
  expect(() => translated('SELECT :x', [{ name: 'x', value: '1', type: 'INT); DROP TABLE t' }])).toThrow(
    '[UNSUPPORTED_DATATYPE]',
  );
});

test.each(["SELECT 'open", 'SELECT `open', 'SELECT "open', 'SELECT /* open', 'SELECT $1', 'SELECT ?'])(
  '%s is no SQL',
  (statement) => {
    expect(() => tokenize(statement)).toThrow('[PARSE_SYNTAX_ERROR]');
  },
);
