import { SqlError } from './sql-error.ts';
import { isNameToken, meaningful } from './token-reader.ts';
import type { Token } from './tokenize.ts';

/** What DuckDB has and the warehouse has not: its own insides, other files, and texts that are statements. */
const foreign =
  /^(duckdb_|pragma_|sqlite_|postgres_|mysql_|parquet_|pg_catalog$|read_(?!files$)|sniff_csv$|glob$|query$|query_table$|getenv$|getvariable$|current_setting$|which_secret$|json_execute_serialized_sql$|json_serialize_sql$|write_log$|add_parquet_key$|from_substrait|seq_scan$|arrow_scan|pandas_scan|python_map)/i;
/** Some of them are everyday words: only as a function are they DuckDB's. */
const wordsOfOwn = new Set(['glob', 'query', 'getvariable', 'current_setting']);

/** Refuses names that reach behind the tables of the lab. Throws a `SqlError`. */
export function refuseForeignNames(tokens: readonly Token[]): void {
  const kept = meaningful(tokens);
  for (const [index, token] of kept.entries()) {
    if (!isNameToken(token) || !foreign.test(token.value)) continue;
    const isCalled = kept[index + 1]?.text === '(';
    if (!isCalled && wordsOfOwn.has(token.value.toLowerCase())) continue;
    const name = `\`${token.value}\``;
    throw isCalled
      ? new SqlError('INSUFFICIENT_PERMISSIONS', '42501', `Statements may not call ${name}: they read tables only.`)
      : new SqlError('TABLE_OR_VIEW_NOT_FOUND', '42P01', `There is no table or view ${name}.`);
  }
}
