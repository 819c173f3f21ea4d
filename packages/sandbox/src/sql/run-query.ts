import { type DuckDBConnection, DuckDBInstance, type DuckDBType, StatementType } from '@duckdb/node-api';
import type { Clock } from '@tableflow-workshop/client-core';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import { cellText } from './cell-text.ts';
import { functionMacros, writtenName } from './databricks-functions.ts';
import { databricksType } from './databricks-type.ts';
import { notReading, SqlError, syntaxError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import type { DefaultNamespace, SqlTable } from './sql-table.ts';
import { attachedName } from './translate.ts';

/** A table with the query behind it and the files that this query reads. */
export interface ReadableTable extends SqlTable {
  readonly query: string;
  readonly files: readonly string[];
}

export interface Query {
  /** In DuckDB's dialect. */
  readonly text: string;
  readonly values: readonly (string | null)[];
  readonly namespace: DefaultNamespace;
  readonly tables: readonly ReadableTable[];
  readonly rowLimit: number | undefined;
  /** Who runs it. Default: nobody. */
  readonly caller?: string;
}

/** What an inline result may hold; the service refuses more. */
const maxResultBytes = 25 * 1024 * 1024;

/** A statement that needs more fails, and leaves no files behind. */
const limits = {
  threads: '2',
  memory_limit: '1GB',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

const interruptEveryMs = 20;

/**
 * Runs one reading statement in a database of its own, which knows nothing but the given tables and may open nothing but
 * their files. That makes every statement start from the same state, and costs about 20 ms.
 *
 * Rejects with the signal's reason when it aborts.
 */
export async function runQuery(query: Query, signal: AbortSignal, clock: Clock): Promise<SqlOutcome> {
  const instance = await DuckDBInstance.create(':memory:', limits);
  const connection = await instance.connect();
  // An interrupt that comes between two steps is forgotten, so it is repeated until everything has stopped.
  let stopInterrupting = (): void => undefined;
  const interrupt = (): void => {
    connection.interrupt();
    stopInterrupting = clock.setTimer(interruptEveryMs, interrupt);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    for (const statement of setUpStatements(query)) {
      signal.throwIfAborted();
      await connection.run(statement);
    }
    signal.throwIfAborted();
    return await runStatement(connection, query, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', interrupt);
    stopInterrupting();
    connection.closeSync();
    instance.closeSync();
  }
}

function setUpStatements({ namespace, tables, caller = '' }: Query): string[] {
  const schemas = new Map(tables.map(({ catalog, schema }) => [`${catalog}\n${schema}`, { catalog, schema }]));
  const { catalog, schema } = namespace;
  if (catalog !== undefined) schemas.set(`${catalog}\n${schema}`, { catalog, schema });
  const catalogs = new Set([...schemas.values()].map((entry) => attachedName(entry.catalog)));
  return [
    "SET TimeZone = 'UTC'",
    "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
    `SET allowed_paths = [${tables.flatMap((table) => table.files.map(quoteLiteral)).join(', ')}]`,
    'SET enable_external_access = false',
    ...functions,
    ...functionMacros(caller),
    ...[...catalogs].map((name) => `ATTACH IF NOT EXISTS ':memory:' AS ${quoteIdentifier(name)}`),
    ...[...schemas.values()].map((entry) => `CREATE SCHEMA IF NOT EXISTS ${quoted(entry.catalog, entry.schema)}`),
    ...tables.map((table) => `CREATE VIEW ${quoted(table.catalog, table.schema, table.name)} AS ${table.query}`),
    ...(catalog === undefined ? [] : enterNamespace(catalog, schema)),
    'SET lock_configuration = true',
  ];
}

/** `current_database()` means the schema there, and the catalog is to be told by its real name. */
function enterNamespace(catalog: string, schema: string): string[] {
  return [
    `USE ${quoted(catalog, schema)}`,
    `CREATE TEMP MACRO "current_catalog"() AS ${quoteLiteral(catalog)}`,
    `CREATE TEMP MACRO "current_database"() AS ${quoteLiteral(schema)}`,
  ];
}

/** Everyday functions that DuckDB has under another name. */
const functions = [
  'CREATE TEMP MACRO "current_timestamp"() AS now()',
  'CREATE TEMP MACRO nvl(value, other) AS coalesce(value, other)',
];

async function runStatement(connection: DuckDBConnection, query: Query, signal: AbortSignal): Promise<SqlOutcome> {
  const statements = await connection.extractStatements(query.text);
  if (statements.count !== 1) throw syntaxError(';');
  const prepared = await statements.prepare(0);
  if (prepared.statementType !== StatementType.SELECT) throw notReading('this statement');
  for (const [index, value] of query.values.entries()) {
    if (value === null) prepared.bindNull(index + 1);
    else prepared.bindVarchar(index + 1, value);
  }
  const result = await prepared.stream();
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index) => columnOf(name, types[index]));

  const limit = query.rowLimit ?? Number.POSITIVE_INFINITY;
  const rows: (string | null)[][] = [];
  let bytes = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    signal.throwIfAborted();
    for (const values of chunk.getRows()) {
      if (rows.length >= limit) return { columns, rows, truncated: true };
      const row = values.map((value, index) => textOf(value, types[index]));
      bytes += row.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
      if (bytes > maxResultBytes) {
        throw new SqlError(
          'INLINE_RESULT_TOO_LARGE',
          '54000',
          'The result is larger than 25 MiB; read fewer rows or columns.',
        );
      }
      rows.push(row);
    }
  }
  return { columns, rows, truncated: false };
}

/** DuckDB calls a bare count by the name of its own function. */
function columnOf(name: string, type: DuckDBType | undefined): SqlOutcome['columns'][number] {
  const types = type ? databricksType(type) : { typeName: 'STRING', typeText: 'STRING' };
  return { name: name === 'count_star()' ? 'count(1)' : writtenName(name), ...types };
}

function textOf(value: Parameters<typeof cellText>[0], type: DuckDBType | undefined): string | null {
  return type ? cellText(value, type) : null;
}

function quoted(catalog: string, ...parts: readonly string[]): string {
  return [attachedName(catalog), ...parts].map(quoteIdentifier).join('.');
}
