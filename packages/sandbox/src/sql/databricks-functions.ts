import { quoteLiteral } from '../duckdb-quoting.ts';

const byZero = '[DIVIDE_BY_ZERO|22012] Division by zero. Use `try_divide` to tolerate a divisor of 0 and return NULL.';
const remainderByZero =
  '[REMAINDER_BY_ZERO|22012] Remainder by zero. Use `try_mod` to tolerate a divisor of 0 and return NULL.';
const nestedType = '[UNSUPPORTED_FEATURE|0A000] The sandbox has no typeof for nested values.';

/** Functions that DuckDB has under the same name with another meaning, or not at all. They run under a name of their own. */
const own = {
  concat: Array.from({ length: 10 }, (_none, index) => {
    const names = Array.from({ length: index + 1 }, (_nothing, at) => `a${at}`);
    return `(${names.join(', ')}) AS ${names.join(' || ')}`;
  }).join(', '),
  date_add: '(a, b) AS CAST(CAST(a AS DATE) + CAST(b AS INTEGER) AS DATE)',
  date_sub: '(a, b) AS CAST(CAST(a AS DATE) - CAST(b AS INTEGER) AS DATE)',
  datediff: "(a, b) AS CAST(date_diff('day', CAST(b AS DATE), CAST(a AS DATE)) AS INTEGER)",
  dayofweek: "(a) AS CAST(date_part('dow', CAST(a AS DATE)) + 1 AS INTEGER)",
  element_at: '(a, b) AS a[b]',
  log: '(a) AS ln(a), (a, b) AS divide(ln(CAST(b AS DOUBLE)), ln(CAST(a AS DOUBLE)))',
  split: '(a, b) AS string_split_regex(a, b)',
  try_divide:
    '(dividend, divisor) AS CASE WHEN divisor = 0 THEN NULL ELSE divide(CAST(dividend AS DOUBLE), CAST(divisor AS DOUBLE)) END',
  typeof: `(a) AS ${typeName('typeof(a)')}`,
  weekday: "(a) AS CAST(date_part('isodow', CAST(a AS DATE)) - 1 AS INTEGER)",
} as const;

/** These are the caller's name, with or without brackets. */
const callerNames = new Set(['current_user', 'session_user']);

const prefix = 'databricks_';

/** What a function is called in DuckDB; `undefined` where it needs no other name. */
export function ownFunction(name: string, isCalled: boolean): string | undefined {
  const lower = name.toLowerCase();
  if (callerNames.has(lower)) return `${prefix}${lower}${isCalled ? '' : '()'}`;
  return isCalled && Object.hasOwn(own, lower) ? `${prefix}${lower}` : undefined;
}

/** The name of a column as the statement wrote it. */
export function writtenName(columnName: string): string {
  return columnName.replaceAll(prefix, '');
}

/**
 * The statements that make the functions. Division is made anew: by zero it fails, and does not give infinity or null.
 *
 * @param caller who runs the statement
 */
export function functionMacros(caller: string): string[] {
  return [
    ...Object.entries(own).map(([name, definition]) => `CREATE TEMP MACRO ${prefix}${name}${definition}`),
    ...[...callerNames].map((name) => `CREATE TEMP MACRO ${prefix}${name}() AS ${quoteLiteral(caller)}`),
    `CREATE TEMP MACRO "/"(dividend, divisor) AS CASE WHEN divisor = 0 THEN ${failure(byZero)} ELSE divide(CAST(dividend AS DOUBLE), CAST(divisor AS DOUBLE)) END`,
    `CREATE TEMP MACRO "%"(dividend, divisor) AS CASE WHEN divisor = 0 THEN ${failure(remainderByZero)} ELSE mod(dividend, divisor) END`,
  ];
}

function failure(message: string): string {
  return `error(${quoteLiteral(message)})`;
}

/** DuckDB's name of a type as Databricks writes it. */
function typeName(expression: string): string {
  const names = {
    BIGINT: 'bigint',
    BLOB: 'binary',
    BOOLEAN: 'boolean',
    DATE: 'date',
    DOUBLE: 'double',
    FLOAT: 'float',
    HUGEINT: 'decimal(38,0)',
    INTEGER: 'int',
    SMALLINT: 'smallint',
    TIMESTAMP: 'timestamp_ntz',
    'TIMESTAMP WITH TIME ZONE': 'timestamp',
    TINYINT: 'tinyint',
    VARCHAR: 'string',
    '"NULL"': 'void',
  };
  const cases = Object.entries(names).map(([name, text]) => `WHEN ${quoteLiteral(name)} THEN ${quoteLiteral(text)}`);
  const other = `CASE WHEN ${expression} LIKE 'DECIMAL(%)' THEN lower(${expression}) ELSE ${failure(nestedType)} END`;
  return `CASE ${expression} ${cases.join(' ')} ELSE ${other} END`;
}
