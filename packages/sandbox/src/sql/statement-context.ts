import type { CatalogWriter } from './catalog-writer.ts';
import type { SqlParameter } from './duckdb/emit-parameter.ts';
import type { GrantsOf } from './grant.ts';
import type { Reader } from './open-query.ts';
import type { QueryPool } from './query-pool.ts';
import type { DefaultNamespace } from './sql-table.ts';
import type { TokenReader } from './syntax/token-reader.ts';

/** A statement that runs, and all that it may use. */
export interface StatementContext extends Reader {
  /** Behind the words that were read already. */
  readonly reader: TokenReader;
  readonly namespace: DefaultNamespace;
  readonly caller: string;
  readonly parameters: readonly SqlParameter[];
  readonly rowLimit: number | undefined;
  /** Absent where nothing can be changed. */
  readonly catalog?: CatalogWriter | undefined;
  /** Grants that the caller may see; `undefined` for an object that they may not. */
  readonly grants?: GrantsOf | undefined;
  readonly pool: QueryPool;
  readonly signal: AbortSignal;
}
