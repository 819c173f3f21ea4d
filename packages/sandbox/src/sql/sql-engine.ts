import { describeTable } from './describe-table.ts';
import { toSqlError } from './duckdb-error.ts';
import { refuseForeignNames } from './foreign-names.ts';
import { bindParameters, type SqlParameter } from './parameters.ts';
import { createQueryPool, type QueryPool, type QueryPoolOptions } from './query-pool.ts';
import { readLiveTable } from './read-live-table.ts';
import type { ReadableTable } from './run-query.ts';
import { show } from './show.ts';
import { showColumns } from './show-columns.ts';
import { notReading, SqlError, syntaxError } from './sql-error.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import type { DefaultNamespace, SqlCatalog, SqlTable } from './sql-table.ts';
import { liveFilePaths, tableQuery } from './table-view.ts';
import { isNameToken, meaningful, readTokens } from './token-reader.ts';
import { type Token, tokenize } from './tokenize.ts';
import { translate } from './translate.ts';
import { unsupportedForm } from './unsupported-form.ts';
import { visibleNames } from './visible-names.ts';

export interface SqlStatement {
  readonly text: string;
  /** Where names of fewer than three parts are looked up. The default schema is `default`. */
  readonly catalog?: string | undefined;
  readonly schema?: string | undefined;
  readonly parameters?: readonly SqlParameter[];
  readonly rowLimit?: number | undefined;
  /** Whether the caller may see the catalog, schema or table of this name. Default: everything. */
  readonly isVisible?: ((name: readonly string[]) => boolean) | undefined;
  /** Who runs it, as `current_user()` says. Default: nobody. */
  readonly caller?: string | undefined;
}

export interface SqlEngine {
  /**
   * Runs one statement that reads. Throws a `SqlError` for any other, and for whatever is wrong with it; rejects with the
   * signal's reason when it aborts.
   */
  run(statement: SqlStatement, signal?: AbortSignal): Promise<SqlOutcome>;
  /** Ends all running statements and waits for them. */
  close(): Promise<void>;
}

/**
 * SQL over Delta tables on local disk, in the part of the Databricks dialect that the lab uses: SELECT, WITH, VALUES,
 * SHOW CATALOGS | SCHEMAS | TABLES and DESCRIBE, names in backquotes, `:name` parameters.
 *
 * Every statement sees the newest version of the tables it mentions, and can open no other file.
 *
 * @example
 * const engine = createSqlEngine({ tables: () => tables, catalogs: () => catalogs });
 * await engine.run({ text: 'SELECT count(*) FROM `river-hotels`.`lkc-abc123`.clickstream' });
 */
export function createSqlEngine(
  options: QueryPoolOptions & {
    readonly tables: () => readonly SqlTable[];
    readonly catalogs: () => readonly SqlCatalog[];
  },
): SqlEngine {
  const pool = createQueryPool(options);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  const run = async (statement: SqlStatement, signal: AbortSignal): Promise<SqlOutcome> => {
    signal.throwIfAborted();
    const tokens = tokenize(statement.text);
    const namespace = { catalog: statement.catalog, schema: statement.schema ?? 'default' };
    const known = visibleNames({ tables: options.tables(), catalogs: options.catalogs() }, statement.isVisible);
    const reader = readTokens(tokens);
    if (reader.takeWord('SHOW')) {
      if (reader.takeWord('COLUMNS')) return showColumns(reader, namespace, known.tables, statement.rowLimit);
      const refusal = unsupportedForm(tokens);
      if (refusal) throw refusal;
      return show(reader, namespace, known, statement.rowLimit);
    }
    if (reader.takeWord('DESCRIBE', 'DESC')) {
      const refusal = unsupportedForm(tokens);
      if (refusal) throw refusal;
      return describeTable(reader, namespace, known.tables, statement.rowLimit);
    }
    return select({ statement, tokens, namespace, tables: known.tables }, pool, signal);
  };

  return {
    async run(statement, signal) {
      const done = run(statement, signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);
      running.add(done);
      try {
        return await done;
      } finally {
        running.delete(done);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
      pool.close();
    },
  };
}

/** A statement that was read, and what it may mention. */
interface ReadStatement {
  readonly statement: SqlStatement;
  readonly tokens: readonly Token[];
  readonly namespace: DefaultNamespace;
  readonly tables: readonly SqlTable[];
}

async function select(
  { statement, tokens, namespace, tables }: ReadStatement,
  pool: QueryPool,
  signal: AbortSignal,
): Promise<SqlOutcome> {
  const [first] = meaningful(tokens);
  if (!first) throw syntaxError('');
  if (!/^(SELECT|WITH|VALUES|\()$/i.test(first.text)) {
    throw otherVerbs.has(first.text.toUpperCase()) ? notReading(first.text.toUpperCase()) : syntaxError(first.text);
  }
  if (tokens.some((token) => isNameToken(token) && token.value.toLowerCase() === 'information_schema')) {
    throw new SqlError('UNSUPPORTED_FEATURE', '0A000', 'The sandbox has no information_schema; use SHOW and DESCRIBE.');
  }
  refuseForeignNames(tokens);
  const parameters = bindParameters(statement.parameters ?? []);
  const mentioned = mentionedTables(tokens, tables);
  const text = translate(tokens, parameters, mentioned);
  const { readable, unreadable } = await openTables(mentioned);
  try {
    const query = {
      text,
      values: parameters.values(),
      namespace,
      rowLimit: statement.rowLimit,
      caller: statement.caller ?? '',
    };
    return await pool.run({ ...query, tables: readable }, signal);
  } catch (error) {
    signal.throwIfAborted();
    const said = toSqlError(error, tokens);
    // The table that it did not find is there, and says itself why it cannot be read.
    throw said.errorClass === 'TABLE_OR_VIEW_NOT_FOUND' ? (unreadable[0] ?? said) : said;
  }
}

/** Statements that exist, but change something or concern the session. Any other first word is a slip of the pen. */
const otherVerbs = new Set(
  (
    'ALTER ANALYZE BEGIN CACHE CALL COMMENT COPY CREATE DECLARE DELETE DROP EXECUTE EXPLAIN FROM GRANT INSERT MERGE ' +
    'MSCK OPTIMIZE REFRESH REPLACE RESET RESTORE REVOKE SET TABLE TRUNCATE UNCACHE UNDROP UPDATE USE VACUUM'
  ).split(' '),
);

/** Every table whose name stands anywhere in the statement: more than it reads, never fewer. */
function mentionedTables(tokens: readonly Token[], tables: readonly SqlTable[]): readonly SqlTable[] {
  const names = new Set(tokens.filter(isNameToken).map((token) => token.value.toLowerCase()));
  return tables.filter((table) => names.has(table.name.toLowerCase()));
}

/** A table that cannot be read is in the way of a statement that reads it, and of no other that has its name somewhere. */
async function openTables(
  tables: readonly SqlTable[],
): Promise<{ readonly readable: readonly ReadableTable[]; readonly unreadable: readonly SqlError[] }> {
  const unreadable: SqlError[] = [];
  const opened = tables.map((table) =>
    openTable(table).catch((error: unknown): readonly [] => {
      if (!(error instanceof SqlError)) throw error;
      unreadable.push(error);
      return [];
    }),
  );
  return { readable: (await Promise.all(opened)).flat(), unreadable };
}

async function openTable(table: SqlTable): Promise<ReadableTable> {
  const snapshot = await readLiveTable(table);
  const files = liveFilePaths(table, snapshot);
  return { ...table, files, query: tableQuery(snapshot, files) };
}
