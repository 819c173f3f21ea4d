import type { CatalogWriter } from './catalog-writer.ts';
import type { SqlParameter } from './duckdb/emit-parameter.ts';
import { toSqlError } from './duckdb-error.ts';
import type { GrantsOf } from './grant.ts';
import { createQueryPool, type QueryPoolOptions } from './query-pool.ts';
import { runStatement } from './run-statement.ts';
import type { SqlOutcome } from './sql-outcome.ts';
import type { SqlCatalog, SqlRelation } from './sql-table.ts';
import { grammar } from './syntax/grammar.ts';
import { readTokens } from './syntax/token-reader.ts';
import { tokenize } from './syntax/tokenize.ts';
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
   * Runs one statement. Throws a `SqlError` for whatever is wrong with it; rejects with the signal's reason when it aborts.
   */
  run(statement: SqlStatement, signal?: AbortSignal): Promise<SqlOutcome>;
  /** Ends all running statements and waits for them. */
  close(): Promise<void>;
}

/** What the engine works with. */
export interface SqlEngineOptions extends QueryPoolOptions {
  readonly tables: () => readonly SqlRelation[];
  readonly catalogs: () => readonly SqlCatalog[];
  /** How statements change the catalog. Default: they cannot. */
  readonly catalog?: CatalogWriter;
  /** Who holds what, for SHOW GRANTS. Default: it has no objects. */
  readonly grants?: GrantsOf;
  /** Why somebody may not read the relation of this full name; `undefined` where they may. Default: everybody may. */
  readonly refuseReading?: (principal: string, fullName: string) => string | undefined;
}

/**
 * SQL over Delta tables on local disk, in the dialect of Databricks.
 *
 * Every statement sees the newest version of the tables that it names, and can open no other file.
 *
 * @example
 * const engine = createSqlEngine({ tables: () => tables, catalogs: () => catalogs });
 * await engine.run({ text: 'SELECT count(*) FROM `river-hotels`.`lkc-abc123`.clickstream' });
 */
export function createSqlEngine(options: SqlEngineOptions): SqlEngine {
  const pool = createQueryPool(options);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const refuseReading = options.refuseReading ?? (() => undefined);

  const run = async (statement: SqlStatement, signal: AbortSignal): Promise<SqlOutcome> => {
    signal.throwIfAborted();
    const tokens = tokenize(statement.text);
    const caller = statement.caller ?? '';
    const all = { relations: options.tables(), catalogs: options.catalogs() };
    try {
      return await runStatement({
        reader: readTokens(tokens, grammar),
        namespace: { catalog: statement.catalog, schema: statement.schema ?? 'default' },
        known: visibleNames(all, statement.isVisible),
        caller,
        parameters: statement.parameters ?? [],
        rowLimit: statement.rowLimit,
        catalog: options.catalog,
        grants: options.grants,
        all,
        refuseReading: (fullName) => refuseReading(caller, fullName),
        asOwner: ({ info }) => ({
          known: all,
          refuseReading: (fullName) => (info ? refuseReading(info.owner, fullName) : undefined),
        }),
        pool,
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw toSqlError(error, tokens);
    }
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
