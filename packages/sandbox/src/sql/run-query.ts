import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Clock } from '@tableflow-workshop/client-core';
import { quoteIdentifier, quoteLiteral } from '../duckdb-quoting.ts';
import type { BoundQuery } from './bind-query.ts';
import { compileQuery } from './duckdb/compile-query.ts';
import type { SqlParameter } from './duckdb/emit-parameter.ts';
import type { Session } from './duckdb/emitter.ts';
import { readResult } from './read-result.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import { outputColumns } from './syntax/output-columns.ts';
import { createTypeOracle } from './type-oracle.ts';
import { type WriteTarget, writeResult } from './write-result.ts';

/** A relation with the query behind it and the files that this query reads. */
export interface ReadableTable {
  /** Catalog, schema and name inside DuckDB. */
  readonly place: readonly string[];
  /** In DuckDB's dialect. */
  readonly query: string;
  readonly files: readonly string[];
}

/** A view whose own relations are bound. */
export interface ReadableView {
  readonly place: readonly string[];
  readonly bound: BoundQuery;
  readonly session: Session;
  /** What its columns are called. */
  readonly columns: readonly string[];
}

export interface Query {
  readonly bound: BoundQuery;
  readonly session: Session;
  readonly parameters: readonly SqlParameter[];
  readonly tables: readonly ReadableTable[];
  /** In an order in which each needs only those before it. */
  readonly views: readonly ReadableView[];
  readonly rowLimit: number | undefined;
  /** Where the rows go. Default: into the outcome. `none` reads only what the columns are. */
  readonly target?: WriteTarget | 'none';
}

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
 * Runs one query in a database of its own, which knows nothing but the given relations and may open nothing but their
 * files. That makes every statement start from the same state, and costs about 20 ms.
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
    return await runBound(connection, query, signal);
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

async function runBound(connection: DuckDBConnection, query: Query, signal: AbortSignal): Promise<SqlOutcome> {
  const oracle = createTypeOracle(connection, signal);
  for (const view of query.views) {
    const text = await compileQuery(view.bound, view.session, [], oracle);
    const columns = view.columns.length > 0 ? ` (${view.columns.map(quoteIdentifier).join(', ')})` : '';
    await connection.run(`CREATE VIEW ${quoted(view.place)}${columns} AS ${text}`);
  }
  const text = await compileQuery(query.bound, query.session, query.parameters, oracle);
  signal.throwIfAborted();
  const { target } = query;
  if (target !== undefined && target !== 'none') return writeResult(connection, text, target);
  const outcome = await readResult(connection, text, { limit: query.rowLimit, isEmpty: target === 'none', signal });
  return named(outcome, query.bound);
}

/** The columns as the query calls them. DuckDB keeps the case of the table, and takes NULL alone for a number. */
function named(outcome: SqlOutcome, { query }: BoundQuery): SqlOutcome {
  const written = outputColumns(query);
  if (written?.length !== outcome.columns.length) return outcome;
  const columns = outcome.columns.map((column, index) => {
    const { name = column.name, isVoid = false } = written[index] ?? {};
    return { ...column, name, ...(isVoid && { typeName: 'NULL', typeText: 'VOID', type: 'void' }) };
  });
  return { ...outcome, columns };
}

function setUpStatements({ tables, views, target }: Query): string[] {
  const places = [...tables, ...views].map(({ place }) => place);
  const catalogs = new Set(places.map(([catalog = '']) => catalog));
  const schemas = new Set(places.map((place) => quoted(place.slice(0, 2))));
  const files = tables.flatMap((table) => table.files);
  const written = target === undefined || target === 'none' ? [] : [target.file];
  return [
    "SET TimeZone = 'UTC'",
    "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
    `SET allowed_paths = [${[...files, ...written].map(quoteLiteral).join(', ')}]`,
    'SET enable_external_access = false',
    ...[...catalogs].map((name) => `ATTACH IF NOT EXISTS ':memory:' AS ${quoteIdentifier(name)}`),
    ...[...schemas].map((name) => `CREATE SCHEMA IF NOT EXISTS ${name}`),
    ...tables.map((table) => `CREATE VIEW ${quoted(table.place)} AS ${table.query}`),
    'SET lock_configuration = true',
  ];
}

function quoted(place: readonly string[]): string {
  return place.map(quoteIdentifier).join('.');
}
