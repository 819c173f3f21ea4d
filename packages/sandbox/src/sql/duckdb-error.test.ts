import { expect, it } from 'vitest';
import { toSqlError } from './duckdb-error.ts';

it.each([
  ['Out of Memory Error: failed to allocate data of size 16.0 GiB (0 bytes/1.0 GiB used)', 'OUT_OF_MEMORY', '53200'],
  ['Invalid Input Error: Lists larger than 2^32 elements are not supported', 'INVALID_PARAMETER_VALUE', '22023'],
  ['Conversion Error: Could not convert string', 'CAST_INVALID_INPUT', '22018'],
  ['Some Other Error: nobody knows it', 'SANDBOX_SQL_ERROR', 'HY000'],
])('%s', (said, errorClass, sqlState) => {
  expect(toSqlError(new Error(said), [])).toMatchObject({ errorClass, sqlState });
});
