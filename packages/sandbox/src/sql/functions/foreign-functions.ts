/** What DuckDB has and the warehouse has not: its own insides, other files, and texts that are statements. */
const foreign =
  /^(duckdb_|pragma_|sqlite_|postgres_|mysql_|parquet_|read_(?!files$)|sniff_csv$|glob$|query$|query_table$|getenv$|getvariable$|current_setting$|which_secret$|json_execute_serialized_sql$|json_serialize_sql$|write_log$|add_parquet_key$|from_substrait|seq_scan$|arrow_scan|pandas_scan|python_map)/i;

/** Whether a name reaches behind the tables of the lab. */
export function isForeignFunction(name: string): boolean {
  return foreign.test(name);
}
